import { PHRASES } from "./waiting-phrases.ts";
import { BEFORE_A_NAME, classOfWord, type WordClass } from "./waiting-vocabulary.ts";

/** One letter a word, so that a clause can be matched as a text. */
const LETTERS: Readonly<Record<Exclude<WordClass, "skip">, string>> = {
  act: "a",
  actor: "A",
  ask: "q",
  beta: "B",
  commit: "c",
  deliver: "d",
  doing: "x",
  filler: "n",
  future: "l",
  month: "t",
  next: "h",
  other: "o",
  past: "p",
  people: "P",
  planned: "b",
  product: "D",
  quarter: "T",
  ready: "y",
  relative: "v",
  release: "r",
  roadmap: "m",
  take: "j",
  until: "u",
  version: "z",
  wait: "w",
  "weak-time": "s",
  when: "e",
};

/** What is waited for: words that name a product, a day, or that the vocabulary does not know. */
const THING = "[rmBzTthsno]*";
/** When, or with which release. */
const THEN = "[rmBzTthsn]*";
/** A day, a quarter or a release that has not come. */
const AHEAD = "(?:[mBzTt]|h[st]*[rzt])";
/** "the next release", "the March patch". */
const NEXT_RELEASE = "[ht][sth]*r";
/** What nobody has today: the roadmap, a beta, a release that is numbered or has a day. */
const NOT_YET = `(?:[mBzT]|${NEXT_RELEASE}|r[sn]*[tT])`;
/** A subject that the vocabulary does not know, among words that it does. */
const UNKNOWN = "[rmzTthsn]*o[rmzTthsno]*";

/** Something that the product team delivers: "engineering ships it", "the connector is there", "the Q3 release". */
const EVENT = `(?:A+[lhsn]*[DdpyrcbT]+${THING}|${THING}[lDdpybm]+${THEN}|[nths]*[rmBzTt]${THEN}|A)`;

/** Every word is known and none says what people do: then any of these, in whatever order, is waiting. */
const KNOWN = /^[^oxjpvaP]*$/;
const KNOWN_WAITS = new RegExp(
  `[mBTw]|^n*h[sn]*$|^[nsl]*A[nsl]*$|${NEXT_RELEASE}|r[sn]*[tT]|` +
    "[dDb].*[tzTh]|[tzTh].*[dDb]|l.*[dDy]|A.*[dDcqblry]|[dDqub].*A",
);

const WAITS: readonly RegExp[] = [
  // "we wait", "users wait for it", "wait until May"
  /^[nlP]*w[nlsth]*$/,
  /^[nlP]*w[nls]*u[sn]*[tTh][thsTn]*$/,
  // "wait for the Q3 release", "Petra agreed to await engineering's fix"
  new RegExp(`^(?:o(?=[nl]))?[nlP]*w+[lAdDpy]*${THING}[AlDdpyrmBzTt]+${THING}$`),
  // "wait for two-way sync": nothing else is said
  /^w[nl]*o{1,2}$/,
  // "Finance waits for the Q3 release": a subject that is not known, but a release that is
  new RegExp(`^o{1,2}[nl]*w${THING}(?:[mBT]|${NEXT_RELEASE})${THEN}$`),
  // "nothing until the API ships", "until it is on the roadmap", "use it when it ships"
  new RegExp(`^[nlP]*(?:w${THING})[nls]*[ue]${EVENT}$`),
  new RegExp(`^[nls]*[ue]${EVENT}$`),
  new RegExp(`^(?:[nl]*|P+l)j${THING}e${EVENT}$`),
  // "when it ships they use it"
  new RegExp(`^[ue]${EVENT}[nl]*(?:w|y|j[rsn]*)?$`),
  // "ours gets it next"
  /^n*[lj]*j[sn]*h$/,
  // "join the beta", "they get it with the next release"
  new RegExp(`^[nlP]*o{0,2}[nlP]*j${THING}B${THEN}$`),
  new RegExp(`^[nl]*j[rsn]*o{0,3}(?:${NEXT_RELEASE}|m|T)${THEN}$`),
  new RegExp(`^[nP]*l[nl]*j[rsn]*o{0,3}(?:${NEXT_RELEASE}|m|T|z)${THEN}$`),
  // "engineering ships it in May", "product has it planned for Q3", "raised with product"
  new RegExp(`^[snh]*A+[lnsh]*[Ddcbmyq][Ddcbmyqlnshj]*u?${THING}$`),
  new RegExp(`^[snh]*A+[lnsh]*r${THEN}$`),
  new RegExp(`^[nr]*o{0,2}[nr]*q${THING}[Am]+[cdD]*${THEN}$`),
  new RegExp(`^[nrsth]*o{0,2}[nrsth]*c[rsth]*A+${THEN}$`),
  new RegExp(`^[rsnth]*c[sn]*${NOT_YET}${THEN}$`),
  // "release 2027.2", "release date of two-way sync", "the ticket is on the roadmap", "the next release"
  /^rz$/,
  /^[hst]*m[n]*o{1,2}$/,
  new RegExp(`^${THING}m${THEN}$`),
  new RegExp(`^[rzTtsnhl]*(?:${NEXT_RELEASE}|r[sn]*[tT]|T|B)${THEN}$`),
  // "SCIM is planned for Q3", "expected in May"
  new RegExp(`^[rmzTthsnlo]*b[sn]*u?(?:[rmBzT]|${NEXT_RELEASE})${THEN}$`),
  new RegExp(`^[rsnhl]*b[ds]*${AHEAD}${THEN}$`),
  /^[rsn]*b[sn]*$/,
  // "to be delivered by engineering"
  new RegExp(`^[rsnlth]*[Dd]+${THEN}A${THEN}$`),
  // "it comes in May", "the next release brings it", "the fix will be delivered soon", "available from June"
  new RegExp(`^[rhsnzTtm]*l[n]*[Ddy]+${THEN}$`),
  new RegExp(`^[rsnmht]*(?:z|r[sn]*[tT]|${NEXT_RELEASE})[rsnht]*l?[Dd]+${THEN}$`),
  new RegExp(`^[rhszTtm]*(?:[Dd]+[sn]*${AHEAD}|y[sn]*e?(?:[Tt]|h[st]*r))${THEN}$`),
  // "SCIM ships in May", "two-way sync comes in Q3": what is not known to be product needs more than a month
  new RegExp(`^${UNKNOWN}l?D+[sn]*${AHEAD}${THEN}$`),
  new RegExp(`^${UNKNOWN}l?[dy]+[sn]*(?:[mBT]|${NEXT_RELEASE})${THEN}$`),
  new RegExp(`^${UNKNOWN}l[dy]+[sn]*z${THEN}$`),
];

/** Something is planned, promised, asked for or delivered, or will be: nothing that people do today. */
const AHEAD_VERB = /b|c|q|[dD]|l[nl]*[dDyp]|r[sn]*A|A[sn]*r/;
const STRONG = new RegExp(`[mBA]|${NEXT_RELEASE}`);
const FUTURE_WITH_RELEASE = new RegExp(`${NEXT_RELEASE}[sn]*l|l.*(?:[mB]|${NEXT_RELEASE})`);
const NO_ACTION = /^[^axvjPwu]*$/;
/** What the product team does is product work, whatever the verb. */
const ACTOR_ACTS = /^[nsthl]*A[^axvjPup]*$/;
/** "planned", "scheduled for delivery in week 22", "native support planned", "addressed in the upcoming release" */
const PLANNED = /^[rsnhdlDP]*b[rsnhdlDtTzmBA]*$/;
const DONE_AHEAD = new RegExp(`^p[sn]*(?:m|${NEXT_RELEASE})`);
/** "It will be in the cloud edition later this year" */
const IT_WILL = /^[rs]*l[^axvjPuw]*[tTzhmB][^axvjPuw]*$/;
/** "filtering ships with the next release", "reports ship later" */
const THING_COMES = new RegExp(`^[rsTthno]*D[^axvjPuw]*(?:${NEXT_RELEASE}|m|B|z|h[st]|t)`);
/** A beta, or the next release: what stands beside it does not happen on the first day. */
const BESIDE_NEXT = new RegExp(`^[^axvu]*B[^axvu]*$|^[^axvuPj]*${NEXT_RELEASE}[^axvuPj]*$`);
const READY_AFTER = /^[^axvuPj]*y[sn]*e/;
const NEEDS_PRODUCT = new RegExp(`^[nls]*u[^axvPu]*(?:A|${NEXT_RELEASE}|m|B)[^axvPu]*$`);
/** An event of the product without doubt: what follows it does not happen on the first day, whatever it is. */
const SURE_EVENT = `[^axvPu]*(?:[AmBzT]|${NEXT_RELEASE})[^axvP]*`;
/** Something may be ready, open or shipped every day; only what will be, or is got, after it is put off. */
const LIKELY_EVENT = "(?:[^axvPu]*r[^axvP]*[DdypbB][^axvP]*|[ns]*[Dy][ns]*)";
const AFTER_EVENT = new RegExp(`^(?:[^xu]*e${SURE_EVENT}|[^axuP]*[lj][^axuP]*e${LIKELY_EVENT})$`);
const ONLY_EVENT = new RegExp(`^e(?:${SURE_EVENT}|${LIKELY_EVENT})$`);
const FEW_UNKNOWN = 3;

const TOPIC = /^[osrth]{1,4}$/;
const GOVERNED = /^[nP]*(?:j[^axvu]*|l[^xu]*|n+)$/;

/** A bank that delivers a file is no product team: somebody unknown, what they deliver, something unknown. */
const SOMEBODY_DELIVERS = /o[^A]*[dD][^ou]*o/;
const MOST_UNKNOWN = 5;
const LONGEST = 40;

/** A clause that says neither what they wait for nor what they do. */
const FILLS = /^(?:[nclshtrzA]*|n*j[rsntTh]*|n*q+p?|P*[ncs]+)$/;

/**
 * Whether an English text holds nothing but waiting for product, such as "wait for the Q3 release" or "on the
 * roadmap". A text that also says what people do, such as "Finance re-keys nightly until the API ships", does not; nor
 * does one that cannot be told. Texts in other languages are never taken for waiting.
 */
export function onlyWaits(text: string): boolean {
  const clauses = withoutTopics(withoutGoverned(clausesOf(text)));
  if (clauses.some(({ letters }) => letters.includes("x"))) return false;
  const waiting = clauses.filter(isWaiting);
  return waiting.length > 0 && clauses.every((clause) => FILLS.test(clause.letters) || waiting.includes(clause));
}

interface Clause {
  readonly letters: string;
  /** Whether it is only cut off by a colon or an "and", so that it may be a part of the next. */
  readonly isOpen: boolean;
}

/** "SSO" of "SSO: planned for Q3", "the history" of "the history and the filters come in 5.2". */
function withoutTopics(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.filter(({ letters, isOpen }, index) => {
    const next = clauses[index + 1];
    return !(isOpen && next && TOPIC.test(letters) && /^[^ue]/.test(next.letters) && isWaiting(next));
  });
}

/** What they will do, or get, after "once it is released," belongs to it: it is no clause of its own. */
function withoutGoverned(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.filter(({ letters }, index) => {
    const isGoverned = ONLY_EVENT.test(clauses[index - 1]?.letters ?? "") && GOVERNED.test(letters);
    return !isGoverned;
  });
}

function isWaiting({ letters }: Clause): boolean {
  const unknown = letters.replace(/[^o]/g, "").length;
  if (letters.length > LONGEST || unknown > MOST_UNKNOWN || SOMEBODY_DELIVERS.test(letters)) return false;
  if (KNOWN.test(letters) && KNOWN_WAITS.test(letters)) return true;
  if (unknown <= FEW_UNKNOWN && (ACTOR_ACTS.test(letters) || PLANNED.test(letters) || DONE_AHEAD.test(letters)))
    return true;
  if (unknown <= FEW_UNKNOWN && IT_WILL.test(letters)) return true;
  if (unknown <= FEW_UNKNOWN && THING_COMES.test(letters)) return true;
  if (unknown <= FEW_UNKNOWN && [BESIDE_NEXT, READY_AFTER, NEEDS_PRODUCT].some((one) => one.test(letters))) return true;
  if (AFTER_EVENT.test(letters)) return true;
  const isAhead = AHEAD_VERB.test(letters) && STRONG.test(letters);
  if (unknown <= FEW_UNKNOWN && NO_ACTION.test(letters) && (isAhead || FUTURE_WITH_RELEASE.test(letters))) return true;
  return WAITS.some((pattern) => pattern.test(letters));
}

function clausesOf(text: string): readonly Clause[] {
  const isWritten = /\p{Ll}/u.test(text);
  const plain = text
    .normalize("NFKC")
    .replace(/\bIT\b/g, isWritten ? "staff" : "it")
    .replace(/[‘’]/g, "'")
    .replace(/\b(it|that|there|he|she|what)'s\b/gi, "$1 is")
    .replace(/\bwon't\b/gi, "will not")
    .replace(/\bcan't\b/gi, "can not")
    .replace(/n't\b/gi, " not")
    .replace(/'ll\b/gi, " will")
    .replace(/'re\b/gi, " are")
    .replace(/'s\b/gi, "");
  const parts = PHRASES.reduce((changed, [phrase, word]) => changed.replace(phrase, word), plain).split(
    /([,;:!?()[\]"\n]|\.(?!\d)|\s[-–—]+\s|[–—]|\b(?:and|but|so|because|then|therefore)\b)/i,
  );
  return parts.flatMap((part, index) => {
    if (index % 2 === 1 || !part.trim()) return [];
    const letters = NOTHING.test(part) && !NOTHING_UNTIL.test(part) ? "n" : lettersOf(part);
    return [{ letters, isOpen: /^(?::|and)$/i.test(parts[index + 1] ?? "") }];
  });
}

/** "No option at present", "not possible now" */
const NOTHING = /^\s*(?:there is )?(?:no|not|nothing|none)\b(?! (?:before|later|earlier))/i;
const NOTHING_UNTIL = /\b(?:until|till|wait)\b/i;

function lettersOf(clause: string): string {
  const words = clause.match(/[\p{L}\p{N}][\p{L}\p{N}.&'/-]*/gu) ?? [];
  const letters = words.map((raw, index) => {
    const word = raw.replace(/[.'-]+$/, "");
    const before = words[index - 1] ?? "";
    const known = classOfWord(word, before);
    const name = known === "act" && BEFORE_A_NAME.test(before) ? "other" : known;
    if (name === "skip" || (name === "relative" && index === 0)) return "";
    // "is released" and "will be released" are ahead, "has been released" and "was released" are not.
    const isAhead = name === "past" && /^(?:is|are|be|gets?|being)$/i.test(before);
    return LETTERS[isAhead ? "deliver" : name];
  });
  return letters.join("");
}
