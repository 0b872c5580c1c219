import type { Command } from "commander";
import type { App } from "../../app.ts";
import { agendaOf } from "../../domain/next/agenda.ts";
import { sameName } from "../../domain/people/customer-decision.ts";
import { isHalfCustomer, worstFirst } from "../../domain/status/portfolio-row.ts";
import { agendaJson } from "../../render/next/agenda.ts";
import { damagedJson } from "../../render/problem/problem.ts";
import { renderMorning } from "../../render/status/morning.ts";
import { digestProjects } from "../find/cached-projects.ts";
import { digestOfLines, portfolioLine } from "../find/portfolio.ts";
import { shortAgendaShare } from "./agenda.ts";

/** psvc without a command: the portfolio if there is a store, else the three commands that start one. */
export function registerToday(program: Command, app: App): void {
  program.allowExcessArguments().action(() => {
    const [unknown] = program.args;
    if (unknown !== undefined) program.error(`unknown command '${unknown}'`, { code: "commander.unknownCommand" });
    return today(app);
  });
}

export async function today(app: App): Promise<void> {
  if (await app.store.exists()) return theDay(app);
  const starts: [string, string][] = [
    ["psvc demo", "look around in a sample portfolio, in its own store"],
    ["psvc capability import FILE", "import what your product does today, from CSV or JSON"],
    ["psvc new-project", "take over a closed deal"],
  ];
  app.answer({
    text: (style) =>
      [
        "No projects yet. Start with one of these:",
        "",
        ...starts.map(([command, what]) => `  ${style.command(command.padEnd(28))} ${what}`),
        "",
        "All commands: psvc help --all",
      ].join("\n"),
    json: { kind: "start", commands: starts.map(([command, text]) => ({ command, text })) },
  });
}

/** The three things to do first, then where every project stands. */
async function theDay(app: App): Promise<void> {
  const line = portfolioLine(app);
  const { digests, damaged } = await digestProjects(app, digestOfLines(app, "day"), (standing) => ({
    line: line(standing),
    share: shortAgendaShare(standing),
  }));
  const lines = digests.map((digest) => digest.line).sort(worstFirst);
  const shown = lines.filter(({ status }) => status !== "stopped");
  const agenda = agendaOf(
    digests.map(({ share }) => share),
    3,
  );
  const hidden = lines.length - shown.length;
  const lead = shown.find((glance) => sameName(glance.lead, app.me))?.lead ?? null;
  app.answer({
    text: (style) => renderMorning({ agenda, glances: shown, today: app.today, lead, hidden, damaged }, style),
    json: {
      kind: "today",
      today: {
        asOf: app.today,
        halfCustomers: lines.filter(isHalfCustomer).length,
        next: agendaJson(agenda),
        projects: shown.flatMap(({ row }) => row ?? []),
        damaged: damagedJson(damaged),
      },
    },
  });
}
