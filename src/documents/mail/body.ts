import type { DocumentBlock } from "../document.ts";
import { linesToBlocks, type NumberedLine } from "../lines/text-blocks.ts";
import { pattern } from "../pattern.ts";

/** Where a mail begins to repeat the one it answers. */
const QUOTES_FROM = [
  /^\s*(?:On|Am|Le|El|Op|Den)\b.{5,200}\b(?:wrote|schrieb|a écrit|escribió|schreef|skrev)\b.*:?\s*$/i,
  /^\s*-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:From|Von|De|Från):\s.*(?:@|<|\[mailto)/i,
];
const SIGNATURE = /^-- ?$/;
/** Ends what was to be said; below it stand the name and the address. */
const GREETING = pattern(
  "i",
  String.raw`^\s*(?:(?:kind|best|warm)(?:est)?\s+regards|regards|best(?: wishes)?|cheers|`,
  "thanks(?: and regards)?|many thanks|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|",
  String.raw`mit freundlichen grüßen|viele grüße|cordialement)\s*[,.!]?\s*$`,
);

/** What the sender wrote, without the signature; what is quoted from the other side is left out and counted. */
export function mailBlocks(text: string): { readonly blocks: readonly DocumentBlock[]; readonly quoted: number } {
  const own: NumberedLine[] = [];
  let quoted = 0;
  let isQuoted = false;
  let isSigned = false;
  const lines = text.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const two = `${line} ${lines[index + 1] ?? ""}`.trimEnd();
    const opensQuote = QUOTES_FROM.some((pattern) => pattern.test(line) || pattern.test(two));
    if (opensQuote) isQuoted = true;
    if (/^\s*>/.test(line)) {
      if (line.replace(/[>\s]/g, "") !== "") quoted++;
      continue;
    }
    if (isQuoted) {
      if (line.trim() !== "" && !opensQuote) quoted++;
      continue;
    }
    if (SIGNATURE.test(line) || GREETING.test(line)) isSigned = true;
    own.push({ text: isSigned ? "" : line, line: index + 1 });
  }
  return { blocks: linesToBlocks(own), quoted };
}
