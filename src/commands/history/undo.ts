import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type Change, type DocumentName, isFromOutside, sameDocument } from "../../domain/history/change.ts";
import {
  haveTheSameSubject,
  type LoadedChange,
  planRevert,
  type RevertOutcome,
} from "../../domain/history/revert-plan.ts";
import {
  changesInOrder,
  laterBySomebodyElse,
  laterOn,
  reachesRedoable,
  redoable,
  undoable,
  type Whose,
} from "../../domain/history/undo.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { revertedDocument, type Telling, tellingOf } from "../../domain/history/view.ts";
import { breachesOf } from "../../domain/invariant/invariants.ts";
import { asJson, same } from "../../domain/model/json-value.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { historyJson } from "../../render/history/history.ts";
import {
  type Direction,
  outcomeJson,
  type RevertJson,
  renderReverted,
  renderRevertPreview,
} from "../../render/history/undo.ts";
import type { KindDocument } from "../../render/json/kinds.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { completeInterrupted, warnOfInterrupted } from "../find/interrupted.ts";
import { latestChanges } from "../find/latest-changes.ts";
import { currentOf, ifStill, loadChange } from "../find/past-documents.ts";
import { requireYes } from "../flags/confirm.ts";

interface UndoFlags {
  readonly anyone?: boolean;
  readonly dryRun?: boolean;
}

export function registerUndo(program: Command, app: App): void {
  for (const direction of ["undo", "redo"] as const) {
    program
      .command(`${direction} [count]`)
      .summary(direction === "undo" ? "take back a change" : "bring an undone one back")
      .description(
        direction === "undo"
          ? "take back your last change, or the last few, after showing it"
          : "bring back what was undone last, after showing it",
      )
      .option("--anyone", "whoever made the change, and not only you")
      .option("--dry-run", "show it, and change nothing")
      .action((count: string | undefined, flags: UndoFlags) => undoOrRedo(app, direction, count, flags));
  }
}

export async function undoOrRedo(
  app: App,
  direction: Direction,
  count: string | undefined,
  flags: UndoFlags,
): Promise<void> {
  if (flags.dryRun) await warnOfInterrupted(app);
  else await completeInterrupted(app);
  const whose = flags.anyone ? null : app.me;
  const wanted = readCount(count, count === undefined ? [] : await app.store.slugs());
  const { changes: all, isAll } = await latestChanges(app, (changes) =>
    direction === "undo" ? undoable(changes, whose).length > wanted : reachesRedoable(changes, whose),
  );
  const candidates = direction === "undo" ? undoable(all, whose) : redoable(all, whose);
  const chosen = candidates.slice(0, wanted);
  if (chosen.length === 0) return nothingTo(app, direction, all, flags);

  await requireLastWord(app, direction, chosen, all, whose);
  const planned = await plan(app, direction, chosen, all);
  const outcomes = planned.filter(({ from, to }) => !same(asJson(from), asJson(to))).map(revertedDocument);
  const tellings = await Promise.all(
    chosen.map(async (change): Promise<Telling> => tellingOf(await loadChange(app, change), null)),
  );
  const staying = [...new Set(chosen.flatMap((change) => laterBySomebodyElse(change, all, whose)))];
  const preview = {
    direction,
    tellings,
    outcomes,
    staying,
    rest: restOf(candidates, chosen, isAll || direction === "redo"),
  };
  if (flags.dryRun) {
    app.answer({
      text: (style) => `${renderRevertPreview(preview, style)}\nNothing was changed: that was a dry run.`,
      json: revertJson(direction, { ...outcomeJson(outcomes), changes: historyJson(tellings), done: false }),
    });
    return;
  }
  await requireYes(app, `psvc ${direction}`, renderRevertPreview(preview, app.screen.style), questionOf(preview));
  const ops = chosen.map(({ op }) => op);
  const origin = direction === "undo" ? { undoes: ops } : { redoes: ops };
  await app.store.changeMany(
    planned.map(({ shelf, name, from, to }) => ({ shelf, name, change: (now) => ifStill(now, from, to, name) })),
    origin,
  );
  app.answer({
    text: (style) => renderReverted(preview, style),
    json: revertJson(direction, { ...outcomeJson(outcomes), changes: historyJson(tellings), done: true }),
  });
}

/** Where not all was read, there are more than anybody counted. */
function restOf(candidates: readonly Change[], chosen: readonly Change[], isCounted: boolean): number | "more" {
  return isCounted ? candidates.length - chosen.length : "more";
}

function questionOf({ direction, tellings }: { readonly direction: Direction; readonly tellings: readonly unknown[] }) {
  const what = tellings.length === 1 ? "this change" : `these ${tellings.length} changes`;
  return direction === "undo" ? `Take back ${what}?` : `Bring back ${what}?`;
}

/** Throws `refused` where a later change stands in the way, or where what is left would contradict itself. */
async function plan(
  app: App,
  direction: Direction,
  chosen: readonly Change[],
  all: readonly Change[],
): Promise<readonly RevertOutcome[]> {
  const loaded = await Promise.all(
    chosen.map((change) => (direction === "undo" ? loadChange(app, change) : loadUndone(app, change, all))),
  );
  const planned = planRevert(loaded, direction, await currentOf(app, loaded));
  if (planned.outcome === "blocked") {
    const later = laterOn([planned.name], planned.change.order, all).filter(
      ({ op }) => !chosen.some((one) => one.op === op),
    );
    throw inTheWay(
      direction,
      planned.change,
      later.filter(({ undoes }) => undoes.length === 0),
    );
  }
  for (const { shelf, name, from, to } of planned.documents) {
    const complaint = to && (await app.store.past.complaint({ shelf, name }, to));
    const [first] = chosen as readonly [Change];
    const later = laterOn([{ shelf, name }], first.order, all).filter(({ undoes }) => undoes.length === 0);
    // Without a later change it was like that before, and whoever wants it back has it.
    if (complaint || (later.length > 0 && isAgainstItself(from, to))) throw inTheWay(direction, first, later);
  }
  return planned.documents;
}

/** Whether a project that held together would no longer do so. */
function isAgainstItself(from: Kept | null, to: Kept | null): boolean {
  if (!to || !("promises" in to) || breachesOf(to).length === 0) return false;
  return !from || !("promises" in from) || breachesOf(from).length === 0;
}

/** With the documents as they were just before the change was undone. */
async function loadUndone(app: App, change: Change, all: readonly Change[]): Promise<LoadedChange> {
  const loaded = await loadChange(app, change);
  const undo = changesInOrder(all).findLast(({ undoes }) => undoes.includes(change.op));
  if (!undo) return loaded;
  const { touched } = await loadChange(app, undo);
  const beforeUndo = (touch: DocumentName) =>
    touched.find((loadedTouch) => sameDocument(loadedTouch, touch))?.before ?? null;
  return { change, touched: loaded.touched.map((touch) => ({ ...touch, beforeUndo: beforeUndo(touch) })) };
}

/**
 * Values alone do not tell that somebody else has spoken since: they may have said the same again. Throws `refused`.
 */
async function requireLastWord(
  app: App,
  direction: Direction,
  chosen: readonly Change[],
  all: readonly Change[],
  whose: Whose,
): Promise<void> {
  for (const change of chosen) {
    const loaded = await loadChange(app, change);
    for (const later of laterBySomebodyElse(change, all, whose).filter((one) => !isFromOutside(one)))
      if (haveTheSameSubject(loaded, await loadChange(app, later))) throw inTheWay(direction, change, [later]);
  }
}

function inTheWay(direction: Direction, change: Change, later: readonly Change[]): PsvcError {
  const named = later
    .slice(0, 3)
    .map(({ by, command, at }) => `${command}${by === null ? "" : ` by ${by}`} on ${formatDay(at.slice(0, 10))}`);
  const because = `later changes build on it${named.length > 0 ? `: ${named.join("; ")}` : ""}`;
  const instead = direction === "undo" ? "undo those first, or put it right by a new change" : "undo those first";
  return new PsvcError({
    code: "refused",
    what: `${change.command} cannot be ${direction === "undo" ? "undone" : "redone"}`,
    because,
    instead,
  });
}

function nothingTo(app: App, direction: Direction, all: readonly Change[], flags: UndoFlags): void {
  const others = direction === "undo" && !flags.anyone ? undoable(all, null)[0] : undefined;
  const latest =
    others &&
    `The latest change is ${visible(others.by ?? "")}'s: ${visible(others.command)}. psvc undo --anyone ` +
      "takes that back.";
  app.answer({
    text: () => [`There is nothing of yours to ${direction}.`, ...(latest ? [latest] : [])].join("\n"),
    json: revertJson(direction, { documents: [], changes: [], done: false }),
  });
  app.notMet();
}

function readCount(text: string | undefined, slugs: readonly string[]): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  if (slugs.includes(text.trim().toLowerCase()))
    throw new PsvcError({
      code: "usage",
      text: "It takes back your last change, whatever the project, and no project's own.",
      suggestion:
        `What was done to it: psvc history ${text}. One of its earlier states: psvc restore ${text} ` +
        "--at yesterday",
    });
  throw new PsvcError({
    code: "bad-value",
    what: "count",
    value: text,
    allowed: null,
    why: "it takes a number from 1 to 9999",
  });
}

/** Each direction is a kind of its own. */
export function revertJson(direction: Direction, reverted: RevertJson): KindDocument {
  return direction === "undo" ? { kind: "undo", undo: reverted } : { kind: "redo", redo: reverted };
}
