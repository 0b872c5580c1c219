import { formatLadder } from "../config/stall-ladder.ts";
import { formatMergeCheck, newMergeChecks } from "../invariant/merge-checks.ts";
import type { Gap } from "../model/gap.ts";
import { asJson, differencesBetween, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { RELEASING, type ResolutionKind } from "../model/vocabulary.ts";
import { phaseOf } from "../route/route.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import {
  actionAdded,
  actionChanged,
  changeOrderAdded,
  changeOrderChanged,
  riskAdded,
  riskChanged,
  turnSentences,
} from "./story-actions.ts";
import { conversationSentences } from "./story-confrontations.ts";
import { afterSentences, goliveSentences } from "./story-golive.ts";
import { noteAdded, noteChanged, peopleSentences } from "./story-people.ts";
import { routeSentences } from "./story-route.ts";
import { about, changed, formatField, newOnes, records, type Sentence, type Told } from "./story-sentences.ts";

/**
 * What happened between two states of a project, as one would tell it. Every difference is told: what has no words of
 * its own is told as field, before and after. Empty only where nothing but counters differs.
 */
export function storyOf(before: Project | null, after: Project | null): readonly Sentence[] {
  if (!before && !after) return [];
  if (!before && after)
    return [about(null, `${after.customer} taken over${after.adoptedOn ? " " : ": "}${begunWith(after)}`)];
  if (before && !after) return [about(null, `${before.customer} removed from the store`)];
  const [from, to] = [before as Project, after as Project];
  return [
    ...factSentences(from, to),
    ...ladderSentences(from, to),
    ...records(from.promises, to.promises, promiseAdded, promiseChanged),
    ...records(from.gaps, to.gaps, (gap) => gapAdded(gap, to), gapChanged),
    ...conversationSentences(from, to),
    ...routeSentences(from, to),
    ...criterionSentences(from, to),
    ...records(from.actions, to.actions, actionAdded, actionChanged),
    ...records(from.risks, to.risks, riskAdded, riskChanged),
    ...records(from.changeOrders ?? {}, to.changeOrders ?? {}, changeOrderAdded, changeOrderChanged),
    ...peopleSentences(from, to),
    ...records(from.notes, to.notes, noteAdded, noteChanged),
    ...goliveSentences(from, to),
    ...turnSentences(from, to),
    ...afterSentences(from, to),
    ...newMergeChecks(to, from).map((check) => about(check.about, formatMergeCheck(check))),
  ];
}

function begunWith(project: Project): string {
  const count = Object.keys(project.promises).length;
  const underWay = project.adoptedOn
    ? `under way, in phase ${phaseOf(project)}, owned since ${formatDay(project.ownedOn)}, `
    : "";
  return (
    `${underWay}closed ${formatDay(project.deal.closedOn)}, lead ${project.lead}, ${count} ` +
    `promise${count === 1 ? "" : "s"}`
  );
}

const TOLD_ELSEWHERE = [
  "promises",
  "gaps",
  "route",
  "ownMilestones",
  "rebaselines",
  "criteria",
  "confrontations",
  "actions",
  "risks",
  "persons",
  "notes",
  "changeOrders",
  "blackouts",
  "statuses",
  "freezes",
  "messages",
  "progress",
  "clocks",
  "ownLadder",
  "decisions",
  "golive",
  "wins",
  "stops",
  "moods",
  "handovers",
  "closures",
  "reconciled",
  "counters",
];

function ladderSentences({ ownLadder: from }: Project, { ownLadder: to }: Project): readonly Sentence[] {
  if (same(asJson(from), asJson(to))) return [];
  return [about(null, to ? `its own stall ladder: ${formatLadder(to)}` : "the stall ladder of its route again")];
}

function factSentences(from: Project, to: Project): readonly Sentence[] {
  const facts = (project: Project) =>
    Object.fromEntries(Object.entries(project).filter(([field]) => !TOLD_ELSEWHERE.includes(field)));
  return differencesBetween(asJson(facts(from)), asJson(facts(to))).map(({ place, before, after }) =>
    about(null, formatField(place.join(" "), before, after)),
  );
}

function promiseAdded(promise: CustomerPromise): string {
  const words = [promise.importance, promise.strength, `from ${promise.source}`];
  const { carriedFrom } = promise;
  const carried = carriedFrom ? `, carried over from ${carriedFrom.id} of ${carriedFrom.project}` : "";
  return (
    `promised: ${quote(promise.statement)} ` +
    `(${words.join(", ")}${promise.confirmed ? "" : ", unconfirmed"}${carried})`
  );
}

function promiseChanged(before: CustomerPromise, after: CustomerPromise): Told {
  const sentences: string[] = [];
  if (!same(asJson(before.fit), asJson(after.fit))) sentences.push(formatFit(before, after));
  if (before.dropped === null && after.dropped !== null) sentences.push(`dropped: ${after.dropped.why}`);
  if (before.dropped !== null && after.dropped === null) sentences.push("taken up again");
  if (before.importance !== after.importance)
    sentences.push(`is a ${after.importance} now (it was a ${before.importance})`);
  if (before.confirmed !== after.confirmed) sentences.push(after.confirmed ? "confirmed" : "no longer confirmed");
  if (before.statement !== after.statement) sentences.push(`now reads ${quote(after.statement)}`);
  const released = Object.keys(after.releases).some((key) => !Object.hasOwn(before.releases, key));
  if (released)
    sentences.push(...newOnes(before.releases, after.releases).map(({ decision }) => `agreed by ${decision.by}`));
  const fields = ["importance", "confirmed", "statement", ...(released ? ["releases"] : [])];
  // A drop that was only reworded has no sentence of its own.
  if ((before.dropped === null) !== (after.dropped === null)) fields.push("dropped");
  return { sentences, fields: [...fields, "fit"] };
}

function formatFit(before: CustomerPromise, { fit }: CustomerPromise): string {
  if (fit === null) return "is unassessed again";
  const verb = before.fit === null ? "judged" : before.fit.value === fit.value ? "judged again:" : "now judged";
  const word = fit.value === "gap" ? "a gap" : fit.value === "fit" ? "a fit" : "a partial fit";
  const on = fit.release ? ` on ${fit.release}` : "";
  return `${verb} ${word}${fit.means ? ` (${fit.means})` : ""}${on}${fit.why ? `: ${fit.why}` : ""}`;
}

function gapAdded(gap: Gap, project: Project): string {
  const promise = project.promises[gap.promise];
  const to = gap.resolution ? `, to be resolved by ${formatResolution(gap.resolution.kind)}` : "";
  return `opened: today's product departs from ${promise?.id ?? gap.promise}${to}`;
}

function gapChanged(before: Gap, after: Gap): Told {
  const sentences: string[] = [];
  const fields = ["state", "reached"];
  const { resolution } = after;
  const isResolved = !same(asJson(before.resolution), asJson(resolution));
  if (isResolved) {
    fields.push("resolution");
    if (resolution === null) sentences.push(`no longer to be resolved by ${formatResolution(before.resolution?.kind)}`);
    else if (before.resolution?.kind !== resolution.kind)
      sentences.push(
        `to be resolved by ${formatResolution(resolution.kind)}${resolution.note ? `: ${resolution.note}` : ""}`,
      );
    else if (!resolution.decision) sentences.push(`resolution changed: ${formatResolution(resolution.kind)}`);
    if (resolution?.decision && !same(asJson(before.resolution?.decision), asJson(resolution.decision)))
      sentences.push(`${resolution.decision.by} decided: ${quote(resolution.decision.words)}`);
    // Same kind, same decision, other details.
    if (sentences.length === 0) sentences.push("details of the resolution changed");
  }
  const reopened = newOnes(before.reopened, after.reopened);
  if (reopened.length > 0) fields.push("reopened");
  for (const { why } of reopened) sentences.push(`reopened: ${why}`);
  if (newOnes(after.reopened, before.reopened).length > 0) {
    fields.push("reopened");
    sentences.push("not opened again after all");
  }
  if (before.underProtest === null && after.underProtest !== null) {
    fields.push("underProtest");
    sentences.push(`goes live under protest, says ${after.underProtest.by}: ${quote(after.underProtest.words)}`);
  }
  if (before.state !== after.state && !(reopened.length > 0 && after.state === "open")) {
    if (after.state === "closed") fields.push("closedOn");
    const evidence = after.evidence && after.evidence !== before.evidence ? `: ${after.evidence}` : "";
    if (evidence && after.state === "closed") fields.push("evidence");
    sentences.push(after.state === "closed" ? `closed${evidence}` : `is ${after.state} now (it was ${before.state})`);
  }
  if (!same(asJson(before.raised), asJson(after.raised))) {
    fields.push("raised");
    sentences.push(after.raised ? `raised to ${after.raised.severity}: ${after.raised.why}` : "no longer raised");
  }
  if (before.state === after.state && !same(asJson(before.reached), asJson(after.reached)) && sentences.length === 0)
    sentences.push("days changed on which its states were reached");
  return { sentences, fields };
}

const RESOLUTION_WORDS: Readonly<Record<ResolutionKind, string>> = {
  "accept-standard": "accepting the standard",
  workaround: "a workaround",
  "process-change": "a change of their process",
  purchase: "an edition or module they buy",
  "third-party": "a third party's product",
  extension: "an extension",
  descope: "leaving it out",
  defer: "deferring it",
  concede: "a concession",
};

function formatResolution(kind: ResolutionKind | undefined): string {
  if (kind === undefined) return "nothing";
  return RELEASING.includes(kind) ? `${RESOLUTION_WORDS[kind]} (${kind})` : RESOLUTION_WORDS[kind];
}

function criterionSentences(from: Project, to: Project): readonly Sentence[] {
  const names = [...new Set([...Object.keys(from.criteria), ...Object.keys(to.criteria)])];
  return names.flatMap((name) => {
    const [before, after] = [from.criteria[name], to.criteria[name]];
    if (!before) return [about(name, "added to the readiness review")];
    if (!after) return [about(name, "no longer in the readiness review")];
    return changed(name, before, after, (criterion, other) => {
      if (criterion.state === other.state) return { sentences: [], fields: [] };
      const detail = other.evidence ?? other.why;
      return {
        sentences: [`${other.state}${other.by ? `, by ${other.by}` : ""}${detail ? `: ${detail}` : ""}`],
        fields: ["state", "on", "by", "why", "evidence", "consequence"],
      };
    });
  });
}
