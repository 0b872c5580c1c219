import type { Command } from "commander";
import type { App } from "../../app.ts";
import { moodsOf, recordMood, requireLive } from "../../domain/aftercare/mood.ts";
import type { Project } from "../../domain/model/project.ts";
import { MOODS, type MoodWord } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { fullName } from "../../domain/people/people.ts";
import { PsvcError } from "../../errors.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { checkedName } from "../../prompts/project-answers.ts";
import { moodJson } from "../../render/aftercare/aftercare-json.ts";
import { renderMood, renderMoods } from "../../render/aftercare/mood.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { dayFlag, wordFlag } from "../flags/flags.ts";

interface MoodFlags {
  readonly words?: string;
  readonly by?: string;
  readonly on?: string;
}

export function registerMood(program: Command, app: App): void {
  program
    .command("mood <project> [mood]")
    .summary("how a live customer is")
    .description(`how a customer who is live is: ${MOODS.join(", ")}; without a mood, how they were so far`)
    .option("--words <text>", "what they said, in their words")
    .option("--by <person>", "who said it")
    .option("--on <day>", "the day they said it (today)")
    .action((project: string, word: string | undefined, flags: MoodFlags) => mood(app, project, word, flags));
}

async function mood(app: App, slug: string, word: string | undefined, flags: MoodFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  if (word !== undefined) return record(app, project, wordFlag("mood", word, MOODS), flags);
  const [given] = Object.keys(flags);
  if (given !== undefined)
    throw new PsvcError({
      code: "usage",
      text: `--${given} says something about a mood, and none was named.`,
      suggestion: `psvc mood ${project.slug} ${MOODS.join("|")} --words TEXT`,
    });
  const standing = await standingOf(app, project);
  app.answer({
    text: (style) => renderMoods(standing, style),
    json: { kind: "moods", project: project.slug, moods: moodsOf(project).map(moodJson) },
  });
}

async function record(app: App, project: Project, word: MoodWord, flags: MoodFlags): Promise<void> {
  requireLive(project);
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const { words } = await askMissing(app.prompter, flags, { words: { message: "What did they say?" } });
  const by = flags.by?.trim() ? fullName(project, checkedName("--by", flags.by)) : null;
  const changed = await app.store.change(project.slug, (before) =>
    recordMood(before, { mood: word, words, by, on }, app.moment),
  );
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => {
      const said = renderMood(standing, style);
      return said.includes("psvc ") ? said : withNextStep(said, firstStep(standing), style);
    },
    json: { kind: "mood", project: changed.slug, mood: moodsOf(changed).map(moodJson).at(-1) ?? null },
  });
}
