/** What trackers put into a cell that they show as a page: `<div>Sign in</div>`. */
const TAG =
  /<\/?(?:div|p|span|br|ul|ol|li|b|strong|i|em|u|a|h[1-6]|table|tbody|thead|tr|td|th|pre|code|img|font)\b[^>]*>/i;
const IS_HTML = new RegExp(`^\\s*${TAG.source}|<(div|p|span|ul|ol|li|b|strong|em|a|h[1-6])\\b[^>]*>[^]*</\\1>`, "i");

const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
};

/** The text of a cell of HTML, an item of a list to a line; null where the cell is no HTML. */
export function textOfHtml(cell: string): string | null {
  if (!cell.includes("<") || !IS_HTML.test(cell)) return null;
  return decoded(
    cell
      .replace(/\s+/g, " ")
      .replace(/<(style|script)\b[^>]*>.*?<\/\1>|<!--.*?-->/gi, "")
      .replace(/<li\b[^>]*>/gi, "\n- ")
      .replace(/<br\b[^>]*>|<\/?(?:p|div|ul|ol|h[1-6]|tr|table|pre)\b[^>]*>/gi, "\n")
      .replace(/<\/t[dh]>/gi, " ")
      .replace(new RegExp(TAG.source, "gi"), ""),
  )
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[\s]*/g, "\n")
    .trim();
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (all, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}
