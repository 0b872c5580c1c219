// How far the forecast is from the truth, on made-up portfolios whose truth is known. Not a test: nothing fails here.
import { type ForecastBasis, forecastOf } from "../../src/domain/forecast/forecast.ts";
import { simulateGolive } from "../../src/domain/forecast/monte-carlo.ts";
import { teamRecord } from "../../src/domain/forecast/team-record.ts";
import type { Project } from "../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../src/domain/model/settings.ts";
import type { Standing } from "../../src/domain/model/standing.ts";
import { PHASES } from "../../src/domain/model/vocabulary.ts";
import { phaseOf } from "../../src/domain/route/route.ts";
import { addDays, type Day, daysBetween } from "../../src/domain/time/calendar.ts";
import { asOf, liveOut, makeTeam } from "./simulated-team.ts";

const TEAMS = Number(process.argv[2] ?? 30);
const SEED = process.argv[3] ?? "honest";
const FINISHED = [10, 20, 40];
const RUNNING = 12;
/** A project is looked at every other week while it is on its way: looks that knew how long it will take would flatter or shame. */
const EVERY_DAYS = 14;
const FIRST_LOOK_DAYS = 3;
const START = "2024-01-08";

interface Look {
  readonly phase: string;
  readonly finished: number;
  readonly weeks: number;
  /** Days off: later than said is positive. */
  readonly plan: number;
  readonly headline: number | null;
  readonly basis: ForecastBasis | null;
  readonly half: number;
  readonly most: number;
}

const looks: Look[] = [];
const started = process.hrtime.bigint();
for (let nth = 0; nth < TEAMS; nth++) {
  const team = makeTeam(`${SEED} ${nth}`);
  const done = Array.from({ length: Math.max(...FINISHED) }, (_, i) => liveOut(team, `done-${nth}-${i}`, START));
  const running = Array.from({ length: RUNNING }, (_, i) => liveOut(team, `running-${nth}-${i}`, "2025-06-02"));
  for (const finished of FINISHED) {
    const record = teamRecord(done.slice(0, finished));
    for (const project of running) {
      const actual = project.golive?.on ?? "";
      for (let day = addDays(project.ownedOn, FIRST_LOOK_DAYS); day < actual; day = addDays(day, EVERY_DAYS)) {
        const look = lookAt(project, day, finished, record);
        if (look) looks.push(look);
      }
    }
  }
}

function lookAt(project: Project, today: Day, finished: number, record: ReturnType<typeof teamRecord>): Look | null {
  const actual = project.golive?.on ?? "";
  const standing: Standing = { project: asOf(project, today), catalogue: null, today, settings: NO_SETTINGS };
  const forecast = forecastOf(standing);
  const range = simulateGolive(standing, record);
  if (!forecast || !range) return null;
  const off = (day: Day) => daysBetween(day, actual);
  return {
    phase: phaseOf(standing.project),
    finished,
    weeks: Math.floor(daysBetween(project.ownedOn, today) / 7),
    plan: off(standing.project.route.live.target),
    headline: forecast.headline ? off(forecast.headline) : null,
    basis: forecast.basis,
    half: off(range.half),
    most: off(range.most),
  };
}

const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(
  `${looks.length} looks at ${TEAMS * RUNNING} running projects of ${TEAMS} made-up teams, seed ${SEED}, in ${seconds.toFixed(0)} s`,
);
console.log("median days off, either way; a range covers where they are live by its day\n");
console.log(
  "| looked at | looks | live by the 50 % day | live by the 85 % day | plan's own day off | 50 % day off | headline off | with a headline |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
row("all", () => true);
for (const phase of PHASES) row(`in phase ${phase}`, (look) => look.phase === phase);
for (const finished of FINISHED) row(`${finished} finished projects`, (look) => look.finished === finished);
row("under way for less than 4 weeks", ({ weeks }) => weeks < 4);
row("for 4 to 11 weeks", ({ weeks }) => weeks >= 4 && weeks < 12);
row("for 12 weeks or more", ({ weeks }) => weeks >= 12);
for (const basis of ["slip", "pace", "plan"] as const) row(`headline from ${basis}`, (look) => look.basis === basis);

function row(name: string, is: (look: Look) => boolean): void {
  const some = looks.filter(is);
  if (some.length === 0) return;
  const share = (count: number) => `${Math.round((100 * count) / some.length)} %`;
  const off = (days: readonly number[]) => (days.length === 0 ? "" : String(median(days.map(Math.abs))));
  const headlines = some.flatMap(({ headline }) => (headline === null ? [] : [headline]));
  console.log(
    `| ${[
      name,
      some.length,
      share(some.filter(({ half }) => half <= 0).length),
      share(some.filter(({ most }) => most <= 0).length),
      off(some.map(({ plan }) => plan)),
      off(some.map(({ half }) => half)),
      off(headlines),
      share(headlines.length),
    ].join(" | ")} |`,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
