import type { Command } from "commander";
import type { App } from "../../app.ts";
import { lessonsFrom } from "../../domain/learn/lessons.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { damagedJson, damagedLines } from "../../render/problem/problem.ts";
import { standingsOf } from "../find/standings.ts";
import { optionalWord } from "../flags/flags.ts";

const PAGES = ["sales", "product"] as const;

interface LearnFlags {
  readonly for?: string;
  readonly to?: string;
}

export function registerLearn(program: Command, app: App): void {
  program
    .command("learn")
    .summary("what all projects teach")
    .description(
      "what all projects teach: which promises held, which departed, what customers took instead; never by person",
    )
    .option("--for <page>", "a Markdown page: for sales, what is safe to promise; for product, which gaps cost most")
    .option("--to <file>", "write the page to a file; that of sales where --for is not given")
    .action((flags: LearnFlags) => learn(app, flags));
}

export async function learn(app: App, flags: LearnFlags): Promise<void> {
  const page = optionalWord("--for", flags.for, PAGES) ?? (flags.to === undefined ? null : "sales");
  const { standings, damaged } = await standingsOf(app);
  const lessons = lessonsFrom(standings);
  const { salesPage, productPage } = await import("../../render/learn/lesson-pages.ts");
  const { renderLessons } = await import("../../render/learn/lessons.ts");
  const markdown = page === null ? null : { sales: salesPage, product: productPage }[page](lessons, app.today);
  const file = flags.to === undefined || markdown === null ? null : await app.write(flags.to, markdown);
  app.answer({
    text: (style) =>
      [
        file === null ? (markdown?.trimEnd() ?? renderLessons(lessons, style)) : `The page is in ${visible(file)}`,
        ...damagedLines(damaged, style),
      ].join("\n"),
    json: {
      kind: "learn",
      asOf: app.today,
      learn: { ...lessons, page, markdown, file, damaged: damagedJson(damaged) },
    },
  });
}
