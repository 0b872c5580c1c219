import type { Command } from "commander";
import type { App } from "../../app.ts";
import { contradictionsIn, incomingView } from "../../domain/history/incoming.ts";
import { asJson, same } from "../../domain/model/json-value.ts";
import type { Project } from "../../domain/model/project.ts";
import { PsvcError } from "../../errors.ts";
import { nameProblem } from "../../prompts/project-answers.ts";
import { projectInJson, renderProjectIn } from "../../render/store/imported-project.ts";
import { incomingJson, renderIncoming } from "../../render/store/incoming.ts";
import type { Archive, Incoming } from "../../store/port/store.ts";
import { warnOfLeftOut } from "../find/damaged-copies.ts";
import { requireYes } from "../flags/confirm.ts";

interface ImportFlags {
  readonly dryRun?: boolean;
  readonly slug?: string;
}

export function registerImport(program: Command, app: App): void {
  program
    .command("import <file>")
    .summary("bring an export in")
    .description("bring in what export --all or export project wrote: into an empty store, or beside yours")
    .option("--slug <slug>", "what one project is called here")
    .option("--dry-run", "show what would come in, and change nothing")
    .action((file: string, flags: ImportFlags) => importFile(app, file, flags));
}

export async function importFile(app: App, path: string, flags: ImportFlags): Promise<void> {
  const bytes = await app.read(path);
  const file = path === "-" ? "standard input" : path;
  const project = await app.store.copies.readProject(bytes, file, flags.slug?.trim() ?? null);
  if (project) return importProject(app, project, flags);
  const archive = await app.store.copies.open(bytes, file);
  if (flags.slug === undefined) return importStore(app, archive, flags);
  throw new PsvcError({
    code: "usage",
    text: `--slug names one project, and ${file} is a whole store.`,
    suggestion: "Leave it out.",
  });
}

/** With all its keys and numbers. One of the name that is here already stays as it is. */
async function importProject(app: App, project: Project, flags: ImportFlags): Promise<void> {
  const { slug, deal, customer } = project;
  const why = customer.trim() ? nameProblem(customer) : null;
  if (why)
    throw new PsvcError({
      code: "bad-value",
      what: "the customer of that project",
      value: customer,
      allowed: null,
      why,
    });
  const here = (await app.store.slugs()).includes(slug) ? await app.store.project(slug) : null;
  if (here && !same(asJson(here), asJson(project)))
    throw new PsvcError({
      code: "refused",
      what: `${slug} is not brought in`,
      because: `a project of that name is here and holds something else (${here.customer})`,
      instead: "bring it in beside it with --slug NAME, or merge whole stores: psvc export --all",
    });
  const lacksCatalogue = deal.product !== null && (await app.store.catalogue(deal.product)) === null;
  if (!here && !flags.dryRun) await app.store.create(project);
  const outcome = here ? "same" : "new";
  const view = {
    project,
    outcome,
    isDryRun: flags.dryRun ?? false,
    contradictions: contradictionsIn(project),
  } as const;
  app.answer({
    text: (style) => renderProjectIn(view, style),
    json: { kind: "import", import: projectInJson(view) },
  });
  if (lacksCatalogue)
    app.remark(
      `There is no catalogue of ${deal.product} here, so fits that rest on it are stale: psvc capability import FILE`,
    );
}

async function importStore(app: App, archive: Archive, flags: ImportFlags): Promise<void> {
  const { copies } = app.store;
  const planned = await copies.plan(archive);
  const preview = planned.map(incomingView);
  const carried = await copies.carried(archive);
  const isMoving = carried.length > 0 || planned.some(({ outcome }) => MOVING.includes(outcome));
  if (flags.dryRun || !isMoving) {
    const words = flags.dryRun ? "\nNothing was changed: that was a dry run." : "";
    app.answer({
      text: (style) => `${renderIncoming(preview, carried, archive, style)}${words}`,
      json: { kind: "import", import: incomingJson(preview, carried) },
    });
    if (planned.some(isLacking)) app.notMet();
    return;
  }
  let backup: string | null = null;
  if (await app.store.exists()) {
    await requireYes(
      app,
      "psvc import",
      renderIncoming(preview, carried, archive, app.screen.style),
      "Bring these in?",
    );
    const made = await copies.backUp("import", "automatic");
    warnOfLeftOut(app, made);
    backup = made.name;
  }
  const taken = await copies.take(archive);
  const arrived = taken.map(incomingView);
  app.answer({
    text: (style) =>
      [
        renderIncoming(arrived, carried, archive, style),
        ...(backup ? [`All of it back: ${style.command(`psvc restore --backup ${backup}`)}`] : []),
      ].join("\n"),
    json: { kind: "import", import: incomingJson(arrived, carried) },
  });
  if (taken.some(isLacking)) app.notMet();
}

const MOVING: readonly Incoming["outcome"][] = ["new", "history", "newer", "merged"];

/** Something of theirs is not here now, or not whole. */
function isLacking({ outcome, isProven }: Incoming): boolean {
  return outcome === "conflict" || outcome === "damaged" || outcome === "damaged-here" || !isProven;
}
