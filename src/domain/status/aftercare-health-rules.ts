import { lastMood } from "../aftercare/mood.ts";
import { happinessActions } from "../golive/readiness-review.ts";
import { quote } from "../text/text.ts";
import type { HealthRule } from "./health-rule.ts";

/** Live and unhappy is a state to work on: amber, until they say otherwise. */
export const LIVE_RULES: readonly HealthRule[] = [
  {
    code: "unhappy",
    rule: "amber: live, and the customer said that they are unhappy",
    find: (standing) => {
      const last = standing.project.golive ? lastMood(standing.project) : null;
      if (last?.mood !== "unhappy") return null;
      const open = happinessActions(standing).length;
      const work =
        open > 0 ? `${open} thing${open === 1 ? "" : "s"} agreed that would change it` : "nothing agreed yet";
      return { value: "amber", text: `live and unhappy: ${quote(last.words)} (${work})`, since: last.on };
    },
  },
  {
    code: "under-protest",
    rule: "amber: live, and something is still to be made good",
    find: (standing) => {
      const open = happinessActions(standing);
      const { golive } = standing.project;
      if (!golive || open.length === 0 || lastMood(standing.project)?.mood === "unhappy") return null;
      const isProtest = Object.values(standing.project.gaps).some((gap) => gap.underProtest && gap.state !== "closed");
      const things = `${open.length} thing${open.length === 1 ? "" : "s"}`;
      return {
        value: "amber",
        text: isProtest ? `live under protest: ${things} to make good` : `live, and ${things} would make them happy`,
        since: golive.on,
      };
    },
  },
];
