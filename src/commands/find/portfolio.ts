import type { App } from "../../app.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { HEALTHS, PHASES, STATUSES } from "../../domain/model/vocabulary.ts";
import { tagsFrom } from "../../domain/project/edit-project.ts";
import { type Checked, checkOf } from "../../domain/status/check.ts";
import { HEALTH_RULES } from "../../domain/status/health.ts";
import { overviewOf } from "../../domain/status/overview.ts";
import { type Glance, glanceOf, isHalfCustomer, worstFirst } from "../../domain/status/portfolio-row.ts";
import { rowView } from "../../domain/status/view.ts";
import type { ProjectRowJson } from "../../render/json/kind-shapes.ts";
import { damagedJson, problemWords } from "../../render/problem/problem.ts";
import { renderCheck } from "../../render/status/check.ts";
import { renderExplanation } from "../../render/status/health.ts";
import { renderPortfolio } from "../../render/status/portfolio.ts";
import { projectRow } from "../../render/status/project-json.ts";
import { optionalWord } from "../flags/flags.ts";
import { type Digested, digestProjects } from "./cached-projects.ts";
import { warnOfInterrupted } from "./interrupted.ts";
import { ledBy } from "./standings.ts";

export interface StatusFlags {
  readonly lead?: string;
  readonly health?: string;
  readonly phase?: string;
  readonly status?: string;
  readonly tag?: readonly string[];
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly check?: boolean;
  readonly sinceLast?: boolean;
  readonly mark?: boolean;
  readonly shareable?: boolean;
}

export async function portfolioStatus(app: App, flags: StatusFlags): Promise<void> {
  const isWanted = filterOf(flags);
  const { digests: lines, damaged } = await digestProjects(app, digestOfLines(app, "portfolio"), portfolioLine(app));
  await warnOfInterrupted(app);
  if (!(await app.store.isPrivate()))
    app.remark("Others on this machine can look into the store. psvc doctor --fix makes it yours alone.");
  const wanted = ledBy(lines, flags.lead).filter(isWanted).sort(worstFirst);
  const ended = (glance: Glance) =>
    !flags.all && !flags.status && (glance.status === "stopped" || glance.status === "closed");
  const shown = wanted.filter((line) => !ended(line));
  // In a pipe the answer is rows and nothing else.
  const isRows = app.screen.style.layout === "tabs";
  if (isRows) for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) =>
      [
        renderPortfolio(shown, { hidden: wanted.length - shown.length, damaged, today: app.today }, style),
        ...(lines.length + damaged.length === 0 && !isRows
          ? [`Start with ${style.command("psvc new-project")}, or look around with ${style.command("psvc demo")}.`]
          : []),
        ...(flags.explain ? ["", renderExplanation(null, app.today, style)] : []),
      ].join("\n"),
    json: {
      kind: "portfolio",
      portfolio: {
        asOf: app.today,
        halfCustomers: lines.filter(isHalfCustomer).length,
        projects: shown.flatMap(({ row }) => row ?? []),
        damaged: damagedJson(damaged),
      },
      ...(flags.explain ? { rules: rules() } : {}),
    },
  });
}

/** A line of the portfolio; under --json with its row, which is longer. */
export type Line = Glance & { readonly row?: ProjectRowJson };

export function portfolioLine(app: App): (standing: Standing) => Line {
  return (standing) => {
    const overview = overviewOf(standing);
    const glance = glanceOf(overview);
    return app.flags.json ? { ...glance, row: projectRow(rowView(overview)) } : glance;
  };
}

/** The name of a digest that holds lines: those under --json are others. */
export function digestOfLines(app: App, name: string): string {
  return app.flags.json ? `${name}-rows` : name;
}

/** For cron: exit 3 with the reasons where anything is red, overdue, stalled past its ladder, or cannot be read. */
export async function portfolioCheck(app: App, flags: StatusFlags): Promise<void> {
  const isWanted = filterOf(flags);
  const { digests, damaged } = await digestProjects(app, "check", (standing) => ({
    ...glanceOf(overviewOf(standing)),
    reasons: checkOf(standing).reasons,
  }));
  answerCheck(app, ledBy(digests, flags.lead).filter(isWanted).sort(worstFirst), damaged);
}

export function answerCheck(app: App, checked: readonly Checked[], damaged: Digested<unknown>["damaged"]): void {
  const alarmed = checked.filter(({ reasons }) => reasons.length > 0);
  const isMet = alarmed.length + damaged.length === 0;
  if (!isMet) app.notMet();
  app.answer({
    text: (style) => renderCheck(alarmed, damaged, checked.length, app.today, style),
    json: {
      kind: "check",
      check: {
        asOf: app.today,
        met: isMet,
        projects: alarmed.map(({ slug, customer, lead, reasons }) => ({ slug, customer, lead, reasons })),
        damaged: damagedJson(damaged),
      },
    },
  });
}

export function rules() {
  return HEALTH_RULES.map(({ code, rule }) => ({ code, rule }));
}

/** Whether a project is asked for, by its health, phase, status and tags. */
export function filterOf(flags: StatusFlags): (one: Pick<Glance, "health" | "phase" | "status" | "tags">) => boolean {
  const health = optionalWord("--health", flags.health, HEALTHS);
  const phase = optionalWord("--phase", flags.phase, PHASES);
  const status = optionalWord("--status", flags.status, STATUSES);
  const tags = tagsFrom(flags.tag ?? []);
  return (pick) =>
    (!health || pick.health === health) &&
    (!phase || pick.phase === phase) &&
    (!status || pick.status === status) &&
    tags.every((tag) => pick.tags.includes(tag));
}
