import type { Command } from "commander";
import type { App } from "../../app.ts";
import { addDays } from "../../domain/time/calendar.ts";
import { winsOf } from "../../domain/wins/wins.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { damagedJson, damagedLines } from "../../render/problem/problem.ts";
import { standingsOf } from "../find/standings.ts";
import { dayFlag, optionalWord } from "../flags/flags.ts";

interface WinsFlags {
  readonly since?: string;
  readonly to?: string;
  readonly format?: string;
}

/** Calendar days that are looked back where no day is given: about a quarter. */
const LOOK_BACK = 90;

export function registerWins(program: Command, app: App): void {
  program
    .command("wins")
    .summary("what to celebrate")
    .description(
      "go-lives to celebrate and small wins on the way; days from close to live, half-customers month by month",
    )
    .option("--since <day>", `from this day on (${LOOK_BACK} days ago)`)
    .option("--to <file>", "write them as Markdown, to paste where the company celebrates")
    .option("--format <format>", "text or md")
    .action((flags: WinsFlags) => wins(app, flags));
}

export async function wins(app: App, flags: WinsFlags): Promise<void> {
  const since = flags.since === undefined ? addDays(app.today, -LOOK_BACK) : dayFlag(app, "--since", flags.since);
  if (since > app.today)
    throw new PsvcError({
      code: "bad-date",
      what: "--since",
      value: flags.since ?? "",
      why: "a day that has not come",
    });
  const format = optionalWord("--format", flags.format, ["text", "md"]) ?? "text";
  const { standings, damaged } = await standingsOf(app);
  const found = winsOf(standings, since, app.today);
  const { renderWins } = await import("../../render/wins/wins.ts");
  const { winsMarkdown } = await import("../../render/wins/wins-page.ts");
  const file = flags.to === undefined ? null : await app.write(flags.to, winsMarkdown(found));
  app.answer({
    text: (style) =>
      [
        file === null
          ? format === "md"
            ? winsMarkdown(found).trimEnd()
            : renderWins(found, style)
          : `The wins are in ${visible(file)}`,
        ...damagedLines(damaged, style),
      ].join("\n"),
    json: { kind: "wins", asOf: app.today, wins: { ...found, file, damaged: damagedJson(damaged) } },
  });
}
