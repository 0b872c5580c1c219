import { IMPORTANCES, type Importance } from "../domain/model/vocabulary.ts";
import { oneLine } from "./project-answers.ts";

export interface PromiseLine {
  readonly statement: string;
  readonly confirmed: boolean;
  /** Only where the line says it. */
  readonly importance?: Importance;
}

const BULLET = /^(?:[-*•–—·]|\d{1,3}[.)])\s+/;
const WORDS = `${IMPORTANCES.join("|")}|won['’]t`;
const RUMOUR = "(?:a\\s+)?rumou?r";
/** What a mark says: an importance, and a rumour beside it, as in `[must, rumour]`. */
const SAID = `(?<before>${RUMOUR}[\\s,;/+&-]+)?(?<word>${WORDS})(?:[\\s-]have)?(?<after>[\\s,;/+&(-]+${RUMOUR}\\)?)?`;
/** Between a mark and the text: `[must]: text`, `[must] - text`. */
const JOINT = "\\s*(?:[:,;.]|[-–—](?=\\s))?\\s*";
const IMPORTANCE_FIRST = new RegExp(`^[[({]\\s*${SAID}\\s*[\\])}]${JOINT}`, "i");
const WORD_FIRST = new RegExp(`^(?<word>${WORDS})(?:\\s*:\\s*|\\s+[-–—]\\s+)`, "i");
const IMPORTANCE_LAST = new RegExp(`\\s*(?:\\s[-–—]\\s*)?[[{]\\s*${SAID}\\s*[\\]}][\\s,;:.]*$`, "i");
const RUMOUR_LAST = /\s*(?:\s[-–—]\s*)?[([{]\s*(?:a\s+)?rumou?r\s*[)\]}][\s,;:.!]*$/i;
/** How the lines of a list end, in a contract or a mail. */
const LIST_END = /[\s,;:]+$/;

/**
 * One line of a list of promises. `[must] text` or `must: text` says the importance. A trailing `(rumour)`, or one
 * beside the importance, makes it unconfirmed, and nothing else does. Bullets and the comma, semicolon or colon that
 * ends the line are left out.
 */
export function readPromiseLine(line: string): PromiseLine {
  let text = oneLine(line).replace(BULLET, "");
  const first = (IMPORTANCE_FIRST.exec(text) ?? WORD_FIRST.exec(text)) as Mark | null;
  if (first) text = text.slice(first[0].length).replace(BULLET, "");
  let last: Mark | null = null;
  let isRumour = saysRumour(first);
  for (let before = ""; before !== text; ) {
    before = text;
    const end = IMPORTANCE_LAST.exec(text) as Mark | null;
    if (end && end.index > 0) {
      last ??= end;
      isRumour ||= saysRumour(end);
      text = text.slice(0, end.index);
    }
    const rumour = RUMOUR_LAST.exec(text);
    if (rumour && rumour.index > 0) {
      isRumour = true;
      text = text.slice(0, rumour.index);
    }
  }
  const said = (first ?? last)?.groups.word?.toLowerCase().replace(/['’]/, "");
  const importance = IMPORTANCES.find((word) => word === said);
  const read = { statement: text.replace(LIST_END, ""), confirmed: !isRumour };
  return importance === undefined ? read : { ...read, importance };
}

type Mark = RegExpExecArray & { readonly groups: Readonly<Record<string, string | undefined>> };

function saysRumour(mark: Mark | null): boolean {
  return Boolean(mark?.groups.before ?? mark?.groups.after);
}

/**
 * The statement of a line whose importance is said elsewhere, and whether a trailing `(rumour)` leaves it unconfirmed.
 */
export function readStatement(line: string): Pick<PromiseLine, "statement" | "confirmed"> {
  const text = oneLine(line);
  const rumour = RUMOUR_LAST.exec(text);
  const statement = rumour && rumour.index > 0 ? text.slice(0, rumour.index) : text;
  return { statement: statement.replace(LIST_END, ""), confirmed: statement === text };
}

/** Whether a text begins with an importance, and not with a list of JSON. */
export function beginsWithMark(text: string): boolean {
  return IMPORTANCE_FIRST.test(text.replace(BULLET, ""));
}
