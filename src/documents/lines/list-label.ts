/** What stands in front of a list item or a clause. */
export interface Labelled {
  readonly label: string | null;
  readonly isBullet: boolean;
  readonly text: string;
}

const BULLET = /^([•‣▪▫■□◦●○∙·➢➤►▶✓✔☐\uf0b7\uf0a7\uf0d8\uf076\u2043]|[-–—*+o](?=\s))\s*/u;
const CLAUSE = /^((?:section|article|clause)\s+)?(\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}\.0)(?=[\s)])\)?\s*/i;
const NUMBER = /^(\d{1,3}[.)]|\(\d{1,3}\)|[a-z]{1,2}[.)]|\([a-z]{1,2}\)|[ivx]{1,5}[.)]|\([ivx]{1,5}\)|[A-Z][.)])\s+/;
/** Letters that end a short word and not a label: `e.g.`, `vs.`, `no.` */
const NO_LABEL = /^(?:no|vs|mr|ms|dr|st|nw|ne|se|sw|eg|ie)[.)]/i;

/** Takes a bullet, a number or a letter from the front of a line. */
export function splitLabel(line: string): Labelled {
  const bullet = BULLET.exec(line);
  if (bullet && line.length > bullet[0].length) {
    const rest = line.slice(bullet[0].length);
    return { label: bullet[1] ?? null, isBullet: true, text: rest };
  }
  const clause = CLAUSE.exec(line);
  if (clause && /\p{L}/u.test(line.slice(clause[0].length)))
    return { label: clause[0].trim(), isBullet: false, text: line.slice(clause[0].length) };
  const number = NUMBER.exec(line);
  if (number && !NO_LABEL.test(line) && line.length > number[0].length)
    return { label: number[1] ?? null, isBullet: false, text: line.slice(number[0].length) };
  return { label: null, isBullet: false, text: line };
}

/** Whether a label counts clauses of a document, as `4.1`, and not the items of a list. */
export function isClauseLabel(label: string | null): boolean {
  return label !== null && /\d\.\d/.test(label);
}

/** A line that says what comes below it and is no sentence: short, and without an end. */
export function looksLikeHeading(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 12 || text.length > 90 || !/\p{L}/u.test(text)) return false;
  if (/[.!?;,]$/.test(text) || /\b(?:shall|must|will)\b/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, "");
  if (letters.length >= 3 && letters === letters.toUpperCase()) return true;
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word));
  return long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
}

/** A numbered clause that is a title and no sentence: `6.10 Data rights`. */
export function isClauseTitle({ label, text }: Labelled): boolean {
  return (
    isClauseLabel(label) &&
    looksLikeHeading(
      text
        .replace(/\b(?:of|the|and|for|to|in|on|with|or|a)\b/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
  );
}

/** `4` is 1 deep, `4.1` is 2; a heading without a number is 1. */
export function headingDepth(label: string | null): number {
  if (label === null) return 1;
  const parts = label
    .replace(/[^\d.]/g, "")
    .split(".")
    .filter((part) => part !== "");
  return Math.max(1, parts.at(-1) === "0" ? parts.length - 1 : parts.length);
}
