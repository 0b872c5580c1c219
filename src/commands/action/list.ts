import type { Command } from "commander";
import type { App } from "../../app.ts";
import { onTime, openActions } from "../../domain/action/action.ts";
import { sortedById } from "../../domain/model/record.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { compareTexts } from "../../domain/text/text.ts";
import { PsvcError } from "../../errors.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderActions, renderActionsOfAll } from "../../render/action/actions.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { type OwedFlags, oneOrAll, owedFilter, withOwedFlags } from "../find/owed-by.ts";
import { optionalWord } from "../flags/flags.ts";

interface ActionListFlags extends OwedFlags {
  readonly side?: string;
  readonly customerSide?: boolean;
  readonly all?: boolean;
}

export function registerActionList(action: Command, app: App): void {
  withOwedFlags(
    action
      .command("list [project]")
      .description("who owes what by when, ours first: of one project, or of all that are under way or live")
      .option("--side <side>", SIDES.join(", "))
      .option("--customer-side", "only the customer's, like --side customer")
      .option("--all", "done ones too"),
  ).action((project: string | undefined, flags: ActionListFlags) => actionList(app, project, flags));
}

export async function actionList(app: App, slug: string | undefined, flags: ActionListFlags): Promise<void> {
  const side = sideOf(flags);
  const sides = side ? [side] : SIDES;
  const isAsked = owedFilter(app, flags);
  const { standings, damaged } = await oneOrAll(app, slug);
  const rows = standings.flatMap((standing) => {
    const { project } = standing;
    return (flags.all ? sortedById(project.actions) : openActions(project))
      .filter(([, one]) => sides.includes(one.side) && isAsked(one))
      .map((entry) => ({ standing, entry }));
  });
  const [one] = standings;
  if (slug !== undefined && one) {
    const entries = rows.map(({ entry }) => entry);
    app.answer({
      text: (style) => listWithNextStep(renderActions(one, sides, entries, style), firstStep(one), style),
      json: {
        kind: "actions",
        project: one.project.slug,
        actions: entries.map((entry) => actionJson(one.project, entry)),
        onTime: Object.fromEntries(sides.map((word) => [word, onTime(one.project, word)])),
      },
    });
    return;
  }
  rows.sort(({ entry: [, a] }, { entry: [, b] }) => compareTexts(a.due, b.due));
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderActionsOfAll(rows, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "actions",
      project: null,
      actions: rows.map(({ standing, entry }) => actionJson(standing.project, entry)),
      damaged: damagedJson(damaged),
    },
  });
}

/** Throws `usage` where --side and --customer-side say different things. */
function sideOf(flags: ActionListFlags) {
  const side = optionalWord("--side", flags.side, SIDES);
  if (!flags.customerSide) return side;
  if (side === undefined || side === "customer") return "customer";
  throw new PsvcError({
    code: "usage",
    text: `--customer-side and --side ${side} exclude each other.`,
    suggestion: "Give one of them.",
  });
}
