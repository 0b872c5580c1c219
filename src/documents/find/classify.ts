import type { PromiseRule } from "../../domain/promise/proposal.ts";
import { pattern } from "../pattern.ts";
import { type Clause, clausesOf } from "./clause.ts";
import type { PlacedBlock } from "./outline.ts";
import type { Parties } from "./parties.ts";
import { wordCount } from "./sentences.ts";
import { sideOfClause } from "./sides.ts";
import { asksAfterOpening, beginsWithVerb } from "./verbs.ts";

/** Why a sentence is taken for a promise, or for what is left out of it. */
export type SentenceVerdict =
  | {
      readonly is: "promise";
      readonly by: PromiseRule;
      readonly subject: string | null;
      readonly leadIn: string | null;
    }
  | { readonly is: "exclusion" }
  | { readonly is: "nothing" };

const NOTHING: SentenceVerdict = { is: "nothing" };
const EXCLUSION: SentenceVerdict = { is: "exclusion" };

export const LABELLED = pattern(
  "",
  String.raw`^(?:\[?[A-Z]{1,6}[-_ ]?(?:\d+[.-])*\d+[a-z]?\]?|(?:requirement|req\.?)\s*#?\d[\d.]*)\s*(?:[—–:|`,
  String.raw`]|-\s|\.\s|\)\s|\s(?=(?:The|All|A|An|It|Each|Any|Users?|System)\b))`,
);
const STORY = pattern(
  "i",
  String.raw`^(?:\W*user story:?\s*)?as\s+(?:an?|the)\s+.{2,160}?\b(?:i|we)\s+(?:want|need|would like|can|`,
  String.raw`could|should|must|wish|expect|have|am able|will)\b`,
);
const CRITERION = /^(?:AC\d*|acceptance criteri(?:on|a)(?:\s*\(AC\))?)\s*[:.—–-]\s*\S|^given\b.+\bwhen\b.+\bthen\b/i;
const LEFT_OUT = pattern(
  "i",
  String.raw`\b(?:not (?:be )?(?:required|responsible|included|in scope|covered|part of)|out[- ]of[- ]scope|`,
  "outside (?:of )?(?:the |this )?scope|exclu(?:sions?|ded|des)|beyond the scope|non-goals?|",
  String.raw`not in (?:the )?scope)\b`,
);
const LEFT_OUT_OURS = pattern(
  "i",
  String.raw`\b(?:(?:shall|will|is|are) not (?:be )?(?:required|obliged|expected|obligated|responsible)|`,
  "(?:is|are|will be|shall be) (?:excluded|out of scope|outside the scope|not included|",
  String.raw`not in scope))\b`,
);

/** What a sentence is, where it stands. */
export function classify(sentence: string, placed: PlacedBlock, parties: Parties, isFirst: boolean): SentenceVerdict {
  if (wordCount(sentence) < 3 || isContents(sentence) || /\?["”’)]*$/.test(sentence)) return NOTHING;
  if (placed.headings.some((heading) => ABOUT_BIDS.test(heading))) return NOTHING;
  const { block, headings, leadIns } = placed;
  const around = [headings.at(-1) ?? "", ...leadIns];
  if (around.some((text) => LEFT_OUT.test(text) && !/\bnot limited to\b/i.test(text)) || LEFT_OUT_OURS.test(sentence)) {
    const own = clausesOf(sentence).some((clause) => isBinding(clause) && sideOfClause(clause, parties) !== "theirs");
    const isScope = block.kind !== "paragraph" || LEFT_OUT_OURS.test(sentence) || !own;
    if (isScope) return sentence.endsWith(":") ? NOTHING : EXCLUSION;
  }
  if (STORY.test(sentence)) return promise("story", null, null);
  if (CRITERION.test(sentence)) return promise("criterion", null, null);
  if (sentence.endsWith(":") && (block.kind !== "item" || wordCount(sentence) > 3)) return NOTHING;
  const labelled = LABELLED.exec(sentence);
  if (labelled && isFirst && wordCount(sentence) > 4)
    return promise("label", clausesOf(sentence)[0]?.subject ?? null, null);
  if (isCrossReference(sentence)) return NOTHING;
  const own = byModal(sentence, parties);
  if (own !== null) return own;
  if (block.kind === "row") return byRow(placed, parties);
  if (block.kind === "item" || leadIns.length > 0) return byLeadIn(sentence, placed, parties, isFirst);
  return byDeadline(sentence, parties) ? promise("modal", null, null) : NOTHING;
}

/** Sections on how to bid and how bids are weighed, which bind before anything is signed. */
const ABOUT_BIDS = pattern(
  "i",
  String.raw`\b(?:proposals?|quotations?|quotes?|bids?|tenders?|offers?|responses?)\b.{0,30}\b(?:format|`,
  "requirements?|instructions?|preparation|contents?|submission|submittals?|evaluation|deadlines?)\\b|",
  String.raw`\binstructions (?:to|for) (?:\w+ )?(?:offerors?|bidders?|vendors?|tenderers?|suppliers?|respondents?)\b|`,
  String.raw`\bevaluation (?:criteria|factors?|process|of|method)\b|\b(?:basis (?:of|for) award|award criteria)\b|`,
  String.raw`\bsubmission (?:of|instructions?|requirements?) ?(?:proposals?|quotations?|quotes?|bids?|tenders?)?$|`,
  String.raw`\bmandatory responses?\b`,
);

function promise(by: PromiseRule, subject: string | null, leadIn: string | null): SentenceVerdict {
  return { is: "promise", by, subject, leadIn };
}

function isBinding({ modal }: Clause): boolean {
  return !/^(?:may|can|could|might|would)$/.test(modal);
}

/** Verbs that say what a contract means, and bind nobody to do anything. */
const LEGAL = pattern(
  "i",
  "^(?:not )?(?:be )?(?:mean|means|govern|governed|apply|prevail|constitute|be deemed|deemed|",
  "survive|commence|be construed|construed|interpreted|supersede|disqualify|have the meaning|",
  "take effect|expire|take precedence|serve as (?:the|a) (?:basis|reference)|prejudice|be binding|",
  "form (?:the |a )?(?:basis|part)|be considered|be subject to|be (?:added|incorporated) (?:here|",
  "by reference)|take place|be an? (?:firm|fixed|time)|be evaluated|be awarded|be made (?:based|",
  String.raw`to the))\b`,
);
/** Whether a passive says who of the other side does it. */
function isByThem(predicate: string, { ours, theirs }: Parties): boolean {
  const by = /\bby (?:the |its |an? )?(.{3,60})/i.exec(predicate)?.[1] ?? "";
  return theirs.test(by.split(/[,;]| (?:in|on|at|for|to|with|within|and)\b/)[0] ?? "") && !ours.test(predicate);
}

/** null where no clause of it decides. */
function byModal(sentence: string, parties: Parties): SentenceVerdict | null {
  const clauses = clausesOf(sentence);
  const binding = clauses.filter(isBinding);
  if (clauses.length === 0) return null;
  for (const clause of binding) {
    const side = sideOfClause(clause, parties);
    if (side === "theirs" || LEGAL.test(clause.predicate)) continue;
    if (!binds(clause, side, sentence, parties)) continue;
    return promise("modal", clause.subject, null);
  }
  return NOTHING;
}

function binds({ modal, subject, predicate }: Clause, side: string, sentence: string, parties: Parties): boolean {
  if (isFragment(subject, sentence) || isAboutBid(subject)) return false;
  if (side === "ours") {
    if (
      pattern(
        "i",
        "^(?:not |n’t |n't )?be (?:evaluated|selected|notified|advised|paid|reimbursed|compensated|",
        String.raw`given|allowed|permitted|considered)\b`,
      ).test(predicate)
    )
      return false;
    return !(modal === "should" && /^(?:not )?(?:note|be aware|review|refer|see|read)\b/i.test(predicate));
  }
  if (
    /^(?:none|nothing|neither|no)\b|\b(?:topics|agenda|discussion)\b/i.test(subject) &&
    !/^no [\w\s]{0,40}(?:substitution|change|data|user|downtime|personnel)/i.test(subject)
  )
    return false;
  if (/^(?:is|are) to$/.test(modal) && side !== "product") return false;
  const isPassive = pattern(
    "i",
    "^(?:(?:not|also|only|always|then|thereafter|clearly|promptly|",
    String.raw`\w+ly) )*be (?:\w+ly )?(?:\w+(?:ed|en|wn|ilt|ade|ept|ent|et|un|ld|id|ut))\b`,
  ).test(predicate);
  if (isPassive && (isByThem(predicate, parties) || isTakenBy(predicate, parties))) return false;
  if (
    isPassive &&
    pattern(
      "i",
      String.raw`^(?:\w+ )*be (?:\w+ly )?(?:provided|furnished|given|sent|supplied|available|accessible|paid|`,
      String.raw`made available|made)\b.{0,60}\bto (?:the |each |all )?`,
    ).test(predicate) &&
    toOurs(predicate, parties)
  )
    return false;
  if (side === "product")
    return (
      !/^be (?:accessible|available|physically|published|posted|located)\b/i.test(predicate) ||
      !toOurs(predicate, parties)
    );
  if (/^(?:shall|must)$/.test(modal)) return true;
  if (/^(?:is|are) (?:also |solely |fully )?(?:responsible|required|expected|obliged)/.test(modal))
    return isActor(subject);
  if (/^(?:agree|undertake|commit)/.test(modal)) return true;
  if (modal === "will" && /^(?:be able to|have (?:the ability|access|the option|an option))\b/i.test(predicate))
    return true;
  if (modal === "will" || modal === "should")
    return isPassive ? !ADMINISTRATIVE.test(predicate) : isThing(subject, sentence);
  return isActor(subject);
}

/** `Tasks that the supplier must perform`: a name for something, and no sentence. */
function isFragment(subject: string, sentence: string): boolean {
  return /^(?:[\w-]+ ){0,4}(?:that|which)\s/i.test(subject) && sentence.startsWith(subject) && wordCount(sentence) < 16;
}

const BID = pattern(
  "i",
  String.raw`\b(?:quotations?|quotes?|offers?|bids?|proposals?|tenders?|solicitation|questions?|`,
  String.raw`questions or comments)\b`,
);

/** What a bid has to be, which nobody promises a customer. */
function isAboutBid(subject: string): boolean {
  const [head = subject] = subject.split(/\s+(?:received|submitted|regarding|of|for|under)\s+/i);
  return BID.test(head) && !/\b(?:accepted|winning|change) (?:quotation|proposal|bid|offer)\b/i.test(head);
}

/** Looked at or taken over by somebody else: what is done with a delivery, and no promise of it. */
function isTakenBy(predicate: string, { ours }: Parties): boolean {
  const taken =
    /\bbe (?:\w+ly )?(?:inspected|reviewed|accepted|approved|evaluated|determined|monitored)\b.*\bby\b(.*)/i.exec(
      predicate,
    );
  return taken !== null && !ours.test(taken[1] ?? "");
}

function toOurs(predicate: string, { ours }: Parties): boolean {
  const to = /\bto (?:the |each |all |any )?([\w’' -]{3,30})/i.exec(predicate)?.[1] ?? "";
  return ours.test(to.split(/\s+(?:and|by|for|in|at|on)\s+/)[0] ?? "");
}

/** What happens to a bid and to a contract, whoever does it. */
const ADMINISTRATIVE = pattern(
  "i",
  String.raw`^(?:not )?be (?:\w+ly )?(?:evaluated|awarded|considered|assessed|scored|rejected|published|`,
  "posted|held|scheduled|located|based|governed|determined|used (?:to evaluate|as the basis)|",
  "required|anticipated|defined|negotiated|amended|limited|accepted|opened|received|issued|found|",
  String.raw`physically)\b`,
);

function isActor(subject: string): boolean {
  return pattern(
    "i",
    String.raw`\b(?:manager|leads?|engineers?|team|staff|personnel|developers?|analysts?|architects?|tester|`,
    String.raw`trainer|consultant)s?\b`,
  ).test(subject);
}

/** What a thing with a name of its own does, so that `will` promises it. */
const DOES = pattern(
  "",
  " will (?:support|provide|allow|enable|include|perform|handle|use|run|store|send|produce|",
  String.raw`export|import|read|write|manage|be able)\b`,
);

/** What `will` says of a thing is a promise where the thing is named, and an explanation where it only is `this`. */
function isThing(subject: string, sentence: string): boolean {
  if (/^(?:this|these|that|those|it|they|which|who|he|she|work|there)$/i.test(subject.trim())) return false;
  return isActor(subject) || (/^(?:[A-Z][a-z]+ )?[A-Z][\w-]*$/.test(subject) && DOES.test(sentence));
}

/** Items and clauses under a line that binds. */
function byLeadIn(
  sentence: string,
  { block, leadIns, headings }: PlacedBlock,
  parties: Parties,
  isFirst: boolean,
): SentenceVerdict {
  const nearest = leadIns.at(-1) ?? null;
  if (startsWithThem(sentence, parties)) return NOTHING;
  for (const leadIn of [...leadIns].reverse()) {
    const bound = bindsItems(leadIn, parties);
    if (bound === "no") return NOTHING;
    if (
      bound !== null &&
      nearest !== null &&
      leadIn !== nearest &&
      !/[:]$/.test(nearest) &&
      bindsItems(nearest, parties) === null &&
      isOption(nearest)
    )
      return NOTHING;
    if (bound !== null)
      return isFirst || beginsWithVerb(sentence) || wordCount(sentence) > 4
        ? promise("lead-in", bound.subject, leadIn)
        : NOTHING;
  }
  if (block.kind !== "item" || !isFirst) return NOTHING;
  if (!beginsWithVerb(sentence) && !asksAfterOpening(sentence)) return NOTHING;
  const above = `${headings.at(-1) ?? ""} ${nearest ?? ""}`;
  if (
    pattern(
      "i",
      String.raw`\b(?:evaluat|instruction|submission|submit|criteria|agenda|background|how to|definition|`,
      "reference|assumption|proposal|quotation)",
    ).test(above)
  )
    return NOTHING;
  if (nearest !== null && parties.theirs.test(nearest) && !parties.ours.test(nearest)) return NOTHING;
  return promise("imperative", null, nearest);
}

/** `The agency has the right to …`: an item about the other side, without a modal. */
function startsWithThem(sentence: string, { ours, theirs }: Parties): boolean {
  const start = sentence.split(" ").slice(0, 4).join(" ");
  return (
    theirs.test(start) && !ours.test(start) && /\b(?:has|have|reserves?|retains?|provides?|owns?)\b/.test(sentence)
  );
}

function isOption(text: string): boolean {
  return /\b(?:options?|examples?|such as|e\.g\.|including|preference|approved)\b/i.test(text);
}

/** null where the line says nothing of it; "no" where it says that the items are nobody's promise. */
function bindsItems(leadIn: string, parties: Parties): { readonly subject: string | null } | "no" | null {
  const clauses = clausesOf(leadIn);
  if (
    pattern(
      "i",
      String.raw`\b(?:may include|might include|can include|could include|for example|such as|are encouraged|`,
      String.raw`is encouraged|examples?)\b`,
    ).test(leadIn)
  )
    return "no";
  const last = clauses.filter(isBinding).at(-1);
  if (last) {
    const side = sideOfClause(last, parties);
    if (side === "theirs" || LEGAL.test(last.predicate)) return "no";
    if (/^be evaluated\b/i.test(last.predicate)) return "no";
    return { subject: last.subject };
  }
  if (clauses.length > 0) return "no";
  if (
    pattern(
      "i",
      String.raw`\b(?:requirements?|responsibilities|deliverables?|tasks?|services|features|scope of work|`,
      String.raw`capabilities)\b[^.]*:$`,
    ).test(leadIn)
  ) {
    if (parties.theirs.test(leadIn) && !parties.ours.test(leadIn)) return "no";
    return pattern(
      "i",
      String.raw`\b(?:following|include[sd]?|are|is)\b|^(?:the )?(?:\w+ ){0,4}(?:requirements?|deliverables?|`,
      "tasks?|services|features|responsibilities|capabilities):$",
    ).test(leadIn) && !/\b(?:describe|sections?|definitions?|background|submission|proposal)\b/i.test(leadIn)
      ? { subject: null }
      : null;
  }
  return null;
}

const ROW_HEADS = pattern(
  "i",
  String.raw`\b(?:deliverables?|requirements?|tasks?|activit(?:y|ies)|features?|functions?|functionality|`,
  "services?|description|acceptance|performance standard|required service|objective|outcomes?|",
  String.raw`scope|user stor(?:y|ies)|capabilit(?:y|ies)|milestones?)\b`,
);
const ROW_IS = /\b(?:deliverables?|requirements?|required|user stor(?:y|ies)|shall|must)\b/i;

/** A row of a table whose heads say that its cells are asked for. */
function byRow({ block, headings, leadIns }: PlacedBlock, parties: Parties): SentenceVerdict {
  const heads = (block.cells ?? []).map(({ head }) => (head ?? "").replace(/\b(\p{Lu}) (?=\p{Lu}\b)/gu, "$1"));
  const above = [headings.at(-1) ?? "", ...leadIns].join(" ");
  if (
    pattern(
      "i",
      String.raw`\b(?:evaluat|definition|abbreviation|acronym|glossary|contact|revision|version|history|`,
      String.raw`schedule of events|timeline of)\b`,
    ).test(`${above} ${heads.join(" ")}`)
  )
    return NOTHING;
  const shall = heads.find((head) => /\b(?:shall|must|will)\b/i.test(head));
  if (shall !== undefined) return promise("lead-in", clausesOf(shall)[0]?.subject ?? null, shall);
  const asked = (block.cells ?? []).some(
    ({ head, text }) => ROW_HEADS.test(head ?? "") && (beginsWithVerb(text) || STORY.test(text)),
  );
  if (asked) return promise("imperative", null, null);
  const isDeliverable = heads.some((head) => ROW_IS.test(head)) || /\bdeliverables?\b/i.test(headings.at(-1) ?? "");
  const isBound = leadIns.some((leadIn) => {
    const bound = bindsItems(leadIn, parties);
    return bound !== null && bound !== "no";
  });
  return (isDeliverable && wordCount(block.text) > 3) || (isBound && heads.some((head) => ROW_HEADS.test(head)))
    ? promise("deliverable", null, leadIns.at(-1) ?? null)
    : NOTHING;
}

/** `The period is delivery of the final product 60 days after …`: a day without a modal. */
function byDeadline(sentence: string, parties: Parties): boolean {
  const isDue = pattern(
    "i",
    String.raw`\b(?:deliver(?:y|ed)|due|complete[ds]?|completion|go-?live|live|submission|`,
    String.raw`available)\b[^.]{0,80}\b(?:within|by|after|before|no later than|prior to|from)\b`,
  ).test(sentence);
  const hasDay = /\b\d+ ?(?:calendar |business |working )?(?:days?|weeks?|months?|hours?)\b/i.test(sentence);
  return (
    isDue &&
    hasDay &&
    !/\b(?:questions?|proposals?|quotations?|bids?|offers?)\b/i.test(sentence) &&
    !parties.theirs.test(sentence.split(" ").slice(0, 4).join(" "))
  );
}

function isCrossReference(sentence: string): boolean {
  if (/\((?:see )?(?:section|annex|appendix|attachment) [\w.]+\)\.?$/i.test(sentence) && wordCount(sentence) < 45)
    return !/\b(?:shall|will)\b/.test(sentence);
  return (
    /^(?:please )?(?:refer to|see|note|for (?:more|further|additional) information)\b/i.test(sentence) &&
    wordCount(sentence) < 20
  );
}

/** A line of a table of contents. */
function isContents(sentence: string): boolean {
  return /[.…]{4,}\s*(?:\d+)?$/.test(sentence) || /(?:\.\s){4,}\d+$/.test(sentence);
}
