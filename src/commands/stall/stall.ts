import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { firstStep, nextSteps } from "../../domain/next/next-steps.ts";
import { type FreezeInput, freezeProject } from "../../domain/stall/freeze.ts";
import { restartRate } from "../../domain/stall/restart-rate.ts";
import { recordSent, type SentInput } from "../../domain/stall/sent-message.ts";
import { stallOf } from "../../domain/stall/stall.ts";
import { insideMessage, stallMessage } from "../../domain/stall/stall-message.ts";
import { type StallView, stallView } from "../../domain/stall/view.ts";
import { PsvcError } from "../../errors.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { renderFrozen, renderSent, renderStall, stallJson } from "../../render/stall/stall.ts";
import { findStanding } from "../find/find-project.ts";
import { standingsOf } from "../find/standings.ts";
import { type DecisionFlags, givenDecision, withDecisionFlags } from "../flags/decision-flags.ts";
import { dayFlag, optionalDay } from "../flags/flags.ts";

interface StallFlags extends DecisionFlags {
  readonly sent?: boolean;
  readonly inside?: boolean;
  readonly replyBy?: string;
  readonly until?: string;
  readonly why?: string;
  readonly consequence?: string;
}

export function registerStall(program: Command, app: App): void {
  withDecisionFlags(
    program
      .command("stall <project>")
      .summary("what the customer owes")
      .description("what the customer owes, whom to write to and what; or a freeze that the customer agreed to")
      .option("--sent", "you sent the letter that is due: next leaves it alone until the answer is due")
      .option("--inside", "with --sent: the one inside, about something of ours that is late")
      .option("--reply-by <day>", "when the answer is due (as the message says)")
      .option("--until <day>", "the customer agreed to a freeze until then: 30 days at most, extended once")
      .option("--why <text>", "the reason for the freeze")
      .option("--consequence <text>", "what follows from it, for both sides"),
  ).action((project: string, flags: StallFlags) => stall(app, project, flags));
}

export async function stall(app: App, slug: string, flags: StallFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  if (flags.until !== undefined) return freeze(app, standing, flags.until, flags);
  if (flags.sent) return flags.inside ? sentInside(app, standing, flags) : sent(app, standing, flags);
  if (Object.keys(flags).length > 0)
    throw new PsvcError({ code: "missing-flags", flags: ["--until, or --sent"], command: "psvc stall" });
  const rate = restartRate((await standingsOf(app)).standings);
  const view = stallView(standing, nextSteps(standing), rate);
  app.answer({
    text: (style) => {
      const said = renderStall(view, style);
      return said.includes("psvc ") ? said : withNextStep(said, firstStep(standing), style);
    },
    json: { kind: "stall", stall: stallJson(view) },
  });
}

async function sent(app: App, standing: Standing, flags: StallFlags): Promise<void> {
  const { slug } = standing.project;
  const message = stallMessage(standing, nextSteps(standing));
  if (!message?.to)
    throw new PsvcError({
      code: "refused",
      what: "there is no message to send",
      because: message ? "nobody is known to ask" : "nothing is owed that a letter is due for, or a freeze is agreed",
      instead: `see it: psvc stall ${slug}`,
    });
  const replyBy = optionalDay(app, "--reply-by", flags.replyBy) ?? message.replyBy;
  return recordAndAnswer(app, standing, {
    step: message.step,
    to: message.to,
    replyBy,
    items: message.owed.map(({ key }) => key),
    isHeadsUp: message.isHeadsUp,
  });
}

async function sentInside(app: App, standing: Standing, flags: StallFlags): Promise<void> {
  const message = insideMessage(standing);
  if (!message)
    throw new PsvcError({
      code: "refused",
      what: "there is nothing to tell inside",
      because: "nothing of ours is late that long, or they were told",
      instead: `see it: psvc stall ${standing.project.slug}`,
    });
  const replyBy = optionalDay(app, "--reply-by", flags.replyBy) ?? message.replyBy;
  const items = message.items.map(({ key }) => key);
  const to = message.to ?? `our ${message.role}`;
  return recordAndAnswer(app, standing, { step: message.step, to, replyBy, items, isInside: true });
}

async function recordAndAnswer(app: App, standing: Standing, given: SentInput): Promise<void> {
  const { slug } = standing.project;
  const project = await app.store.change(slug, (before) => recordSent(before, given, app.moment));
  app.answer({
    text: (style) => renderSent(given, style),
    json: { kind: "stall", stall: stallJson(viewOf({ ...standing, project })) },
  });
}

async function freeze(app: App, standing: Standing, until: string, flags: StallFlags): Promise<void> {
  if (!stallOf(standing))
    throw new PsvcError({
      code: "refused",
      what: `${standing.project.slug} is not frozen`,
      because: "only a half-customer can stall: it is stopped, or live",
      instead: `see it: psvc status ${standing.project.slug}`,
    });
  const day = dayFlag(app, "--until", until);
  const { why, consequence, decidedBy, words } = await askMissing(
    app.prompter,
    { why: flags.why, consequence: flags.consequence, decidedBy: flags.decidedBy, words: flags.words },
    {
      why: { message: "Reason for the pause?" },
      consequence: { message: "Consequence for both sides?" },
      decidedBy: { message: "Who at the customer agreed to it?", initial: standing.project.people.deciders[0] },
      words: { message: "What did they say?" },
    },
  );
  const given: FreezeInput = { ...givenDecision(app, { ...flags, decidedBy, words }), until: day, why, consequence };
  const project = await app.store.change(standing.project.slug, (before) => freezeProject(before, given, app.moment));
  const view = viewOf({ ...standing, project });
  app.answer({
    text: (style) => renderFrozen(view, style),
    json: { kind: "stall", stall: stallJson(view) },
  });
}

function viewOf(standing: Standing): StallView {
  return stallView(standing, nextSteps(standing), null);
}
