import type { Command } from "commander";
import type { App } from "../../app.ts";
import { addBlackout, blackoutsOf, removeBlackout } from "../../domain/blackout/blackout.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { dayProblemOf, readDay } from "../../domain/time/parse-day.ts";
import { PsvcError } from "../../errors.ts";
import { renderBlackouts } from "../../render/blackout/blackouts.ts";
import { findProject } from "../find/find-project.ts";

interface BlackoutFlags {
  readonly why?: string;
  readonly remove?: boolean;
}

export function registerProjectBlackout(project: Command, app: App): void {
  project
    .command("blackout <project> [period]")
    .description(
      "days on which the customer changes nothing, such as a peak or a change freeze; without a period, those on " +
        "record",
    )
    .option("--why <text>", "retail peak, period close, change freeze")
    .option("--remove", "take the blackout of these days out")
    .action((name: string, period: string | undefined, flags: BlackoutFlags) =>
      projectBlackout(app, name, period, flags),
    );
}

export async function projectBlackout(
  app: App,
  name: string,
  period: string | undefined,
  flags: BlackoutFlags,
): Promise<void> {
  const project = await findProject(app, name);
  if (period === undefined) return answer(app, project);
  const days = readDays(app, period);
  if (!flags.remove && !flags.why?.trim())
    throw new PsvcError({ code: "missing-flags", flags: ["--why"], command: "psvc project blackout" });
  const changed = await app.store.change(project.slug, (before) =>
    flags.remove ? removeBlackout(before, days) : addBlackout(before, { ...days, why: flags.why ?? "" }, app.moment),
  );
  answer(app, changed);
}

function answer(app: App, project: Project): void {
  const blackouts = blackoutsOf(project).map(([, blackout]) => blackout);
  app.answer({
    text: (style) => renderBlackouts(project.slug, blackouts, style),
    json: { kind: "blackouts", project: project.slug, blackouts },
  });
}

/** `15 Nov..6 Jan`, or one day. A first day that would come after the last is meant in the past: it has begun. */
function readDays(app: App, period: string): { readonly from: Day; readonly to: Day } {
  const [first = "", last = first, ...more] = period.split(/\.\.+|\s+to\s+/);
  if (more.length > 0)
    throw new PsvcError({
      code: "bad-value",
      what: "the period",
      value: period,
      allowed: null,
      why: 'write the first and the last day, like "15 Nov..6 Jan"',
    });
  const to = dayIn(app, last, "ahead");
  const from = dayIn(app, first, "ahead");
  return { from: from > to ? dayIn(app, first, "behind") : from, to };
}

function dayIn(app: App, text: string, lying: "ahead" | "behind"): Day {
  const read = readDay(text, app.today, app.week, lying);
  if ("day" in read) return read.day;
  throw new PsvcError(dayProblemOf("the period", text, read));
}
