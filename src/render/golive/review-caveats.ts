import type { Review } from "../../domain/golive/readiness-review.ts";
import type { Entry } from "../../domain/model/record.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";

/** What whoever decides should know, a line each. */
export function caveatLines({ caveats, notInPlace }: Review): readonly string[] {
  const ids = (label: string, entries: readonly Entry<{ readonly id: string }>[]) =>
    entries.length > 0 ? [`${label}: ${entries.map(([, { id }]) => id).join(", ")}`] : [];
  const shoulds = caveats.unconfirmedShoulds;
  return [
    ...ids("agreed, not yet in place (each is a condition)", notInPlace),
    ...ids("settled by words alone", caveats.byWordsAlone),
    ...ids("only waits for product", caveats.waiting),
    ...caveats.notWaiting.map(
      ({ gap, why, by, on }) =>
        `${gap} does not wait for product, says ${visible(by)} on ${formatDay(on)}: ${visible(why)}`,
    ),
    ...caveats.waivers.map(
      ({ name, by, why }) => `waived: ${name}, by ${visible(by ?? "nobody on record")}: ${visible(why ?? "")}`,
    ),
    ...caveats.overrides.map(
      ({ gap, by, role, consequence }) =>
        `overridden: ${gap}, by ${visible(by)} (${visible(role)}); what follows: ${visible(consequence)}`,
    ),
    ...ids("contracted, and not a must", caveats.contractedBelowMust),
    ...ids("day one, owner or day not recorded", caveats.notRecorded),
    ...(shoulds > 0 ? [`${shoulds} should not confirmed`] : []),
  ];
}
