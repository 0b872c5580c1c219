/** Words that stand where evidence should, and show nothing. */
const EMPTY =
  "x xx xxx ok okay done yes y no n na none tbd tba todo test see above met fine good check checked complete " +
  "completed finished ready all sure evidence n/a nothing later";
const PLACEHOLDERS = new Set(EMPTY.split(" "));

/**
 * Whether a text only takes the place of evidence: a word such as `ok` or `done`, signs, or the name of what it is
 * about. A link, a path, the key of a ticket or a number is enough, whatever its length.
 */
export function isPlaceholder(text: string, ...names: readonly string[]): boolean {
  const plain = text.trim().toLocaleLowerCase();
  const words = wordsIn(plain);
  if (words === "" || names.some((name) => words === wordsIn(name))) return true;
  if (/\d|[/\\]\S|\S\.[a-z]{2,5}$/.test(plain) && plain !== "n/a") return false;
  return words.split(" ").every((word) => PLACEHOLDERS.has(word));
}

function wordsIn(text: string): string {
  return text
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, " ")
    .trim();
}
