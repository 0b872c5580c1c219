import { fitFromCapabilities } from "../domain/fit/fit.ts";
import { type Likeliest, type LikelyCapability, type LikelyMatch, NO_MATCH } from "../domain/fit/likely-capability.ts";
import type { CustomerPromise } from "../domain/model/promise.ts";
import { getRecord, type Key } from "../domain/model/record.ts";
import type { Standing } from "../domain/model/standing.ts";
import type { Judgement, MissingReasons } from "../domain/promise/assess-promise.ts";
import type { KeyQuestion, Prompter } from "../terminal/prompter.ts";

export interface Triage {
  readonly prompter: Prompter;
  readonly likeliest: Likeliest;
  /** Where things stand now: every judgement changes it. */
  readonly standing: () => Standing;
  /** What the lead has yet to say of a judgement. */
  readonly missing: (key: Key, judgement: Judgement) => MissingReasons | null;
  /** Saves a judgement and says what came of it; null where it could not be saved, and was told why. */
  readonly judge: (key: Key, judgement: Judgement) => Promise<string | null>;
  /** The promise as it is shown before it is asked about; with its place in the walk. */
  readonly show: (key: Key, place: WalkPosition | null) => string;
}

export interface WalkPosition {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Not judged in this walk yet. */
  readonly left: readonly Key[];
}

type Move = "skip" | "back" | "quit";

/** How many capabilities have a digit of their own. */
const OFFERED = 5;
const FOUND = 9;
/** Shown where probably nothing is meant: a catalogue is never silent. */
const NEAREST = 3;
/** In characters: two lines of a narrow terminal. */
const MOST_OF_DESCRIPTION = 120;

/** One promise after the other, each with one key, each saved before the next is shown. */
export async function triagePromises(triage: Triage, keys: readonly Key[]): Promise<void> {
  const judged = new Set<Key>();
  for (let place = 0; place < keys.length; ) {
    const key = keys[place] ?? "";
    const left = keys.filter((text) => !judged.has(text));
    triage.prompter.tell(triage.show(key, { number: place + 1, of: keys.length, left }));
    const move = await askAndJudge(triage, key, { mayGoBack: place > 0, isWalk: true, judged });
    if (move === "quit") return;
    place += move === "back" ? -1 : 1;
  }
}

/** One promise alone; false where it is left for later. */
export async function triageOne(triage: Triage, key: Key): Promise<boolean> {
  const judged = new Set<Key>();
  triage.prompter.tell(triage.show(key, null));
  await askAndJudge(triage, key, { mayGoBack: false, isWalk: false, judged });
  return judged.has(key);
}

interface Surroundings {
  readonly mayGoBack: boolean;
  readonly isWalk: boolean;
  readonly judged: Set<Key>;
}

/** Asks until something is judged and saved, or the person moves on. */
async function askAndJudge(triage: Triage, key: Key, around: Surroundings): Promise<Move | "judged"> {
  for (;;) {
    const answer = await askJudgement(triage, key, around);
    if (answer === null) continue;
    if (typeof answer === "string") return answer;
    const judgement = await withReasons(triage, key, answer);
    const said = judgement && (await triage.judge(key, judgement));
    if (!said) continue;
    around.judged.add(key);
    triage.prompter.tell(`  ${said}`);
    return "judged";
  }
}

type KeyName =
  | "1"
  | "2"
  | "3"
  | "4"
  | "5"
  | "6"
  | "7"
  | "8"
  | "9"
  | "a"
  | "f"
  | "c"
  | "p"
  | "g"
  | "l"
  | "s"
  | "b"
  | "q"
  | "n";
type Choices = KeyQuestion<KeyName>["keys"];

/** null: nothing came of it, ask again. */
async function askJudgement(
  triage: Triage,
  key: Key,
  { mayGoBack, isWalk }: Surroundings,
): Promise<Judgement | Move | null> {
  const standing = triage.standing();
  const promise = getRecord(standing.project.promises, key);
  const isOfProduct = promise.kind === "capability" || promise.kind === "integration" || promise.kind === "data";
  const likely = isOfProduct && standing.catalogue ? triage.likeliest(promise.statement, OFFERED) : NO_MATCH;
  const offered = likely.band === "nothing" ? likely.found.slice(0, NEAREST) : likely.found;
  const again = judgementAgain(standing, promise);
  const pressed = await triage.prompter.key<KeyName>({
    message: formatQuestion(promise, likely),
    keys: [
      ...numbered(offered),
      ...(again ? [{ key: "a" as const, name: again.name, hint: again.hint }] : []),
      { key: "f", name: "fit" },
      ...(isOfProduct ? [{ key: "c" as const, name: "fit, configured" }] : []),
      { key: "p", name: "partial" },
      { key: "g", name: "gap" },
      ...(isOfProduct && standing.catalogue ? [{ key: "l" as const, name: "look for another" }] : []),
      { key: "s", name: isWalk ? "skip" : "leave it for later" },
      ...(mayGoBack ? [{ key: "b" as const, name: "back" }] : []),
      { key: "q", name: "quit" },
    ],
    initial: "s",
  });
  const capability = offered[Number(pressed) - 1]?.capability;
  if (capability) return { capabilities: [capability.key] };
  if (pressed === "a") return again?.judgement ?? null;
  if (pressed === "l") return lookForAnother(triage);
  if (pressed === "s" || pressed === "b" || pressed === "q")
    return ({ s: "skip", b: "back", q: "quit" } as const)[pressed];
  return BY_HAND[pressed as keyof typeof BY_HAND];
}

const BY_HAND = {
  f: { fit: "fit" },
  c: { fit: "fit", means: "configuration" },
  p: { fit: "partial" },
  g: { fit: "gap" },
} as const satisfies Readonly<Record<string, Judgement>>;

/** By words or by its key; several keys where a promise rests on more than one. */
async function lookForAnother({ prompter, likeliest, standing }: Triage): Promise<Judgement | null> {
  const text = await prompter.text({ message: "Words of the capability, or keys with a comma between (Enter: none)" });
  if (!text.trim()) return null;
  const known = standing().catalogue?.capabilities ?? {};
  const keys = text.split(",").map((part) => part.trim());
  const isKeys = keys.every((key) => Object.hasOwn(known, key));
  if (isKeys && keys.length > 1) return { capabilities: [...new Set(keys)] };
  const exact = isKeys ? known[text.trim()] : undefined;
  const others = likeliest(text, FOUND).found.filter(({ capability }) => capability.key !== exact?.key);
  const found = [...(exact ? [{ capability: exact, score: 1, why: [], earlier: null }] : []), ...others].slice(
    0,
    FOUND,
  );
  if (found.length === 0) {
    prompter.tell("  No match in the catalogue.");
    return null;
  }
  const pressed = await prompter.key<KeyName>({
    message: "Which capability covers it?",
    keys: [...numbered(found), { key: "n", name: "none of these" }],
    initial: "n",
  });
  const capability = found[Number(pressed) - 1]?.capability;
  return capability ? { capabilities: [capability.key] } : null;
}

/**
 * Where the judgement is against the catalogue or better than before, the lead says why; null where they choose again.
 */
async function withReasons(triage: Triage, key: Key, judgement: Judgement): Promise<Judgement | null> {
  const missing = triage.missing(key, judgement);
  if (!missing) return judgement;
  const { prompter } = triage;
  let complete = judgement;
  for (const flag of missing.flags) {
    const message =
      flag === "--why"
        ? `Why, although ${missing.because}? (Enter: choose again)`
        : "What shows it: a page, a recording, a test? (Enter: choose again)";
    const text = await prompter.text({ message });
    if (!text.trim()) return null;
    complete = flag === "--why" ? { ...complete, why: text } : { ...complete, evidence: text };
  }
  return complete;
}

/** What it is linked to, or was judged by before, said once more of today's product. */
function judgementAgain(
  { catalogue }: Standing,
  { capabilities, fit }: CustomerPromise,
): { readonly judgement: Judgement; readonly name: string; readonly hint: string } | null {
  const linked = capabilities.flatMap((capability) => catalogue?.capabilities[capability] ?? []);
  if (linked.length > 0 && linked.length === capabilities.length)
    return {
      judgement: { capabilities },
      name: `${fit ? "still rests" : "rests"} on ${capabilities.join(" and ")}`,
      hint: fitFromCapabilities(linked),
    };
  if (!fit || capabilities.length > 0) return null;
  return {
    judgement: { fit: fit.value, means: fit.means ?? undefined },
    name: `still ${fit.value}`,
    hint: "judged by hand",
  };
}

function numbered(found: readonly LikelyCapability[]): Choices {
  return found.map(({ capability, why, earlier }, i) => {
    const { availability, limits, description } = capability;
    const today = `${fitFromCapabilities([capability])}, ${availability}${limits ? ` (${limits})` : ""}`;
    const says = description ? [`"${shortened(description)}"`] : [];
    return {
      key: String(i + 1) as KeyName,
      name: capability.name,
      hint: [today, ...says, ...formatEarlier(earlier), ...formatWhy(why)].join("; "),
    };
  });
}

/** What the product does is where a limit hides; the rest of a long description is in the catalogue. */
function shortened(description: string): string {
  const line = description.replace(/\s+/g, " ").trim();
  return line.length > MOST_OF_DESCRIPTION ? `${line.slice(0, MOST_OF_DESCRIPTION).trimEnd()}…` : line;
}

/** An earlier deal's promise that rested on it: for the lead alone, and on no page. */
function formatEarlier(earlier: LikelyCapability["earlier"]): readonly string[] {
  return earlier ? [`${earlier.customer} ${earlier.id} rested on it: "${shortened(earlier.statement)}"`] : [];
}

/** Each word once, in the weightiest field that has it. */
function formatWhy(why: LikelyCapability["why"]): readonly string[] {
  const said = new Set<string>();
  return why.flatMap(({ field, words }) => {
    const fresh = words.filter((word) => !said.has(word.toLowerCase()));
    for (const word of fresh) said.add(word.toLowerCase());
    return fresh.length > 0 ? [`${field} has ${fresh.join(", ")}`] : [];
  });
}

function formatQuestion({ id }: CustomerPromise, { band, found }: LikelyMatch): string {
  if (found.length === 0) return `${id}: does today's version do this?`;
  return `${id}: ${BAND_WORDS[band]}`;
}

/** What is asked, by how sure the proposals are. */
const BAND_WORDS: Readonly<Record<LikelyMatch["band"], string>> = {
  match: "1 is a match; press its number, or judge by hand",
  check: "check these; press the number of what it rests on, or judge by hand",
  nothing: "probably nothing in the catalogue; these are the nearest. Judge by hand, or press a number",
};
