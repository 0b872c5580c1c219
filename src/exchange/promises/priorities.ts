import { IMPORTANCES, type Importance } from "../../domain/model/vocabulary.ts";
import { headingName } from "../sheet/heading.ts";

/**
 * What the customer's mandatory requirements become: a list of forty musts has none, so a must is for the lead to name.
 */
export type MandatoryAs = Extract<Importance, "must" | "should">;

/** Where a word stands on a scale. `high` is its top unless something stronger is on it; `must` and its like say it. */
type Step = "strongest" | "high" | "middle" | "low" | "unrated" | Importance;

const WORDS: Readonly<Record<Step, string>> = {
  must: `must, must have, must be, musts, muss, muss kriterium, muss anforderung, doit, debe,
    debe tener, deve, deve ter, moet,
    moet hebben`,
  should: `should, should have, expected, soll, sollte, soll kriterium, soll anforderung, devrait, deberia, deveria,
    zou moeten`,
  could: `could, could have, may, kann, konnte, kann kriterium, kann anforderung, peut, pourrait, puede, podria, pode,
    poderia, kan, zou kunnen, nice to have, good to have, would like, would be nice, nice`,
  wont: "wont, wont have, will not have, would not have, out of scope, not in scope, wird nicht umgesetzt",
  strongest: `mandatory, required, essential, critical, blocker, highest, urgent, shall, obligatory, compulsory, vital,
    very high, showstopper, show stopper, immediate, kritisch, zwingend, verpflichtend, verbindlich, pflicht,
    obligatorisch, sehr hoch, notwendig, obligatoire, indispensable, essentiel, essentielle, critique, tres haute,
    tres eleve, obligatorio, obligatoria, imprescindible, esencial, critico, critica, muy alta, muy alto, obrigatorio,
    obrigatoria, minimum, minimo, minima, essencial, muito alta, verplicht, essentieel, kritiek, zeer hoog`,
  high: `high, important, major, core, hoch, wichtig, haute, haut, eleve, elevee, importante, alta, alto, hoog, hoge,
    belangrijk, 高, высокий, высокая, високий, висока, yuksek, tinggi, cao`,
  middle: `medium, med, moderate, normal, standard, average, desirable, desired, preferred, highly desirable,
    recommended, mittel, erwunscht, wunschenswert, gewunscht, moyenne, moyen, normale, souhaitable, souhaite,
    recommande, media, medio, deseable, recomendado, media prioridad, desejavel, gemiddeld, middel, normaal, gewenst,
    wenselijk, 中, средний, средняя, середній, середня, orta, sedang, trung binh`,
  low: `low, lowest, very low, minor, trivial, optional, niedrig, gering, sehr niedrig, 低,
    низкий, низкая, низький, низька, dusuk, rendah, thap, facultatif, optionnel, faible,
    basse, bas, baja, bajo, opcional, baixa, baixo, laag, lage, optioneel, not required, not mandatory, nicht zwingend`,
  unrated: "-, –, —, ?, n a, na, tbd, tbc, to be defined, none, k a, not rated, unprioritized, unprioritised",
};

const STEPS: ReadonlyMap<string, Step> = new Map(
  (Object.entries(WORDS) as [Step, string][]).flatMap(([step, words]) =>
    words.split(",").map((word): [string, Step] => [headingName(word.trim()), step]),
  ),
);

/** What letters stand for. They mean something else in other lists, so a letter that tells must be found. */
const LETTERS: readonly { readonly tells: string; readonly steps: Readonly<Record<string, Step>> }[] = [
  { tells: "h l vh vl", steps: { vh: "strongest", h: "high", m: "middle", l: "low", vl: "low" } },
  { tells: "s c w", steps: { m: "must", s: "should", c: "could", w: "wont" } },
  { tells: "o d hd", steps: { m: "strongest", r: "strongest", e: "strongest", hd: "middle", d: "middle", o: "low" } },
  { tells: "m r e", steps: { m: "strongest", r: "strongest", e: "strongest" } },
];

const YES = new Set("y yes true ja j oui o si sim x ✓ ✔ ☑ ✅ ● • wahr vrai".split(" "));
const NO = new Set("n no false nein nee non nao ✗ ✘ ☐ ❌ falsch faux".split(" "));

/** Under such a heading more is better; elsewhere the first is the most important. */
const MORE_IS_BETTER = /weight|score|point|rating|stars?\b|value|gewicht|punkte|poids|peso|puntos|pontos|gewogen/i;

/**
 * How important each word of a column is for the first go-live, by the word as it stands; a word that tells nothing is
 * left out. The top of a scale is what `mandatoryAs` says, or a must where the word is must; all below it is a could,
 * or one step more where the top is a must. No rating (`""`) is never more than the lowest rating.
 */
export function readScale(
  words: readonly string[],
  heading: string,
  mandatoryAs: MandatoryAs,
): ReadonlyMap<string, Importance> {
  const all = [...new Set(words.map((word) => word.trim()))];
  const rated = all.filter((word) => stepOf(word) !== "unrated" && word !== "");
  const steps = wordSteps(rated) ?? marks(rated) ?? numberSteps(rated, heading);
  const present = new Set(steps.values());
  const isTopped = present.has("strongest") || present.has("must");
  const scale = new Map<string, Importance>();
  for (const [word, step] of steps) scale.set(word, importanceOfStep(step, isTopped, mandatoryAs));
  const isMarked = rated.length > 0 && rated.every((word) => YES.has(headingName(word)) || NO.has(headingName(word)));
  if (isMarked || [...scale.values()].includes("could"))
    for (const word of all) if (word === "" || stepOf(word) === "unrated") scale.set(word, "could");
  return scale;
}

function importanceOfStep(step: Step, isTopped: boolean, mandatoryAs: MandatoryAs): Importance {
  if (step === "strongest" || (step === "high" && !isTopped)) return mandatoryAs;
  if (step === "high" || step === "middle") return mandatoryAs === "must" ? "should" : "could";
  return step === "low" || step === "unrated" ? "could" : step;
}

/** The word itself, as psvc writes it. */
export function readImportance(word: string): Importance | null {
  return IMPORTANCES.find((importance) => importance === word.trim().toLowerCase()) ?? null;
}

/** null for a column of no words: letters, numbers, marks. */
function wordSteps(words: readonly string[]): ReadonlyMap<string, Step> | null {
  const known = words.flatMap((word): [string, Step][] => {
    const step = stepOf(word);
    return step === null ? [] : [[word, step]];
  });
  if (known.length === 0) return null;
  const rest = words.filter((word) => stepOf(word) === null);
  return new Map([...known, ...(letterSteps(rest) ?? [])]);
}

/** By the whole cell, without what is in brackets, by what is in them, or by what is behind a code: `1 - Must`. */
function stepOf(word: string): Step | null {
  const bare = word.replace(/[([][^)\]]*[)\]]/g, " ").trim();
  const inside = /[([]([^)\]]*)[)\]]/.exec(word)?.[1] ?? "";
  const behind = /^\s*[\p{L}\d]{1,2}\s*[-–—:.)=/]\s*(.+)$/u.exec(bare)?.[1] ?? /^\s*\d\s+(.+)$/.exec(bare)?.[1] ?? "";
  const before = /^(.{3,}?)\s*[-–—:,;/]\s/.exec(bare)?.[1] ?? "";
  for (const name of [word, bare, behind, inside, before]) {
    const step = name === "" ? undefined : STEPS.get(headingName(name));
    if (step) return step;
  }
  return null;
}

function letterSteps(words: readonly string[]): ReadonlyMap<string, Step> | null {
  const letters = words.map((word) => headingName(word.replace(/[([].*$/, "")));
  const found = LETTERS.find(
    ({ tells, steps }) =>
      letters.every((letter) => Object.hasOwn(steps, letter)) &&
      letters.some((letter) => tells.split(" ").includes(letter)),
  );
  if (!found || words.length === 0) return null;
  return new Map(words.map((word, i): [string, Step] => [word, found.steps[letters[i] ?? ""] ?? "unrated"]));
}

/** Yes and no, crosses, stars; else letters of a legend. */
function marks(words: readonly string[]): ReadonlyMap<string, Step> | null {
  if (words.length === 0) return new Map();
  const names = words.map(headingName);
  if (names.every((name) => YES.has(name) || NO.has(name)))
    return new Map(words.map((word, i): [string, Step] => [word, YES.has(names[i] ?? "") ? "strongest" : "low"]));
  if (words.every((word) => /^[★⭐*☆✩\s]+$/u.test(word.replaceAll("\ufe0f", ""))))
    return byNumber(words, starsOf, "more");
  return letterSteps(words);
}

function starsOf(word: string): number {
  return word.match(/[★⭐*]/gu)?.length ?? 0;
}

const NUMBERED =
  /^\s*(?:p|prio(?:rity|rität|rité|ridad|ridade|riteit)?|level|tier|class|stufe|rang)?\.?\s*-?\s*(\d)\s*$/i;

/** Only up to five: larger numbers are efforts, points and costs. */
function numberSteps(words: readonly string[], heading: string): ReadonlyMap<string, Step> {
  const numbers = words.map((word) => Number(NUMBERED.exec(word)?.[1] ?? Number.NaN));
  if (words.length === 0 || !numbers.every((number) => number <= 5)) return new Map();
  const number = (word: string) => Number(NUMBERED.exec(word)?.[1]);
  return byNumber(words, number, MORE_IS_BETTER.test(heading) ? "more" : "less");
}

/** A 1 is the top also where none is there: of 2 and 3 neither is. Of what counts upwards it is the most there is. */
function byNumber(words: readonly string[], of: (word: string) => number, better: "more" | "less") {
  const all = words.map(of);
  const top = better === "more" ? Math.max(...all) : Math.min(1, ...all);
  return new Map(
    words.map((word): [string, Step] => {
      const away = Math.abs(of(word) - top);
      return [word, away === 0 ? "strongest" : away === 1 && better === "less" ? "middle" : "low"];
    }),
  );
}
