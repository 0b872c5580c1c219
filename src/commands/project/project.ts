import type { Command } from "commander";
import type { App } from "../../app.ts";
import { formatLadder, LADDER_FORM, readLadder } from "../../domain/config/stall-ladder.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Ladder } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { editProject, type FactChanges, tagsFrom } from "../../domain/project/edit-project.ts";
import { withTwoClocks } from "../../domain/project/two-clocks.ts";
import { projectView } from "../../domain/status/view.ts";
import { formatDay, isDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { projectJson } from "../../render/status/project-json.ts";
import { findProject, standingOf } from "../find/find-project.ts";
import { ifStill } from "../find/past-documents.ts";
import { portfolioStatus } from "../find/portfolio.ts";
import { requireYes } from "../flags/confirm.ts";
import { collect } from "../flags/flags.ts";
import { registerProjectBlackout } from "./blackout.ts";
import { type FactFlags, factAnswers, withFactFlags } from "./fact-flags.ts";
import { handedOver, offerHandover } from "./offer-handover.ts";

export function registerProject(program: Command, app: App): void {
  const project = program.command("project").summary("a project's own facts").description("the project's own facts");
  withFactFlags(
    project
      .command("edit <project>")
      .description("change any of the facts; an empty text means not known")
      .option("--customer <name>", "their name")
      .option("--tag <word>", "a tag such as north, in place of those it has (repeatable; empty: none)", collect)
      .option("--slug <slug>", "what to call it from now on; the old one still finds it")
      .option(
        "--ladder <days>",
        "its own stall ladder in working days, like 3/6/9/12; empty: the store's or the route's",
      )
      .option(
        "--two-clocks",
        "of a project of an earlier version: due days for its criteria, and movement apart from what is owed",
      ),
  ).action((name: string, flags: ProjectEditFlags) => projectEdit(app, name, flags));
  registerProjectBlackout(project, app);
  project
    .command("remove <project>")
    .description("take a project out of the store, after showing it; undo brings it back")
    .action((name: string) => projectRemove(app, name));
  project
    .command("list")
    .description("every project, also stopped and closed ones")
    .action(() => portfolioStatus(app, { all: true }));
}

interface ProjectEditFlags extends FactFlags {
  readonly ladder?: string;
  readonly tag?: readonly string[];
  readonly slug?: string;
  readonly twoClocks?: boolean;
}

export async function projectEdit(app: App, name: string, flags: ProjectEditFlags): Promise<void> {
  const project = await findProject(app, name);
  const answers = factAnswers(app, flags);
  const tags = flags.tag === undefined ? undefined : tagsFrom(flags.tag);
  const ownLadder = flags.ladder === undefined ? undefined : givenLadder(flags.ladder);
  if (Object.keys(answers).length === 0 && ownLadder === undefined && !tags && !flags.slug && !flags.twoClocks)
    throw new PsvcError({ code: "missing-flags", flags: ["what to change"], command: "psvc project edit" });
  const edit = (before: Project) => {
    const edited = editProject(before, { ...changesOf(answers), ownLadder, tags, slug: flags.slug }, app.moment);
    return flags.twoClocks ? withTwoClocks(edited) : edited;
  };
  // Where it cannot be shown as it stands, perhaps on another product, that is said before anything is written.
  await standingOf(app, edit(project));
  const gone = await offerHandover(app, project, edit(project));
  const editAll = (before: Project) => handedOver(app, edit(before), gone);
  const changed = flags.slug ? await renamed(app, project, editAll) : await app.store.change(project.slug, editAll);
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => {
      const clocks =
        changed.clocks === project.clocks ? [] : ["Counted with two clocks from now on; its criteria have due days."];
      const changes = [...differences(project, changed), ...clocks].join("\n");
      return withNextStep(changes || "Nothing changed: that is what was recorded already.", firstStep(standing), style);
    },
    json: { kind: "project", asOf: app.today, project: projectJson(projectView(standing)) },
  });
}

/** Under its new name and no more under the old one, in one change. Throws `already-there` for a name that is taken. */
async function renamed(app: App, project: Project, edit: (before: Project) => Project): Promise<Project> {
  const after = edit(project);
  if (after.slug === project.slug) return app.store.change(project.slug, edit);
  const taken = {
    code: "already-there",
    what: "project",
    name: after.slug,
    command: null,
  } as const;
  if ((await app.store.slugs()).includes(after.slug)) throw new PsvcError(taken);
  await app.store.changeMany([
    { shelf: "projects", name: project.slug, change: (current) => ifStill(current, project, null, project.slug) },
    {
      shelf: "projects",
      name: after.slug,
      change: (current) => {
        if (current) throw new PsvcError(taken);
        return after;
      },
    },
  ]);
  return app.store.project(after.slug);
}

export async function projectRemove(app: App, name: string): Promise<void> {
  const project = await findProject(app, name);
  const { slug, customer, promises, gaps } = project;
  const count = (records: object, what: string) => `${Object.keys(records).length} ${what}`;
  const preview =
    `${visible(customer)} (${slug}): ${count(promises, "promises")}, ${count(gaps, "gaps")} and its ` +
    `route go out of the store. A project that ended is better stopped: psvc stop ${slug}`;
  await requireYes(app, "psvc project remove", preview, `Remove ${slug}?`);
  await app.store.past.revise({ shelf: "projects", name: slug }, (current) => ifStill(current, project, null, slug));
  app.answer({
    text: (style) =>
      `${visible(customer)} is out of the store; its history stays. Back again: ${style.command("psvc undo")}`,
    json: { kind: "removed", removed: { what: "project", name: slug } },
  });
}

/** Throws `bad-value` for anything but four rising numbers. */
function givenLadder(text: string): Ladder | null {
  if (!text.trim()) return null;
  const ladder = readLadder(text);
  if (ladder) return ladder;
  throw new PsvcError({
    code: "bad-value",
    what: "--ladder",
    value: text,
    allowed: null,
    why: `a ladder is ${LADDER_FORM}`,
  });
}

function changesOf(answers: Answers): FactChanges {
  const {
    customer,
    lead,
    closedOn,
    value,
    currency,
    dealOwner,
    why,
    product,
    contractualOn,
    sponsor,
    projectLead,
    deciders,
    handedOver,
    readiness,
  } = answers;
  return {
    customer,
    lead,
    deal: given({ closedOn, value, currency, owner: dealOwner, why, product, contractualOn }),
    people: given({ sponsor, projectLead, deciders, handedOver, readiness }),
  };
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** `sponsor: not known -> Petra Lund`. */
function differences(before: Project, after: Project): readonly string[] {
  const facts = ({
    slug,
    customer,
    lead,
    tags,
    deal,
    people,
    ownLadder,
  }: Project): Readonly<Record<string, unknown>> => ({
    slug,
    customer,
    lead,
    tags,
    ...deal,
    ...people,
    ladder: ownLadder && formatLadder(ownLadder),
  });
  const then = facts(before);
  return Object.entries(facts(after)).flatMap(([name, value]) =>
    say(value) === say(then[name]) ? [] : [`${name}: ${say(then[name])} -> ${say(value)}`],
  );
}

function say(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isDay(value)) return formatDay(value);
  return visible(Array.isArray(value) ? value.join(", ") : String(value));
}
