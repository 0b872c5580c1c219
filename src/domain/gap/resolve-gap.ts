import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { addAction } from "../action/action.ts";
import { withGapChangeOrder } from "../change-order/change-order.ts";
import type { Gap, NotWaiting, Resolution } from "../model/gap.ts";
import type { CustomerDecision } from "../model/people.ts";
import type { Moment, Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import { getRecord, withRecord } from "../model/record.ts";
import { RELEASING, RESOLUTIONS, type ResolutionKind } from "../model/vocabulary.ts";
import { customerDecision, type DecisionInput, hasDecision, missingOfDecision } from "../people/customer-decision.ts";
import { addDays, type Day } from "../time/calendar.ts";
import { endPlans, planOn } from "./confrontation-rounds.ts";
import { missingOfDayOne } from "./day-one.ts";
import { inState, isDecided, isReleasing } from "./gap.ts";
import { type NotWaitingInput, needsDayOne, requireNoWaiting } from "./require-no-waiting.ts";
import { formatParts, missingParts, requireParts } from "./resolution-requirements.ts";

/** Days until the lead looks again at what would make a customer happy who goes live under protest. */
const HAPPINESS_DAYS = 30;
const WAITING_FOR_PRODUCT = ["roadmap", "wait", "product", "next-release", "backlog", "future"];

export interface ResolutionInput extends DecisionInput {
  readonly kind: ResolutionKind | null;
  readonly underProtest: boolean;
  readonly owner?: string;
  readonly note?: string;
  readonly reviewOn?: Day;
  readonly fundedOn?: Day;
  readonly concession?: string;
  /** What users do on the first day. */
  readonly dayOne?: string;
  readonly inPlaceBy?: Day;
  readonly notWaiting?: NotWaitingInput;
  /** What the customer pays for it, in the words of the option. */
  readonly cost?: string;
  /** Who the product team is, beside the usual names. */
  readonly productTeam?: string | null;
}

/** Throws `waits-for-product` for a word that means waiting, `bad-value` for any other that is not a resolution. */
export function readResolution(word: string): ResolutionKind {
  const given = word.trim().toLowerCase();
  const found = RESOLUTIONS.find((kind) => kind === given);
  if (found) return found;
  if (WAITING_FOR_PRODUCT.includes(given))
    throw new PsvcError({ code: "waits-for-product", given: word, instead: RESOLUTIONS });
  throw new PsvcError({ code: "bad-value", what: "--resolution", value: word, allowed: RESOLUTIONS, why: null });
}

/** Whether the resolution is the customer's to decide: all releasing ones, and any of a `must`. */
export function needsDecision(promise: CustomerPromise, kind: ResolutionKind): boolean {
  return RELEASING.includes(kind) || promise.importance === "must";
}

/**
 * Decides how they go live without new product. Without the customer's decision, where one is needed, the resolution is
 * kept as proposed and the state does not move. What is in place once agreed (`descope`, `concede`) closes the gap.
 * Under protest settles it for a go-live with conditions and makes a `happiness` action. Throws `refused` for a closed
 * gap, `waits` for a must on which users would only wait, `needs`, `needs-decision` or `not-a-decider`.
 */
export function resolveGap(project: Project, key: Key, given: ResolutionInput, moment: Moment): Project {
  const gap = getRecord(project.gaps, key);
  const promise = getRecord(project.promises, gap.promise);
  requireNotClosed(project, gap);
  const kind = given.kind ?? gap.resolution?.kind ?? null;
  if (!kind && !given.underProtest)
    throw new PsvcError({
      code: "needs",
      what: `resolving ${gap.id}`,
      because: "they go live without new product in one of these ways",
      flags: [`--resolution ${RESOLUTIONS.join("|")}`],
    });
  if (kind) requireAll(gap, promise, kind, given);
  const decision = decisionOn(project, gap, promise, kind, given, moment);
  const resolution = kind ? resolutionOf(project, gap, kind, given, decision, moment) : null;
  if (!given.underProtest) requireDayOne(gap, promise, resolution);
  const resolved: Gap = {
    ...gap,
    resolution,
    // A decision without protest ends the protest.
    underProtest: given.underProtest ? decision : decision ? null : gap.underProtest,
    // The gap's own note says what is missing; what happens instead belongs to the resolution.
    note: resolution ? gap.note : given.note?.trim() || gap.note,
  };
  const agreed = decision !== null || (kind !== null && !needsDecision(promise, kind));
  const moved = agreed
    ? settledState(resolved, decision?.on ?? moment.today, moment)
    : stateWithout(project, key, resolved);
  const told = agreed ? endPlans(project, key, moment.today) : project;
  const gapped = { ...told, gaps: withRecord(project.gaps, key, moved) };
  const isOrdered = agreed && !given.underProtest;
  const changed = isOrdered ? withGapChangeOrder(gapped, key, given.cost ?? null, moment) : gapped;
  return given.underProtest && !gap.underProtest ? withHappinessAction(changed, key, given, moment) : changed;
}

/** What is missing of the resolution is named together with what is missing of the decision on it. */
function requireAll(gap: Gap, promise: CustomerPromise, kind: ResolutionKind, given: ResolutionInput): void {
  const parts = missingParts(termsOf(gap, kind, given));
  const flags = [...parts, ...(isDecision(given) ? missingOfDecision(given, isOnPaper(promise, kind)) : [])];
  if (parts.length > 0)
    throw new PsvcError({ code: "needs", what: `${kind} for ${gap.id}`, because: formatParts(kind), flags });
}

function requireDayOne(gap: Gap, promise: CustomerPromise, resolution: Resolution | null): void {
  const flags = missingOfDayOne(promise, resolution);
  if (resolution === null || flags.length === 0) return;
  throw new PsvcError({
    code: "needs",
    what: `${resolution.kind} for ${gap.id}`,
    because: "it is a must, so say what users do on day one, who does it, and by when that is in place",
    flags,
  });
}

/** Where the decision does not cover what is proposed now, nothing is agreed any more. */
function stateWithout(project: Project, key: Key, gap: Gap): Gap {
  const stays = gap.state !== "agreed" || gap.resolution?.decision || gap.underProtest;
  return stays ? gap : { ...gap, state: planOn(project, key) ? "planned" : "open" };
}

function settledState(gap: Gap, on: Day, moment: Moment): Gap {
  const agreed = inState(gap, "agreed", on);
  const inPlace = gap.resolution?.kind === "descope" || gap.resolution?.kind === "concede";
  if (!inPlace || gap.underProtest) return agreed;
  return { ...inState(agreed, "closed", on), closedOn: moment.today, evidence: "in place once the customer agreed" };
}

function decisionOn(
  project: Project,
  gap: Gap,
  promise: CustomerPromise,
  kind: ResolutionKind | null,
  given: ResolutionInput,
  moment: Moment,
): CustomerDecision | null {
  if (!isDecision(given)) return null;
  return customerDecision(project, given, moment, {
    what: gap.id,
    because: given.underProtest
      ? "going live under protest is for the customer to say"
      : "who decided, on what day and in what words is what makes it agreed",
    document: isOnPaper(promise, kind),
  });
}

function isDecision(given: ResolutionInput): boolean {
  return hasDecision(given) || given.underProtest;
}

/** What the contract holds is released by a document. */
export function isOnPaper(promise: CustomerPromise, kind: ResolutionKind | null): boolean {
  return promise.strength === "contracted" && kind !== null && RELEASING.includes(kind);
}

function resolutionOf(
  project: Project,
  gap: Gap,
  kind: ResolutionKind,
  given: ResolutionInput,
  decision: CustomerDecision | null,
  moment: Moment,
): Resolution {
  const same = gap.resolution?.kind === kind ? gap.resolution : null;
  const resolution: Resolution = {
    ...termsOf(gap, kind, given),
    proposedOn: same?.proposedOn ?? moment.today,
    decision: decision ?? same?.decision ?? null,
  };
  const notWaiting = overrideOf(project, gap, kind, given, moment) ?? keptOverride(same, resolution);
  requireParts(project, gap, resolution, given.productTeam);
  // A decision is about the terms it was given for.
  const isCovered = decision || !same || sameTerms(same, resolution);
  return { ...resolution, ...(isCovered ? {} : { decision: null }), ...(notWaiting ? { notWaiting } : {}) };
}

/** Reads the text by which users work on the first day, where one is given now: the note where nothing else says it. */
function overrideOf(
  project: Project,
  gap: Gap,
  kind: ResolutionKind,
  given: ResolutionInput,
  moment: Moment,
): NotWaiting | null {
  if (!needsDayOne(getRecord(project.promises, gap.promise), kind)) return null;
  const isNoteRead = gap.resolution?.kind !== kind || gap.resolution.dayOne === undefined;
  const text = given.dayOne?.trim() || (isNoteRead ? given.note : undefined);
  const defer = nextCommand("gap resolve", [project.slug, gap.id], { resolution: "defer", "review-on": "DAY" });
  return requireNoWaiting({ what: `the resolution of ${gap.id}`, text, defer }, given.notWaiting, moment);
}

/** What was overruled before, while the text is the same. */
function keptOverride(before: Resolution | null, now: Resolution): NotWaiting | null {
  const isSame = before && before.dayOne === now.dayOne && before.note === now.note;
  return (isSame && before.notWaiting) || null;
}

/** What was said now, else what was said before of the same kind. */
function termsOf(gap: Gap, kind: ResolutionKind, given: ResolutionInput) {
  const same = gap.resolution?.kind === kind ? gap.resolution : null;
  const dayOne = given.dayOne?.trim() || same?.dayOne;
  const inPlaceBy = given.inPlaceBy ?? same?.inPlaceBy;
  return {
    kind,
    owner: given.owner?.trim() || same?.owner || null,
    note: given.note?.trim() || same?.note || null,
    fundedOn: given.fundedOn ?? same?.fundedOn ?? null,
    reviewOn: given.reviewOn ?? same?.reviewOn ?? null,
    concession: given.concession?.trim() || same?.concession || null,
    ...(dayOne ? { dayOne } : {}),
    ...(inPlaceBy ? { inPlaceBy } : {}),
  };
}

/** What was not said of the first day and is said now does not change what was decided. */
function sameTerms(a: Resolution, b: Resolution): boolean {
  return (
    a.note === b.note &&
    (a.dayOne === undefined || a.dayOne === b.dayOne) &&
    (a.inPlaceBy === undefined || a.inPlaceBy === b.inPlaceBy) &&
    (a.owner === null || a.owner === b.owner) &&
    a.fundedOn === b.fundedOn &&
    a.reviewOn === b.reviewOn &&
    a.concession === b.concession
  );
}

/**
 * In place, with evidence. Throws `needs` without it, `waits` for evidence on a must that only waits for product,
 * `refused` where nothing was decided that could be in place.
 */
export function closeGap(
  project: Project,
  key: Key,
  evidence: string,
  moment: Moment,
  fits: boolean,
  overruled?: NotWaitingInput,
): Project {
  const gap = getRecord(project.gaps, key);
  requireClosableGap(project, gap, fits);
  if (!evidence.trim())
    throw new PsvcError({
      code: "needs",
      what: `closing ${gap.id}`,
      because: "closed means in place, and somebody can look at it",
      flags: ["--evidence"],
    });
  const isRead = !fits && getRecord(project.promises, gap.promise).importance === "must";
  const read = { what: `the evidence of ${gap.id}`, text: isRead ? evidence : null, defer: null };
  const notWaiting = requireNoWaiting(read, overruled, moment);
  const closed = {
    ...inState(gap, "closed", moment.today),
    closedOn: moment.today,
    evidence: evidence.trim(),
    ...(notWaiting ? { notWaiting } : {}),
  };
  return { ...endPlans(project, key, moment.today), gaps: withRecord(project.gaps, key, closed) };
}

/** Throws `refused` where nothing was decided that could be in place: no evidence can help. */
export function requireClosableGap(project: Project, gap: Gap, fits: boolean): void {
  requireNotClosed(project, gap);
  const isUndecided = gap.resolution !== null && !isDecided(getRecord(project.promises, gap.promise), gap);
  if (fits || (gap.state === "agreed" && gap.resolution && !isUndecided)) return;
  const record = nextCommand("gap resolve", [project.slug, gap.id], { "decided-by": "NAME", words: "TEXT" });
  throw new PsvcError({
    code: "refused",
    what: `${gap.id} is not closed`,
    because: gap.resolution
      ? "its resolution is proposed and the customer has not decided"
      : "nobody decided how they go live with it",
    instead: gap.resolution
      ? advice`record the decision: ${record}`
      : advice`decide it: ${nextCommand("gap resolve", [project.slug, gap.id], { resolution: "workaround" })}`,
  });
}

/** Whether a resolution waits for the customer's decision. */
export function isProposed(project: Project, gap: Gap): boolean {
  if (!gap.resolution || gap.state === "agreed" || gap.state === "closed") return false;
  return needsDecision(getRecord(project.promises, gap.promise), gap.resolution.kind);
}

function requireNotClosed(project: Project, gap: Gap): void {
  if (gap.state !== "closed") return;
  throw new PsvcError({
    code: "refused",
    what: `${gap.id} is closed`,
    because: isReleasing(gap) ? "the customer released it" : "it is in place",
    instead: advice`open it again first: ${nextCommand("gap reopen", [project.slug, gap.id], { why: "TEXT" })}`,
  });
}

function withHappinessAction(project: Project, key: Key, given: ResolutionInput, moment: Moment): Project {
  const gap = getRecord(project.gaps, key);
  const promise = getRecord(project.promises, gap.promise);
  const makeGood = `make good on ${promise.id} (`;
  const isThere = Object.values(project.actions).some(
    (action) => action.for === "happiness" && action.doneOn === null && action.text.startsWith(makeGood),
  );
  if (isThere) return project;
  return addAction(
    project,
    {
      text: `${makeGood}${promise.statement.slice(0, 80)})`,
      side: "services",
      owner: given.owner?.trim() || gap.owner || project.lead,
      due:
        given.reviewOn ??
        addDays(project.route.live.doneOn ?? later(project.route.live.target, moment.today), HAPPINESS_DAYS),
      for: "happiness",
    },
    moment,
    "psvc",
  ).project;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
