import type { Effort } from "../config/capacity.ts";
import { isJudgedByPlan } from "../fit/fit.ts";
import { isInForce } from "../fit/scope.ts";
import { lettered, planOn, roundsOn } from "../gap/confrontation-rounds.ts";
import { isDecided, openGaps, settlement } from "../gap/gap.ts";
import { needsDecision } from "../gap/resolve-gap.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { getRecord, type Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { type PromiseKind, RELEASING, type ResolutionKind } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";
import { isDrafted } from "./draft-option.ts";
import type { RecutGap, RecutOption } from "./recut-option.ts";

/** Working days of a small, a medium and a large piece of work, where nobody estimated it. */
const SMALL = 1;
const MEDIUM = 5;
const LARGE = 15;

/** Without an estimate: what each takes of both sides beside the talk. Releasing something takes only the talk. */
const ASSUMED: Readonly<Record<ResolutionKind, Effort>> = {
  "accept-standard": { services: 0, customer: 0 },
  workaround: { services: MEDIUM, customer: SMALL },
  "process-change": { services: SMALL, customer: MEDIUM },
  purchase: { services: LARGE, customer: SMALL },
  "third-party": { services: LARGE, customer: SMALL },
  extension: { services: LARGE, customer: SMALL },
  descope: { services: 0, customer: 0 },
  defer: { services: 0, customer: 0 },
  concede: { services: 0, customer: 0 },
};

/** Half a day of each side to prepare, hold and write down a conversation. */
export const TALK: Effort = { services: 0.5, customer: 0.5 };

/** What is plausible for a kind of promise where no conversation is planned, the likeliest first. */
const PLAUSIBLE: Readonly<Record<PromiseKind, readonly ResolutionKind[]>> = {
  capability: ["workaround", "process-change", "third-party", "defer"],
  integration: ["workaround", "third-party", "defer"],
  data: ["workaround", "process-change", "defer"],
  timeline: ["accept-standard", "defer"],
  service: ["process-change", "third-party", "defer"],
  commercial: ["accept-standard", "defer"],
};

/** Open gaps of promises that this go-live has to answer for, with their ways. `by` is the day of the go-live. */
export function recutGaps(standing: Standing, by: Day): readonly RecutGap[] {
  const { project } = standing;
  return openGaps(project).flatMap(([key, gap]) => {
    const promise = getRecord(project.promises, gap.promise);
    if (!isInForce(promise) || promise.importance === "wont" || holdsBy(standing, gap.promise, promise, by)) return [];
    const isAgreed = gap.state === "agreed";
    if (isAgreed && settlement(standing, gap.promise) === "settled" && gap.resolution?.kind === "defer") return [];
    const options = isAgreed ? agreedOption(standing, key, gap, promise) : openOptions(standing, key, gap, promise, by);
    return [{ key, gap, promise, isAgreed, options }];
  });
}

/** It fits already, or will by the day itself. */
export function holdsBy(standing: Standing, key: Key, promise: CustomerPromise, by: Day): boolean {
  if (isJudgedByPlan(promise)) return by <= (promise.neededBy ?? by);
  return settlement(standing, key) === "fits";
}

/** What is agreed has left the choice; its effort is still to come. Under protest nothing is put in place. */
function agreedOption(standing: Standing, key: Key, gap: Gap, promise: CustomerPromise): readonly RecutOption[] {
  const { resolution } = gap;
  const settledOn = roundsOn(standing.project, key).findLast(([, { outcome }]) => outcome?.option)?.[1];
  const option = settledOn?.options[settledOn.outcome?.option ?? ""];
  const kind = resolution?.kind ?? "accept-standard";
  const isEstimated = option !== undefined && option.resolution === kind;
  const none = gap.underProtest !== null || kind === "defer";
  return [
    {
      resolution: kind,
      letter: null,
      effort: none ? ASSUMED.defer : isEstimated ? option.consequence.effort : ASSUMED[kind],
      isAssumed: !none && !isEstimated && !RELEASING.includes(kind),
      isRecorded: true,
      // It is released already: nothing is released by choosing it.
      isReleasing: false,
      needsTalk: gap.underProtest === null && !isDecided(promise, gap),
    },
  ];
}

/** What is planned to be put to the customer, else what is plausible; and always to defer it. */
function openOptions(
  standing: Standing,
  key: Key,
  gap: Gap,
  promise: CustomerPromise,
  by: Day,
): readonly RecutOption[] {
  const said = saidOptions(standing, key, promise, by);
  const isInTime = (gap.resolution?.fundedOn ?? by) <= by;
  const proposed = gap.resolution && isInTime ? [gap.resolution.kind] : [];
  const plausible = said.length > 0 ? [...proposed, "defer" as const] : [...proposed, ...PLAUSIBLE[promise.kind]];
  const more = [...new Set(plausible)].filter((kind) => !said.some(({ resolution }) => resolution === kind));
  const recorded = new Set<ResolutionKind>(proposed);
  return [...said, ...more.map((kind) => ({ ...assumedOption(kind, promise), isRecorded: recorded.has(kind) }))];
}

/** Of the planned conversation, or of the last one. An extension that is funded only later is none for this day. */
function saidOptions(standing: Standing, key: Key, promise: CustomerPromise, by: Day): readonly RecutOption[] {
  const { project } = standing;
  const plan = planOn(project, key)?.[1];
  const last = plan ?? roundsOn(project, key).at(-1)?.[1];
  if (!last) return [];
  return lettered(last)
    .filter(({ option }) => (option.fundedOn ?? by) <= by)
    .map(({ letter, option }) => ({
      resolution: option.resolution,
      letter: plan ? letter : null,
      effort: option.consequence.effort,
      isAssumed:
        isDrafted(option) && isSame(option.consequence.effort, assumedOption(option.resolution, promise).effort),
      isRecorded: !isDrafted(option),
      isReleasing: RELEASING.includes(option.resolution),
      needsTalk: needsDecision(promise, option.resolution),
    }));
}

function isSame(a: Effort, b: Effort): boolean {
  return a.services === b.services && a.customer === b.customer;
}

function assumedOption(resolution: ResolutionKind, promise: CustomerPromise): RecutOption {
  const needsTalk = needsDecision(promise, resolution);
  const { services, customer } = ASSUMED[resolution];
  const talk = needsTalk ? TALK : { services: 0, customer: 0 };
  return {
    resolution,
    letter: null,
    effort: { services: services + talk.services, customer: customer + talk.customer },
    isAssumed: true,
    isRecorded: false,
    isReleasing: RELEASING.includes(resolution),
    needsTalk,
  };
}
