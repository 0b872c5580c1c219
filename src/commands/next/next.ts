import type { Command } from "commander";
import type { App } from "../../app.ts";
import { agendaOf, agendaShareOf } from "../../domain/next/agenda.ts";
import { PsvcError } from "../../errors.ts";
import { agendaJson, renderAgenda } from "../../render/next/agenda.ts";
import { damagedJson } from "../../render/problem/problem.ts";
import { findStanding } from "../find/find-project.ts";
import { ledBy } from "../find/standings.ts";
import { shortAgenda, wholeAgenda } from "./agenda.ts";

interface NextFlags {
  readonly lead?: string;
  readonly limit?: string;
  readonly all?: boolean;
  readonly explain?: boolean;
}

/** What fits a morning. */
const FEW = 5;

export function registerNext(program: Command, app: App): void {
  program
    .command("next [project]")
    .summary("what needs you today")
    .description("what needs you today: the few things that move a customer forward, why, and since when")
    .option("--lead <person>", "only theirs")
    .option("--limit <count>", `how many (${FEW})`)
    .option("--all", "everything there is to do")
    .option("--explain", "what makes each one urgent")
    .action((project: string | undefined, flags: NextFlags) => next(app, project, flags));
}

export async function next(app: App, project: string | undefined, flags: NextFlags): Promise<void> {
  const limit = flags.limit === undefined ? FEW : readLimit(flags.limit);
  // Somebody who says how many wants no more, out of all there are.
  const most = flags.all && flags.limit === undefined ? Number.POSITIVE_INFINITY : limit;
  const { digests: shares, damaged } =
    project !== undefined
      ? { digests: [agendaShareOf(await findStanding(app, project), most)], damaged: [] }
      : await (flags.all ? wholeAgenda(app) : shortAgenda(app));
  const agenda = agendaOf(ledBy(shares, flags.lead), most);
  app.answer({
    text: (style) =>
      renderAgenda(agenda, { today: app.today, damaged, explain: flags.explain === true }, style) +
      (shares.length + damaged.length === 0 ? ` Take over a deal with ${style.command("psvc new-project")}.` : ""),
    json: {
      kind: "next",
      asOf: app.today,
      next: agendaJson(agenda),
      more: agenda.more,
      damaged: damagedJson(damaged),
    },
  });
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (/^[1-9]\d*$/.test(text.trim())) return limit;
  throw new PsvcError({
    code: "bad-value",
    what: "--limit",
    value: text,
    allowed: null,
    why: "it is a whole number from 1",
  });
}
