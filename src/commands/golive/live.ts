import type { App } from "../../app.ts";
import { currentWin, type GoliveInput, goLive, rollBack, type WentLive } from "../../domain/golive/golive.ts";
import { reviewView } from "../../domain/golive/view.ts";
import type { Win } from "../../domain/model/golive.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { winStory } from "../../domain/wins/win-story.ts";
import { pastDayProblem } from "../../prompts/project-answers.ts";
import { renderLive, renderNotLive, renderOpenAtLive, renderRolledBack } from "../../render/golive/golive.ts";
import { reviewJson } from "../../render/golive/golive-json.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { optionalName, personNamed } from "../find/known-person.ts";
import { dayFlag } from "../flags/flags.ts";
import type { GoliveFlags } from "./golive-flags.ts";

export async function live(app: App, standing: Standing, flags: GoliveFlags): Promise<void> {
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const confirmedBy = (await optionalName(app, standing.project, flags.confirmedBy)) ?? "";
  const acceptedBy = await optionalName(app, standing.project, flags.acceptedBy);
  await record(app, standing, { on, confirmedBy, release: flags.release?.trim() || null, acceptedBy });
}

export async function askAndGoLive(
  app: App,
  prompter: Prompter,
  standing: Standing,
  flags: GoliveFlags,
): Promise<void> {
  const yes = await prompter.confirm({ message: "Are real users doing real work in it?", initial: false });
  if (!yes) return app.remark("Then it is not live yet. The decision stands.");
  const validate = (text: string) => pastDayProblem(text, app.today);
  const day = await prompter.text({ message: "Live since which day?", initial: "today", validate });
  const confirmedBy = await prompter.text({
    message: "Who confirmed it?",
    initial: standing.project.people.projectLead ?? undefined,
  });
  await record(app, standing, { on: dayFlag(app, "--on", day), confirmedBy, release: flags.release?.trim() || null });
}

async function record(app: App, standing: Standing, given: GoliveInput): Promise<void> {
  const { outcome, project } = await tryLive(app, standing, given);
  const after = { ...standing, project };
  if (outcome.taken) {
    const win = currentWin(project)?.[1];
    if (!win) throw new Error("live without a win");
    const story = winStory(after, win);
    return app.answer({ text: (style) => renderLive(after, story, style), json: { kind: "win", win: story } });
  }
  if (app.prompter && given.acceptedBy === undefined) {
    app.prompter.tell(renderOpenAtLive(outcome.because, app.screen.style));
    const acceptedBy = await app.prompter.text({ message: "Who agreed to go live with this open? (Enter: not live)" });
    if (acceptedBy.trim()) {
      const name = await personNamed(app, standing.project, acceptedBy);
      return record(app, standing, { ...given, acceptedBy: name });
    }
  }
  app.notMet();
  app.answer({
    text: (style) => renderNotLive(project.slug, outcome.because, style),
    json: {
      kind: "review",
      taken: false,
      because: outcome.because,
      review: reviewJson(reviewView(after, outcome.review)),
    },
  });
}

async function tryLive(
  app: App,
  standing: Standing,
  given: GoliveInput,
): Promise<{ readonly outcome: WentLive; readonly project: Project }> {
  let went: WentLive | null = null;
  const project = await app.store.change(standing.project.slug, (before) => {
    went = goLive({ ...standing, project: before }, given, app.moment);
    return went.taken ? went.project : before;
  });
  const outcome = went as WentLive | null;
  if (!outcome) throw new Error("the go-live was not looked at");
  return { outcome, project };
}

export async function rollBackGolive(app: App, standing: Standing, flags: GoliveFlags): Promise<void> {
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const project = await app.store.change(standing.project.slug, (before) =>
    rollBack(before, on, flags.why ?? "", app.moment),
  );
  const after = { ...standing, project };
  const win = lastRolledBack(project);
  app.answer({ text: (style) => renderRolledBack(after, style), json: { kind: "win", win: winStory(after, win) } });
}

function lastRolledBack(project: Project): Win {
  const [last] = Object.values(project.wins)
    .filter((win) => win.rolledBackOn)
    .sort((a, b) => ((a.rolledBackOn ?? "") < (b.rolledBackOn ?? "") ? 1 : -1));
  if (!last) throw new Error("rolled back without a win");
  return last;
}
