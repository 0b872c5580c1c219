import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type DocumentName, sameDocument } from "../../domain/history/change.ts";
import { withCountersOf } from "../../domain/history/versioned-document.ts";
import { type Movement, restoredDocument } from "../../domain/history/view.ts";
import { asJson, same } from "../../domain/model/json-value.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { wrapWhole } from "../../render/layout/wrap-keeping-commands.ts";
import { renderRestored, restoredJson } from "../../render/store/backups.ts";
import type { Archive, DamagedCopy, Revision } from "../../store/port/store.ts";
import { warnOfLeftOut } from "../find/damaged-copies.ts";
import { completeInterrupted, warnOfInterrupted } from "../find/interrupted.ts";
import { changedMeanwhile, findPastCatalogue, findPastProject, ifStill } from "../find/past-documents.ts";
import { requireYes } from "../flags/confirm.ts";
import { momentFlag } from "../flags/moment-flag.ts";
import { asItIsNow, type State, statesAt, statesIn } from "./restore-states.ts";

interface RestoreFlags {
  readonly at?: string;
  readonly backup?: string;
  readonly product?: string;
  readonly dryRun?: boolean;
}

export function registerRestore(program: Command, app: App): void {
  program
    .command("restore [project]")
    .summary("back to a moment or copy")
    .description("take one project, or the whole store, back to a moment or to a backup, after showing what changes")
    .option("--at <moment>", "now (the last good state), 14:30, yesterday, or 2027-03-15 14:30")
    .option(
      "--backup <name or file>",
      "a backup's name (psvc backup --list), or a file from backup --to or export --all",
    )
    .option("--product <name>", "the catalogue of this product, and nothing else")
    .option("--dry-run", "show it, and change nothing")
    .action((project: string | undefined, flags: RestoreFlags) => restore(app, project, flags));
}

export async function restore(app: App, project: string | undefined, flags: RestoreFlags): Promise<void> {
  if (flags.at !== undefined && flags.backup !== undefined)
    throw new PsvcError({
      code: "usage",
      text: "--at and --backup are two ways back, and only one can be taken.",
      suggestion: "Give one of them.",
    });
  if (flags.at === undefined && flags.backup === undefined)
    throw new PsvcError({ code: "missing-flags", flags: ["--at MOMENT or --backup NAME"], command: "psvc restore" });
  if (flags.dryRun) await warnOfInterrupted(app);
  else await completeInterrupted(app);
  const archive = flags.backup === undefined ? null : await openBackup(app, flags.backup);
  const of = await named(app, project, flags.product, archive);
  const { states, left } = archive
    ? statesIn(archive)
    : await statesAt(app, momentFlag(app, "--at", flags.at ?? ""), of);
  const lost = (archive?.damaged ?? []).filter(({ isProven }) => !isProven);
  if (of && lost.some((damagedCopy) => sameDocument(damagedCopy, of))) throw noGoodCopy(of.name);
  const movements = await movementsTo(app, states, of, left);
  const damaged = lost.map(({ file }) => file);
  const restored = movements.map(restoredDocument);
  const json = { kind: "restore", restore: { documents: restoredJson(restored), damaged } } as const;
  for (const copy of archive?.damaged ?? []) app.remark(formatDamagedCopy(copy));
  if (movements.length === 0) {
    app.answer({ text: () => "Nothing to do: everything is as it was then.", json });
    return;
  }
  const preview = (style = app.screen.style) => `This would change:\n${renderRestored(restored, style)}`;
  if (flags.dryRun) {
    app.answer({ text: (style) => `${preview(style)}\nNothing was changed: that was a dry run.`, json });
    return;
  }
  await requireYes(
    app,
    "psvc restore",
    preview(),
    `Restore ${movements.length === 1 ? "it" : `these ${movements.length}`}?`,
  );
  for (const movement of movements) await requireUntouched(app, movement);
  const back = await moveAll(app, movements, of === null ? archive : null);
  app.answer({
    text: (style) => `${renderRestored(restored, style)}\n${wrapWhole(`Restored. ${back}`, style.width)}`,
    json,
  });
}

/**
 * Returns what to say of the way back. Where there is no store yet, a whole archive comes in with its history and all.
 */
async function moveAll(app: App, movements: readonly Movement[], whole: Archive | null): Promise<string> {
  const { copies, places } = app.store;
  const isThere = await app.store.exists();
  if (!isThere && whole !== null) {
    await copies.take(whole);
    return `The store is new: ${visible(places.folder)}`;
  }
  const backup = isThere ? await copies.backUp("restore", "automatic") : null;
  if (backup) warnOfLeftOut(app, backup);
  for (const movement of movements) await putBackBroken(app, movement);
  await app.store.changeMany(movements.map(revisionTo));
  return `${backup ? `The state before is in ${backup.name}. ` : ""}To take this back: psvc undo`;
}

function formatDamagedCopy({ file, isProven }: DamagedCopy): string {
  return isProven
    ? `${file} is damaged in the backup; what the history in it proves counts.`
    : `${file} is damaged in the backup too, and stays as it is.`;
}

function noGoodCopy(name: string): PsvcError {
  return new PsvcError({
    code: "refused",
    what: `${name} is not restored`,
    because: "its copy in the backup is damaged, and the history in it does not prove what it held",
    instead: "psvc backup --list",
  });
}

async function openBackup(app: App, name: string): Promise<Archive> {
  const { copies } = app.store;
  const known = (await copies.backups()).find((backup) => backup.name === name);
  return copies.open(known ? await copies.readBackup(name) : await app.read(name), name);
}

/** The one document that is asked for; null for all. It may be in the backup only. */
async function named(
  app: App,
  project: string | undefined,
  product: string | undefined,
  archive: Archive | null,
): Promise<DocumentName | null> {
  if (project !== undefined && product !== undefined)
    throw new PsvcError({ code: "usage", text: "A project or --product, not both.", suggestion: "Give one of them." });
  const name = project ?? product;
  if (name === undefined) return null;
  const wanted = project === undefined ? "catalogue" : "projects";
  const copies: readonly DocumentName[] = [...(archive?.documents ?? []), ...(archive?.damaged ?? [])];
  const documentName = copies.find((copy) => copy.shelf === wanted && copy.name === name.trim().toLowerCase());
  if (documentName) return { shelf: documentName.shelf, name: documentName.name };
  return wanted === "projects" ? findPastProject(app, name) : findPastCatalogue(app, name);
}

/** What is not in the wanted state goes, unless nobody can tell what its state was. */
async function movementsTo(
  app: App,
  wanted: readonly State[],
  of: DocumentName | null,
  left: readonly DocumentName[],
): Promise<readonly Movement[]> {
  const known = of ? [of] : union(wanted, await app.store.past.documents());
  const names = known.filter((name) => !left.some((documentName) => sameDocument(documentName, name)));
  const all = await Promise.all(
    names.map(async ({ shelf, name }) => {
      const to = wanted.find((state) => sameDocument(state, { shelf, name }))?.document ?? null;
      return { shelf, name, from: await asItIsNow(app, { shelf, name }, of), to };
    }),
  );
  return all.flatMap(({ shelf, name, from, to }): readonly Movement[] => {
    if (from === "not ours") {
      app.remark(`${name} stays as it is: a newer psvc wrote it, or a merge of it is not done.`);
      return [];
    }
    if (from === "damaged") return to === null ? [] : [{ shelf, name, from, to }];
    const remaining = withCountersOf(to, from);
    return same(asJson(from), asJson(remaining)) ? [] : [{ shelf, name, from, to: remaining }];
  });
}

function union(states: readonly DocumentName[], names: readonly DocumentName[]): readonly DocumentName[] {
  return [...names, ...states.filter((state) => !names.some((name) => sameDocument(name, state)))];
}

/** Checked for all before the first moves, so that what was shown is what happens. */
async function requireUntouched(app: App, { shelf, name, from }: Movement): Promise<void> {
  const current = await asItIsNow(app, { shelf, name }, { shelf, name });
  if (from !== "damaged" && current !== "damaged" && current !== "not ours") ifStill(current, from, null, name);
  else if (from !== current) throw changedMeanwhile(name);
}

/** A file that cannot be read is kept aside first; its last good state takes its place. */
async function putBackBroken(app: App, { shelf, name, from }: Movement): Promise<void> {
  if (from !== "damaged") return;
  app.remark(`The broken file of ${name} is kept: ${await app.store.past.putBack({ shelf, name })}`);
}

function revisionTo({ shelf, name, from, to }: Movement): Revision {
  if (from === "damaged") return { shelf, name, change: (current) => withCountersOf(to, current) };
  return { shelf, name, change: (current) => ifStill(current, from, to, name) };
}
