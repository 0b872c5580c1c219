/** Who a document calls what: names of the side that delivers, and of the side that receives. */
export interface Parties {
  readonly ours: RegExp;
  readonly theirs: RegExp;
  /** Whether it is written for those who are yet to bid. */
  readonly isForBidders: boolean;
}

const OURS =
  "contractors?|sub-?contractors?|vendors?|suppliers?|providers?|service providers?|consultants?|" +
  "licensors?|developers?|" +
  "implementers?|integrators?|implementation partners?|contractor personnel|key personnel|project team|" +
  "awardees?|grantees?|" +
  "successful (?:bidder|offeror|tenderer|proposer|vendor|supplier|contractor)s?";
const BIDDERS = "offerors?|quoters?|bidders?|respondents?|tenderers?|proposers?|applicants? firms?|candidates? firms?";
const THEIRS =
  "governments?|government’s|agency|agencies|clients?|customers?|buyers?|purchasers?|purchasing " +
  "entit(?:y|ies)|licensees?|" +
  "authority|contracting authority|contracting officers?(?:['’]s)? representatives?|contracting " +
  "officers?|product owners?|" +
  "procuring entit(?:y|ies)|awarding (?:body|authority)|evaluators?|evaluation (?:team|committee|" +
  "panel)|selection committee|" +
  "commission|council|ministry|department|state|city|county|university|district|board|procurement " +
  "(?:officer|office|team)";
/** What an organisation of the receiving side is called before its letters stand in brackets. */
const ORGANISATION =
  "department|agency|administration|ministry|division|bureau|commission|council|authority|university|" +
  "officer|representative|" +
  "service|county|city|state|institute|board|office|owner|manager|team|centre|center|district";

export interface NamedParties {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Reads from a text who is who: defined names, letters in brackets, and the words that contracts use. */
export function partiesIn(text: string, named: NamedParties): Parties {
  const ours = [...named.ours, ...definedAs(text, OURS)];
  const theirs = [...named.theirs, ...definedAs(text, THEIRS), ...lettersOf(text)].filter((one) => !ours.includes(one));
  const bidders = count(text, BIDDERS);
  const isForBidders = bidders >= 5 && bidders > count(text, OURS) * 0.6;
  const ourWords = isForBidders ? OURS : `${OURS}|${BIDDERS}`;
  return {
    ours: wordPattern(ourWords, ours),
    theirs: wordPattern(isForBidders ? `${THEIRS}|${BIDDERS}` : THEIRS, theirs),
    isForBidders,
  };
}

function count(text: string, words: string): number {
  return text.match(new RegExp(`\\b(?:${words})\\b`, "gi"))?.length ?? 0;
}

/** In characters: a name is no longer than this. */
const LONGEST_NAME = 80;

/** `Northwind Ltd (the "Supplier")`: the name is one of that side, too. */
function definedAs(text: string, words: string): readonly string[] {
  const defined = new RegExp(`\\((?:the |hereinafter |referred to as ){0,3}["“]?(?:${words})["”]?\\)`, "gi");
  return [...text.matchAll(defined)]
    .map(({ index }) => nameBefore(text.slice(Math.max(0, index - LONGEST_NAME), index)))
    .filter(isName);
}

/** The words with capitals at the end of a text, with those that join them. */
function nameBefore(text: string): string {
  const words = text.trim().split(/\s+/);
  let from = words.length;
  while (from > 0 && /^(?:[\p{Lu}\d]|of$|and$|the$|for$|&$)/u.test(words[from - 1] ?? "")) from--;
  while (/^(?:of|and|the|for|&)$/i.test(words[from] ?? "")) from++;
  return words.slice(from).join(" ").replace(/,$/, "");
}

function isName(text: string): boolean {
  return text.length >= 3 && /^\p{Lu}/u.test(text) && !/^(?:The|This|An?)$/.test(text);
}

/** `Office of the Chief Buyer (OCB)`: letters for somebody on the receiving side. */
function lettersOf(text: string): readonly string[] {
  const pattern = new RegExp(`\\b(?:${ORGANISATION})s?\\b[^().;:]{0,60}\\(([A-Z][A-Z0-9&]{1,7})\\)`, "gi");
  return [...text.matchAll(pattern)].map(([, letters = ""]) => letters).filter((one) => one === one.toUpperCase());
}

function wordPattern(words: string, names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${[words, ...escaped].join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
