import type { Command } from "commander";
import type { App } from "../../app.ts";
import { agendaOf } from "../../domain/next/agenda.ts";
import { isHalfCustomer, worstFirst } from "../../domain/status/portfolio-row.ts";
import { agendaJson, renderAgenda } from "../../render/next/agenda.ts";
import { damagedJson } from "../../render/problem/problem.ts";
import { renderPortfolio } from "../../render/status/portfolio.ts";
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
    ["psvc demo", "look around in a sample portfolio, in a store of its own"],
    ["psvc capability import FILE", "what your product does today, from a CSV or JSON file"],
    ["psvc new-project", "take over the deal that just closed"],
  ];
  app.answer({
    text: (style) =>
      [
        "There is no store yet; the first project makes it.",
        "",
        ...starts.map(([command, what]) => `  ${style.command(command.padEnd(28))} ${what}`),
        "",
        "psvc help --all lists every command.",
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
  app.answer({
    text: (style) =>
      [
        renderAgenda(agenda, { today: app.today, damaged: [], explain: false }, style),
        "",
        renderPortfolio(shown, { hidden, damaged, today: app.today, isBrief: true }, style),
      ].join("\n"),
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
