import type { Command } from "commander";
import type { App } from "../../app.ts";
import { currentWin } from "../../domain/golive/golive.ts";
import { decisionInForce } from "../../domain/golive/golive-decision.ts";
import { reviewReadiness } from "../../domain/golive/readiness-review.ts";
import { goliveStep, reviewView } from "../../domain/golive/view.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { DECISIONS, SIDES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { renderReview } from "../../render/golive/golive.ts";
import { reviewJson } from "../../render/golive/golive-json.ts";
import { formatCommand } from "../../render/layout/next-command.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { findStanding } from "../find/find-project.ts";
import { collect, optionalWord } from "../flags/flags.ts";
import { askAndDecide, decide } from "./decide.ts";
import type { GoliveFlags } from "./golive-flags.ts";
import { askAndGoLive, live, rollBackGolive } from "./live.ts";
import { announce, askAndRing, ring } from "./ring.ts";

export function registerGolive(program: Command, app: App): void {
  program
    .command("golive <project>")
    .summary("review, decide, go live")
    .description("review and decide, go live, ring the bell: three steps, never confused")
    .option("--check", "only review; exit code 3 when not ready")
    .option("--decision <decision>", DECISIONS.join(", "))
    .option("--condition <condition>", "'text; owner; day', for go-with-conditions (repeatable)", collect)
    .option("--side <side>", `of owners of conditions whom nobody knows: ${SIDES.join(", ")}`)
    .option("--decided-by <person>", "who took the decision")
    .option("--why <text>", "why; needed for no-go and for a roll-back")
    .option("--live", "real users do real work")
    .option("--on <day>", "the day it happened (today)")
    .option("--confirmed-by <person>", "who confirmed that real users do real work")
    .option("--accepted-by <person>", "who accepted to go live with what was open")
    .option("--release <release>", "the release they went live with")
    .option("--ring", "announce it, with credit to everyone")
    .option("--credit-sales <people>", "whom to thank in sales (the deal owner)")
    .option("--credit-services <people>", "whom to thank in services (the lead)")
    .option("--credit-customer <people>", "whom to thank at the customer (the project lead)")
    .option("--first-value <text>", "the first thing the customer now does")
    .option("--announce <file>", "write the announcement as Markdown")
    .option("--rolled-back", "the go-live was taken back; the history stays")
    .action((project: string, flags: GoliveFlags) => golive(app, project, flags));
}

export async function golive(app: App, slug: string, flags: GoliveFlags): Promise<void> {
  requireOneStep(slug, flags);
  optionalWord("--side", flags.side, SIDES);
  const standing = await findStanding(app, slug);
  if (flags.check) return check(app, standing);
  if (flags.decision !== undefined) return decide(app, standing, flags);
  if (flags.live) return live(app, standing, flags);
  if (flags.ring) return ring(app, standing, flags);
  if (flags.rolledBack) return rollBackGolive(app, standing, flags);
  if (flags.announce !== undefined) return announce(app, standing, flags.announce);
  return lead(app, standing, flags);
}

/** Without a flag: the review for a reader, the next of the three steps for somebody who can answer. */
async function lead(app: App, standing: Standing, flags: GoliveFlags): Promise<void> {
  const win = currentWin(standing.project)?.[1];
  const decision = decisionInForce(standing.project);
  if (!app.prompter) return show(app, standing);
  if (win) return win.rungOn ? show(app, standing) : askAndRing(app, app.prompter, standing, flags);
  if (decision && decision.decision !== "no-go") return askAndGoLive(app, app.prompter, standing, flags);
  return askAndDecide(app, app.prompter, standing, flags);
}

function check(app: App, standing: Standing): void {
  if (reviewReadiness(standing).verdict === "not-ready") app.notMet();
  show(app, standing);
}

function show(app: App, standing: Standing): void {
  const view = reviewView(standing);
  app.answer({
    text: (style) => {
      const step = goliveStep(view);
      return step
        ? `${renderReview(view, style)}\nnext: ${style.command(formatCommand(step))}`
        : renderReview(view, style);
    },
    json: { kind: "review", review: reviewJson(view) },
  });
}

function requireOneStep(slug: string, flags: GoliveFlags): void {
  const steps = [
    flags.check && "--check",
    flags.decision !== undefined && "--decision",
    flags.live && "--live",
    flags.ring && "--ring",
    flags.rolledBack && "--rolled-back",
  ];
  const given = steps.filter((step) => typeof step === "string");
  if (given.length > 1)
    throw new PsvcError({
      code: "usage",
      text: `${given.join(" and ")} are different steps.`,
      suggestion: "Take them one by one: decide, go live, ring.",
    });
  if (flags.on !== undefined && (given.length === 0 || flags.check || flags.ring))
    throw new PsvcError({
      code: "usage",
      text: "--on is the day of what happened, and goes with --decision, --live or --rolled-back.",
      suggestion: `To plan another day: psvc route move ${shellWord(slug)} live --to ${shellWord(flags.on)}`,
    });
}
