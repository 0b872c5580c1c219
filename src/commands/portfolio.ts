import type { App } from "../app.ts";
import { alarmsOf } from "../domain/check.ts";
import type { Standing } from "../domain/fit.ts";
import { HEALTH_RULES } from "../domain/health.ts";
import { isHalfCustomer, type Overview, overviewOf, worstFirst } from "../domain/overview.ts";
import { HEALTHS, PHASES, STATUSES } from "../domain/words.ts";
import { type Alarmed, renderCheck } from "../render/check.ts";
import { renderExplanation } from "../render/health.ts";
import { renderPortfolio } from "../render/portfolio.ts";
import { damagedJson, problemWords } from "../render/problem.ts";
import { projectRow } from "../render/project-json.ts";
import { optionalWord } from "./flags.ts";
import { ledBy, type Standings, standingsOf } from "./standings.ts";

export interface StatusFlags {
  readonly lead?: string;
  readonly health?: string;
  readonly phase?: string;
  readonly status?: string;
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly check?: boolean;
  readonly sinceLast?: boolean;
  readonly shareable?: boolean;
}

export async function portfolioStatus(app: App, flags: StatusFlags): Promise<void> {
  const { standings, damaged } = await standingsOf(app);
  if (!(await app.store.isPrivate()))
    app.remark("Others on this machine can look into the store. psvc doctor --fix makes it yours alone.");
  const overviews = standings.map(overviewOf);
  const theirs = ledBy(standings, flags.lead);
  const wanted = overviews
    .filter(({ standing }) => theirs.includes(standing))
    .filter(filterOf(flags))
    .sort(worstFirst);
  const ended = (one: Overview) => !flags.all && !flags.status && (one.status === "stopped" || one.status === "closed");
  const shown = wanted.filter((one) => !ended(one));
  // In a pipe the answer is rows and nothing else.
  const isRows = app.screen.style.layout === "tabs";
  if (isRows) for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) =>
      [
        renderPortfolio(shown, { hidden: wanted.length - shown.length, damaged, today: app.today }, style),
        ...(standings.length + damaged.length === 0 && !isRows
          ? [`Start with ${style.command("psvc new-project")}, or look around with ${style.command("psvc demo")}.`]
          : []),
        ...(flags.explain ? ["", renderExplanation(null, app.today, style)] : []),
      ].join("\n"),
    json: {
      kind: "portfolio",
      portfolio: {
        asOf: app.today,
        halfCustomers: overviews.filter(isHalfCustomer).length,
        projects: shown.map(projectRow),
        damaged: damagedJson(damaged),
      },
      ...(flags.explain ? { rules: rules() } : {}),
    },
  });
}

/** For cron: exit 3 with the reasons where anything is red, overdue, stalled past its ladder, or cannot be read. */
export async function portfolioCheck(app: App, flags: StatusFlags): Promise<void> {
  const { standings, damaged } = await standingsOf(app);
  const wanted = ledBy(standings, flags.lead).map(overviewOf).filter(filterOf(flags)).sort(worstFirst);
  answerCheck(
    app,
    wanted.map(({ standing }) => standing),
    damaged,
  );
}

export function answerCheck(app: App, standings: readonly Standing[], damaged: Standings["damaged"]): void {
  const alarmed = standings
    .map((standing): Alarmed => ({ project: standing.project, reasons: alarmsOf(standing) }))
    .filter(({ reasons }) => reasons.length > 0);
  const isMet = alarmed.length + damaged.length === 0;
  if (!isMet) app.notMet();
  app.answer({
    text: (style) => renderCheck(alarmed, damaged, standings.length, app.today, style),
    json: {
      kind: "check",
      check: {
        asOf: app.today,
        met: isMet,
        projects: alarmed.map(({ project: { slug, customer, lead }, reasons }) => ({ slug, customer, lead, reasons })),
        damaged: damagedJson(damaged),
      },
    },
  });
}

export function rules() {
  return HEALTH_RULES.map(({ code, rule }) => ({ code, rule }));
}

/** Whether a project is asked for, by its health, phase and status. */
export function filterOf(flags: StatusFlags): (one: Overview) => boolean {
  const health = optionalWord("--health", flags.health, HEALTHS);
  const phase = optionalWord("--phase", flags.phase, PHASES);
  const status = optionalWord("--status", flags.status, STATUSES);
  return (one) =>
    (!health || one.health.value === health) && (!phase || one.phase === phase) && (!status || one.status === status);
}
