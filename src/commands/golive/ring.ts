import type { App } from "../../app.ts";
import { currentWin, type RingInput, ringBell } from "../../domain/golive/golive.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type WinStory, winStory } from "../../domain/wins/win-story.ts";
import { PsvcError } from "../../errors.ts";
import { askBell } from "../../prompts/ask-golive.ts";
import { announcementMarkdown, renderBell } from "../../render/golive/golive.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import type { GoliveFlags } from "./golive-flags.ts";
import { runGoliveHook } from "./tell-outside.ts";

export async function ring(app: App, standing: Standing, flags: GoliveFlags): Promise<void> {
  const known = credits(standing, flags);
  const complete = Object.values(known).every((text) => text.trim());
  if (!complete && app.prompter && currentWin(standing.project)) return askAndRing(app, app.prompter, standing, flags);
  await record(app, standing, known, flags);
}

export async function askAndRing(app: App, prompter: Prompter, standing: Standing, flags: GoliveFlags): Promise<void> {
  await record(app, standing, await askBell(prompter, credits(standing, flags)), flags);
}

/** What was typed, else who is on record. */
function credits({ project }: Standing, flags: GoliveFlags): RingInput {
  const { deal, people, lead } = project;
  return {
    creditSales: flags.creditSales ?? deal.owner ?? "",
    creditServices: flags.creditServices ?? lead,
    creditCustomer: flags.creditCustomer ?? people.projectLead ?? people.sponsor ?? "",
    firstValue: flags.firstValue ?? "",
  };
}

async function record(app: App, standing: Standing, given: RingInput, flags: GoliveFlags): Promise<void> {
  const project = await app.store.change(standing.project.slug, (before) => ringBell(before, given, app.moment));
  const story = storyOf({ ...standing, project });
  const bell = app.screen.stdoutIsTerminal ? "\u0007" : "";
  // Rung first, and then told elsewhere; a program gets one answer, in which it can see what became of its command.
  const hook = app.flags.json ? await runGoliveHook(app, project.slug, story) : null;
  app.answer({ text: (style) => `${bell}${renderBell(story, style)}`, json: { kind: "win", win: story, hook } });
  if (flags.announce !== undefined) await writePage(app, story, flags.announce);
  if (!app.flags.json) await runGoliveHook(app, project.slug, story);
}

/** Writes the page again for a bell that was rung. */
export async function announce(app: App, standing: Standing, file: string): Promise<void> {
  const story = storyOf(standing);
  if (!story.rungOn)
    throw new PsvcError({
      code: "refused",
      what: "nothing is announced yet",
      because: "the bell is not rung",
      instead: `psvc golive ${standing.project.slug} --ring --announce FILE`,
    });
  const written = await writePage(app, story, file);
  app.answer({ text: () => visible(written), json: { kind: "win", win: story } });
}

async function writePage(app: App, story: WinStory, file: string): Promise<string> {
  const written = await app.write(file, announcementMarkdown(story));
  app.remark(`The announcement is in ${visible(written)}`);
  return written;
}

function storyOf(standing: Standing): WinStory {
  const win = currentWin(standing.project)?.[1];
  if (win) return winStory(standing, win);
  throw new PsvcError({
    code: "refused",
    what: "there is nothing to ring",
    because: `${standing.project.slug} is not live`,
    instead: `psvc golive ${standing.project.slug}`,
  });
}
