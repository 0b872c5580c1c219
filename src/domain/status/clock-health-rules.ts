import { ladderOf } from "../config/stall-ladder.ts";
import type { Standing } from "../model/standing.ts";
import { stepReached } from "../stall/owed.ts";
import { movementLimit, stallOf } from "../stall/stall.ts";
import { addDays, formatDay } from "../time/calendar.ts";
import type { HealthFinding, HealthRule } from "./health-rule.ts";

/** The two clocks: how long nothing moved, and what the customer owes. */
export const CLOCK_RULES: readonly HealthRule[] = [
  {
    code: "stalled",
    rule:
      "amber: no step forward on record for 10 working days (small 5, large 15), or an agreed freeze; red once the " +
      "freeze is over. A project of an earlier version: by its ladder, red from the step sponsor",
    find: (standing) => {
      const stall = stallOf(standing);
      if (!stall) return null;
      const { movement, lastForwardOn, frozen } = stall;
      if (frozen && !frozen.isOver)
        return {
          value: "amber",
          text:
            `frozen until ${formatDay(frozen.until)}, as the customer agreed; ${count(movement)} without a step ` +
            "forward",
          since: frozen.freeze.on,
        };
      if (frozen)
        return { value: "red", text: `the agreed freeze ended on ${formatDay(frozen.until)}`, since: frozen.until };
      if (movement < movementLimit(standing)) return null;
      const isRed =
        standing.project.clocks !== "two" && movement >= ladderOf(standing.project, standing.settings).sponsor;
      return {
        value: isRed ? "red" : "amber",
        text: `no step forward on record for ${count(movement)}`,
        since: lastForwardOn,
      };
    },
  },
  {
    code: "owed",
    rule:
      "amber: the customer owes something that is past due as long as the first step of the ladder; red as long as " +
      "the step sponsor",
    find: (standing) => {
      if (standing.project.clocks !== "two") return null;
      return owed(standing);
    },
  },
];

function owed(standing: Standing): HealthFinding {
  const stall = stallOf(standing);
  const item = stall?.item;
  if (!stall || !item || stall.frozen) return null;
  const step = stepReached(item.days, ladderOf(standing.project, standing.settings));
  if (!step) return null;
  const more = stall.owed.length > 1 ? `, and ${stall.owed.length - 1} more` : "";
  return {
    value: step === "sponsor" || step === "decide" ? "red" : "amber",
    text: `${item.id} is ${count(item.days)} past due at the customer${more}`,
    since: addDays(item.due, 1),
  };
}

function count(days: number): string {
  return `${days} working day${days === 1 ? "" : "s"}`;
}
