import { classOfWord, PHRASES, type WordClass } from "./waiting-vocabulary.ts";

/** One letter a word, so that a clause can be matched as a text. */
const LETTERS: Readonly<Record<Exclude<WordClass, "skip">, string>> = {
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
const EVENT = `(?:A+[lhsn]*[DdpyrcbT]+${THING}|${THING}[lDdpybm]+${THEN}|[ths]*[rmBzTt]${THEN}|A)`;

/** Every word is known and none says what people do: then any of these, in whatever order, is waiting. */
const KNOWN = /^[^oxjpv]*$/;
const KNOWN_WAITS = new RegExp(
  `[mBTw]|^n*h[sn]*$|^[nsl]*A[nsl]*$|${NEXT_RELEASE}|r[sn]*[tT]|` +
    "[dDb].*[tzTh]|[tzTh].*[dDb]|l.*[dDy]|A.*[dDcqblry]|[dDqub].*A",
);

const WAITS: readonly RegExp[] = [
  // "we wait", "wait for it", "wait until May"
  /^[nl]*w[nlsth]*$/,
  /^[nl]*w[nls]*u[sn]*[tTh][thsTn]*$/,
  // "wait for the Q3 release", "Petra agreed to await engineering's fix"
  new RegExp(`^(?:o(?=[nl]))?[nl]*w+[lAdDpy]*${THING}[AlDdpyrmBzTt]+${THING}$`),
  // "wait for two-way sync": nothing else is said
  /^w[nl]*o{1,2}$/,
  // "Finance waits for the Q3 release": a subject that is not known, but a release that is
  new RegExp(`^o{1,2}[nl]*w${THING}(?:[mBT]|${NEXT_RELEASE})${THEN}$`),
  // "nothing until the API ships", "until it is on the roadmap", "use it when it ships"
  new RegExp(`^[nl]*(?:w${THING})?[nls]*[ue]${EVENT}$`),
  new RegExp(`^[nl]*j${THING}e${EVENT}$`),
  // "when it ships they use it"
  new RegExp(`^[ue]${EVENT}[nl]*(?:w|y|j[rsn]*)?$`),
  // "join the beta", "they get it with the next release"
  new RegExp(`^[nl]*j${THING}B${THEN}$`),
  new RegExp(`^[nl]*j[rsn]*o{0,3}(?:${NEXT_RELEASE}|m|T)${THEN}$`),
  new RegExp(`^n*l[nl]*j[rsn]*o{0,3}(?:${NEXT_RELEASE}|m|T|z)${THEN}$`),
  // "engineering ships it in May", "product has it planned for Q3", "raised with product"
  new RegExp(`^[snh]*A+[lnsh]*[Ddcbmyq][Ddcbmyqlnshj]*u?${THING}$`),
  new RegExp(`^[snh]*A+[lnsh]*r${THEN}$`),
  new RegExp(`^[nr]*o{0,2}[nr]*q${THING}[Am]+[cdD]*${THEN}$`),
  new RegExp(`^[nrsth]*o{0,2}[nrsth]*c[rsth]*A+${THEN}$`),
  new RegExp(`^[rsnth]*c[sn]*${NOT_YET}${THEN}$`),
  // "the ticket is on the roadmap", "the next release"
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
  new RegExp(`^[rhszTtm]*(?:[Dd]+[sn]*${AHEAD}|y[sn]*(?:[Tt]|h[st]*r))${THEN}$`),
  // "SCIM ships in May", "two-way sync comes in Q3": what is not known to be product needs more than a month
  new RegExp(`^${UNKNOWN}l?D+[sn]*${AHEAD}${THEN}$`),
  new RegExp(`^${UNKNOWN}l?[dy]+[sn]*(?:[mBT]|${NEXT_RELEASE})${THEN}$`),
  new RegExp(`^${UNKNOWN}l[dy]+[sn]*z${THEN}$`),
];

/** A bank that delivers a file is no product team: somebody unknown, what they deliver, something unknown. */
const SOMEBODY_DELIVERS = /o[^A]*[dD][^ou]*o/;
const MOST_UNKNOWN = 5;
const LONGEST = 40;

/** A clause that says neither what they wait for nor what they do. */
const FILLS = /^(?:[nclshtrzA]*|n*j)$/;

/**
 * Whether an English text holds nothing but waiting for product, such as "wait for the Q3 release" or "on the
 * roadmap". A text that also says what people do, such as "Finance re-keys nightly until the API ships", does not; nor
 * does one that cannot be told. Texts in other languages are never taken for waiting.
 */
export function onlyWaits(text: string): boolean {
  const clauses = clausesOf(text).map(lettersOf);
  if (clauses.some((letters) => letters.includes("x"))) return false;
  const waiting = clauses.filter(isWaiting);
  return waiting.length > 0 && clauses.every((letters) => FILLS.test(letters) || waiting.includes(letters));
}

function isWaiting(letters: string): boolean {
  const unknown = letters.replace(/[^o]/g, "").length;
  if (letters.length > LONGEST || unknown > MOST_UNKNOWN || SOMEBODY_DELIVERS.test(letters)) return false;
  if (KNOWN.test(letters) && KNOWN_WAITS.test(letters)) return true;
  return WAITS.some((pattern) => pattern.test(letters));
}

function clausesOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKC")
    .replace(/[‘’]/g, "'")
    .replace(/\b(it|that|there|he|she|what)'s\b/gi, "$1 is")
    .replace(/n't\b/gi, " not")
    .replace(/'ll\b/gi, " will")
    .replace(/'re\b/gi, " are")
    .replace(/'s\b/gi, "");
  return PHRASES.reduce((changed, [phrase, word]) => changed.replace(phrase, word), plain)
    .split(/[,;:!?()[\]"\n]|\.(?!\d)|\s[-–—]+\s|[–—]|\b(?:and|but|so|because|then|therefore)\b/i)
    .map((clause) => clause.trim())
    .filter(Boolean);
}

function lettersOf(clause: string): string {
  const words = clause.match(/[\p{L}\p{N}][\p{L}\p{N}.&'/-]*/gu) ?? [];
  const letters = words.map((raw, index) => {
    const word = raw.replace(/[.'-]+$/, "");
    const before = words[index - 1] ?? "";
    const name = classOfWord(word, before);
    if (name === "skip" || (name === "relative" && index === 0)) return "";
    // "is released" and "will be released" are ahead, "has been released" and "was released" are not.
    const isAhead = name === "past" && /^(?:is|are|be|gets?|being)$/i.test(before);
    return LETTERS[isAhead ? "deliver" : name];
  });
  return letters.join("");
}
