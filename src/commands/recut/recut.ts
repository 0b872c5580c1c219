import type { Command } from "commander";
import type { App } from "../../app.ts";
import { CAPACITY_FORM, capacityOf, type Effort, readCapacity } from "../../domain/config/capacity.ts";
import { statusOf } from "../../domain/model/project-status.ts";
import type { Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { planRecut, requireTalks, type TalksInput } from "../../domain/recut/plan-recut.ts";
import { type Recut, type RecutGiven, recut } from "../../domain/recut/recut.ts";
import { type Day, formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { dayProblem, passed } from "../../prompts/project-answers.ts";
import { renderRecut } from "../../render/recut/recut.ts";
import { recutJson } from "../../render/recut/recut-json.ts";
import { renderRecutPlanned } from "../../render/recut/recut-next.ts";
import { findStanding } from "../find/find-project.ts";
import { dayFlag, optionalDay } from "../flags/flags.ts";

interface RecutFlags {
  readonly by?: string;
  readonly services?: string;
  readonly customer?: string;
  readonly reviewOn?: string;
  readonly apply?: boolean;
  readonly talkBy?: string;
  readonly with?: string;
}

export function registerRecut(program: Command, app: App): void {
  program
    .command("recut <project>")
    .summary("the smallest live scope")
    .description("the smallest change to the scope with which they can be live by a day, and who must agree to what")
    .option("--by <day>", "the day by which they are to be live (the planned go-live)")
    .option(
      "--services <days>",
      "working days a week that we have for it, like 3 or 2.5/week (config: capacity.services)",
    )
    .option("--customer <days>", "working days a week that the customer has for it (config: capacity.customer)")
    .option("--review-on <day>", "when what is deferred is looked at again (a month after the go-live)")
    .option("--apply", "plan the conversations that it needs; the customer decides")
    .option("--talk-by <day>", "with --apply: by when they are held (within five working days)")
    .option("--with <person>", "with --apply: whom to speak to (who may decide)")
    .action((project: string, flags: RecutFlags) => recutScope(app, project, flags));
}

export async function recutScope(app: App, slug: string, flags: RecutFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const given: RecutGiven = {
    capacity: capacityOf(standing.settings, {
      services: perWeek("--services", flags.services),
      customer: perWeek("--customer", flags.customer),
    } as Partial<Effort>),
    by: await goliveDay(app, standing, flags.by),
  };
  const talks: TalksInput = {
    talkBy: optionalDay(app, "--talk-by", flags.talkBy) ?? null,
    with: flags.with?.trim() || null,
    reviewOn: optionalDay(app, "--review-on", flags.reviewOn) ?? null,
  };
  const cut = recut(standing, given);
  requireTalks(standing, cut, talks);
  if (cut.chosen === null) app.notMet();
  if (flags.apply && cut.chosen !== null) return apply(app, standing, given, talks);
  answer(app, standing, cut, talks, null);
}

/** Chosen again under the lock, from the project as it is then. */
async function apply(app: App, standing: Standing, given: RecutGiven, talks: TalksInput): Promise<void> {
  let cut = recut(standing, given);
  let planned: readonly Key[] = [];
  const project = await app.store.change(standing.project.slug, (before) => {
    const now = { ...standing, project: before };
    cut = recut(now, given);
    if (cut.chosen === null) return before;
    const made = planRecut(now, cut, talks, app.moment);
    planned = made.planned;
    return made.project;
  });
  answer(app, { ...standing, project }, cut, talks, planned);
}

function answer(app: App, standing: Standing, cut: Recut, talks: TalksInput, planned: readonly Key[] | null): void {
  app.answer({
    text: (style) =>
      planned ? renderRecutPlanned(standing, cut, planned, style) : renderRecut(standing, cut, talks, style),
    json: { kind: "recut", recut: recutJson(standing, cut, talks, planned) },
  });
}

/** What was said, else the planned go-live. Where that has passed, somebody has to say. */
async function goliveDay(app: App, { project, today }: Standing, by: string | undefined): Promise<Day> {
  if (by !== undefined) return dayFlag(app, "--by", by);
  const { target } = project.route.live;
  // Where there is nothing to re-cut, recut itself says why.
  if (statusOf(project) !== "active") return target;
  if (target > today) {
    app.remark(`--by: the planned go-live, ${formatDay(target)}`);
    return target;
  }
  if (!app.prompter) throw new PsvcError({ code: "missing-flags", flags: ["--by"], command: "psvc recut" });
  const typed = await app.prompter.text({
    message: `The planned go-live, ${formatDay(target)}, has passed. By which day are they to be live?`,
    validate: (text) => dayProblem(text, today) ?? passed(text, today),
  });
  return dayFlag(app, "that day", typed);
}

/** undefined where it was not given. Throws `bad-value`. */
function perWeek(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const read = readCapacity(text);
  if (read !== null) return read;
  throw new PsvcError({ code: "bad-value", what: flag, value: text, allowed: null, why: CAPACITY_FORM });
}
