/**
 * What remains of a heading without case, accents, spaces and punctuation. A `#` or `№` in it is the word "no", so that
 * `Requirement #` is not `Requirement`.
 */
export function headingName(text: string): string {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const plain = plainHeading(text);
  const name = plain === "no" && text.trim() === "#" ? "#" : plain || text.trim();
  if (KNOWN.size < MOST_KNOWN && text.length <= LONGEST_HEADING) KNOWN.set(text, name);
  return name;
}

const LONGEST_HEADING = 80;
/** The words of a column come again in each of its rows. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 5000;

function plainHeading(text: string): string {
  const marked = text.replace(/#(?!\d)|№|\bn[°º](?=\W|$)/gi, " no ");
  // `Requirement No. #` says it twice.
  const once = marked.replace(/\bno\.?\s+no(?=\W|$)/gi, " no");
  return fold(once.normalize("NFKC").toLowerCase()).replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

/** Lower case, accents off: `Priorität` and `prioritat` are one word. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ß", "ss")
    .normalize("NFC");
}

/**
 * The names a heading may go by, the closest first: all of it; without what stands in brackets, numbering and marks;
 * then each of its lines, and its halves around a slash, a dash or a colon.
 */
export function headingNames(text: string): readonly string[] {
  if (text.length > LONGEST_HEADING) return [headingName(text)];
  const bare = text
    .replace(/[([{<][^)\]}>]*[)\]}>]/g, " ")
    .replace(/^\s*(?:\d+(?:\.\d+)*|[A-Za-z])[.):]\s*(?=\S)/, "")
    .replace(/[*†‡:?!]+/g, " ");
  const parts = bare.split(/\n|\s*[/|]\s*|\s+[-–—]\s+|:\s/);
  const names = [text, bare, ...(parts.length > 1 ? parts : [])];
  return [...new Set(names.map((name) => headingName(name.trim())))].filter(Boolean);
}
