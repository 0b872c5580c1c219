import { headingName } from "../sheet/heading.ts";

/**
 * What a vendor answered to a requirement: yes, in another way than asked, or no. It is what was promised, never what
 * is.
 */
export const ANSWERS = ["yes", "otherwise", "no"] as const;
export type VendorAnswer = (typeof ANSWERS)[number];

const WORDS: Readonly<Record<VendorAnswer, readonly string[]>> = {
  yes: `meets, meet, met, yes, comply, complies, compliant, fully comply, fully compliant, full, fully meets,
    supported, fully supported, available, standard, out of the box, ootb, oob, included, in scope, true, fully, native,
    provided, agree, agreed, accept, accepted, confirmed, ja, erfüllt, voll erfüllt, vollständig, oui, conforme, sí,
    cumple, sim, atende, voldoet, x, ✓, ✔`.split(","),
  otherwise: `customisation, customization, custom, configuration, configurable, alternate, alternative, partial,
    partially, partly, partially comply, partially compliant, partially meets, workaround, third party, 3rd
    party, exception, comply with exception, with customisation, with customization, modification, limited, teilweise,
    teilweise erfüllt, partiel, partiellement, parcial, parcialmente, cumple parcialmente, gedeeltelijk`.split(","),
  no: `does not meet, not met, no, non compliant, not compliant, does not comply, non comply, not supported, not
    available, unavailable, no bid, none, out of scope, roadmap, planned, future, not, false, not included,
    not provided, nein, nicht erfüllt, nicht, non, non conforme, no cumple, não, não atende, nee, voldoet niet`.split(
    ",",
  ),
};

const BY_WORD: ReadonlyMap<string, VendorAnswer> = new Map(
  ANSWERS.flatMap((answer) => WORDS[answer].map((word): [string, VendorAnswer] => [headingName(word), answer])),
);

/**
 * What the letters of answer sheets stand for. A letter has other meanings in other legends, so all found have to be
 * in one.
 */
const LEGENDS: readonly Readonly<Record<string, VendorAnswer>>[] = [
  { m: "yes", d: "no", c: "otherwise", a: "otherwise" },
  { y: "yes", n: "no", p: "otherwise" },
  { f: "yes", p: "otherwise", n: "no" },
  { c: "yes", fc: "yes", p: "otherwise", pc: "otherwise", n: "no", nc: "no" },
];

/** What each of these answers means, by its plain name; those that no legend tells apart are left out. */
export function readLegend(
  found: readonly string[],
  given: ReadonlyMap<string, VendorAnswer>,
): ReadonlyMap<string, VendorAnswer> {
  const names = [...new Set(found.map(headingName))];
  const letters = names.filter((name) => name.length < 3 && !given.has(name) && !BY_WORD.has(name));
  const fitting = LEGENDS.filter((legend) => letters.every((letter) => Object.hasOwn(legend, letter)));
  const only = letters.length > 0 && fitting.length === 1 ? fitting[0] : undefined;
  return new Map(
    names.flatMap((name): [string, VendorAnswer][] => {
      const answer = given.get(name) ?? BY_WORD.get(name) ?? only?.[name];
      return answer ? [[name, answer]] : [];
    }),
  );
}

/** The answer at the head of a text, such as `Partially` of "Partially - read only"; null where it has none. */
export function answerHead(text: string): string | null {
  const head = /^\s*([^.,;:!–—\n(]{1,40}?)\s*(?:[.,;:!–—\n(]|\s-\s)/.exec(text)?.[1] ?? null;
  if (head !== null && BY_WORD.has(headingName(head))) return head;
  return /^\s*(yes|ja|oui|sí|sim|partially|partly|fully)\s/i.exec(text)?.[1] ?? null;
}
