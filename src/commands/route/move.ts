import type { Command } from "commander";
import type { App } from "../../app.ts";
import { getRecord } from "../../domain/model/record.ts";
import { SIDES, SLIP_REASONS } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { type Moved, moveMilestone } from "../../domain/route/move-milestone.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { type Day, formatDayFrom } from "../../domain/time/calendar.ts";
import { readSpan } from "../../domain/time/parse-relative-day.ts";
import { PsvcError } from "../../errors.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { renderMoved } from "../../render/route/route.ts";
import { routeJson } from "../../render/route/route-json.ts";
import { findProject, standingIfWhole } from "../find/find-project.ts";
import { questionDay } from "../find/question-day.ts";
import { dayFlag, optionalWord } from "../flags/flags.ts";

interface RouteMoveFlags {
  readonly to?: string;
  readonly later?: string;
  readonly reason?: string;
  readonly side?: string;
  readonly why?: string;
  readonly rest?: boolean;
  readonly agreedWith?: string;
}

export function registerRouteMove(route: Command, app: App): void {
  route
    .command("move <project> <milestone>")
    .description("change a target; the old date, the day and the slip reason are kept")
    .option("--to <day>", "the new target; +2w counts from today")
    .option("--later <span>", "by so much after its present target: 2w, 10d, 3wd")
    .option("--reason <reason>", `for a later day: ${SLIP_REASONS.join(", ")}`)
    .option("--side <side>", `where the slip came from: ${SIDES.join(", ")}`)
    .option("--why <text>", "in a line")
    .option("--agreed-with <person>", "who at the customer agreed to it: only then what waits for them counts anew")
    .option("--rest", "move what comes after it by as many days")
    .action((project: string, milestone: string, flags: RouteMoveFlags) => routeMove(app, project, milestone, flags));
}

export async function routeMove(app: App, slug: string, milestone: string, flags: RouteMoveFlags): Promise<void> {
  const project = await findProject(app, slug);
  const { name, milestone: before } = findWaypoint(project, milestone);
  const given = {
    to: newTarget(app, flags, before.target),
    reason: optionalWord("--reason", flags.reason, SLIP_REASONS) ?? null,
    side: optionalWord("--side", flags.side, SIDES) ?? null,
    why: flags.why ?? null,
    rest: flags.rest ?? false,
    agreedWith: flags.agreedWith?.trim() || null,
  };
  if (given.to !== before.target) await questionDay(app, project, given.to, name === "live" ? "golive" : "customer");
  // A span from today on is easily meant from the target on.
  const isSpan = flags.to !== undefined && readSpan(flags.to, app.today, app.week) !== null;
  const typedSpan = isSpan ? (flags.to ?? null) : null;
  let moved: Moved = { project, moved: [], opened: [], closable: [] };
  const changed = await app.store.change(project.slug, (before) => {
    moved = moveMilestone(before, name, given, app.moment);
    return moved.project;
  });
  const standing = await standingIfWhole(app, changed);
  app.answer({
    text: (style) =>
      withNextStep(renderMoved({ ...moved, project: changed }, project, typedSpan, style), firstStep(standing), style),
    json: {
      kind: "route",
      project: changed.slug,
      moved: moved.moved,
      opened: moved.opened.map((key) => getRecord(changed.gaps, key).id),
      closable: moved.closable.map((key) => getRecord(changed.gaps, key).id),
      route: routeJson(changed),
    },
  });
}

/** Throws `missing-flags` without a day or a span, and `usage` with both. */
function newTarget(app: App, { to, later }: RouteMoveFlags, target: Day): Day {
  if (to !== undefined && later !== undefined)
    throw new PsvcError({
      code: "usage",
      text: "--to and --later are two ways to say one day.",
      suggestion: "--to is the day itself, --later is a span after its present target. Give one of them.",
    });
  if (to !== undefined) return dayFlag(app, "--to", to);
  if (later === undefined)
    throw new PsvcError({ code: "missing-flags", flags: ["--later or --to"], command: "psvc route move" });
  const day = readSpan(later, target, app.week);
  if (day === null)
    throw new PsvcError({
      code: "bad-value",
      what: "--later",
      value: later,
      allowed: null,
      why: "write a span such as 2w, 10d, 3wd or 2 weeks; a day is said with --to",
    });
  app.remark(`--later ${later.trim()}: ${formatDayFrom(day, app.today)}`);
  return day;
}
