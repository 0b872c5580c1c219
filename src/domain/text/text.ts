/** The flags whose text is empty. */
export function missingTexts(parts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(parts)
    .filter(([, text]) => !text.trim())
    .map(([flag]) => flag);
}

/**
 * For sorting texts, days and moments: by their code units, which puts the earlier day first and is the same on every
 * machine.
 */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function quote(text: string): string {
  return `"${shortened(text)}"`;
}

export const LONGEST = 80;

export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
}

const NO_CHANGE =
  /^(?:none|no|nothing|no change|no impact|no (?:additional |extra )?costs?|none (?:now|known)|free|-|–|0)?[.]?$/i;
const NO_MONEY = /^(?:\p{Lu}{3}|\p{Sc})?\s*0(?:[.,]0+)?\s*(?:\p{Lu}{3}|\p{Sc})?$/u;

/** Whether a text on time, cost or scope says that there is none. An amount of 0 counts, whatever its currency. */
export function isNoChange(text: string): boolean {
  const plain = text.trim();
  return NO_CHANGE.test(plain) || NO_MONEY.test(plain);
}
