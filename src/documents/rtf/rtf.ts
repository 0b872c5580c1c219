import type { ReadDocument } from "../document.ts";
import { openParagraph, paragraphCollector, withPages } from "../office/paragraphs.ts";
import { tooDeep, unreadableDocument } from "../unreadable-document.ts";

/** Groups that hold no text of the document. */
const NOT_TEXT = new Set(
  (
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore listtable " +
    "listoverridetable rsidtbl generator xmlnstbl header footer headerl headerr headerf footerl footerr " +
    "footerf fldinst " +
    "bkmkstart bkmkend mmathPr filetbl revtbl nonshppict"
  ).split(" "),
);
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z0-9'])|([{}])|([^\\{}]+)/gi;
/** RTF itself allows fewer; each is a state to keep. */
const DEEPEST_GROUP = 1000;
const SIGNS: Readonly<Record<string, string>> = {
  tab: " ",
  line: " ",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

interface Group {
  isSkipped: boolean;
  /** The text of a list item's bullet or number. */
  isListText: boolean;
  isFootnote: boolean;
  isDeleted: boolean;
  /** How many characters follow a `\u` for readers that do not know it. */
  fallback: number;
}

/** An RTF document: paragraphs, headings by style or outline, lists, tables and footnotes. */
export function readRtf(bytes: Buffer, file: string, asOriginal: boolean): ReadDocument {
  const source = bytes.toString("latin1");
  if (!/\}\s*\0*\s*$/.test(source.slice(-64)))
    throw unreadableDocument(file, "it is cut short", "Ask for it again, or open it and save it anew.");
  const codePage = Number(/\\ansicpg(\d+)/.exec(source)?.[1] ?? 1252);
  const decode = decoderOf(codePage);
  const headings = headingStylesOf(source);
  const collector = paragraphCollector(file, asOriginal);
  const groups: Group[] = [{ isSkipped: false, isListText: false, isFootnote: false, isDeleted: false, fallback: 1 }];
  let open = openParagraph(null);
  let note = openParagraph("footnote");
  let page = 1;
  let isPaged = false;
  let skip = 0;
  let isInTable = false;
  let tableIsOpen = false;
  const state = (): Group => groups.at(-1) as Group;
  const add = (text: string): void => {
    const { isSkipped, isListText, isFootnote, isDeleted } = state();
    if (isSkipped) return;
    if (isListText) {
      open.listLevel = Math.max(1, open.listLevel);
      return;
    }
    const into = isFootnote ? note : open;
    if (!isDeleted) into.text += text;
    into.before += text;
    if (isDeleted) into.isChanged = true;
  };
  const endParagraph = (): void => {
    if (isInTable && !tableIsOpen) {
      collector.openTable();
      tableIsOpen = true;
    }
    if (!isInTable && tableIsOpen) {
      collector.closeTable();
      tableIsOpen = false;
    }
    collector.paragraph(open, page);
    open = { ...openParagraph(null), headingLevel: 0, listLevel: 0 };
  };
  for (const [, word, given, hex, sign, brace, text] of source.matchAll(TOKEN)) {
    if (brace === "{") {
      if (groups.length > DEEPEST_GROUP) throw tooDeep(file);
      groups.push({ ...state() });
    } else if (brace === "}") {
      const closed = groups.length > 1 ? groups.pop() : undefined;
      if (closed?.isFootnote && !state().isFootnote) {
        collector.paragraph(note, page);
        note = openParagraph("footnote");
      }
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else add(decode(Number.parseInt(hex, 16)));
    } else if (sign !== undefined) {
      if (sign === "*") state().isSkipped = true;
      else if (sign === "~") add(" ");
      else if (sign === "_") add("-");
      else if (sign === "\\" || sign === "{" || sign === "}") add(sign);
      else if (sign === "\n" || sign === "\r") endParagraph();
    } else if (text !== undefined) {
      const plain = text.replace(/[\r\n]/g, "");
      const left = skip > 0 ? plain.slice(skip) : plain;
      skip = Math.max(0, skip - plain.length);
      if (left !== "") add(left);
    } else if (word !== undefined) {
      const number = given === undefined ? null : Number(given);
      if (NOT_TEXT.has(word)) state().isSkipped = true;
      else if (word === "listtext" || word === "pntext") Object.assign(state(), { isListText: true, isSkipped: false });
      else if (word === "footnote") Object.assign(state(), { isFootnote: true, isSkipped: false });
      else if (word === "uc") state().fallback = number ?? 1;
      else if (word === "u" && number !== null) {
        add(String.fromCharCode(number & 0xffff));
        skip = state().fallback;
      } else if (state().isSkipped) continue;
      else if (word === "par" || word === "sect") endParagraph();
      else if (word === "pard") Object.assign(open, { headingLevel: 0, listLevel: 0 }, setTable(false));
      else if (word === "intbl") setTable(true);
      else if (word === "s" && number !== null) open.headingLevel = headings.get(number) ?? 0;
      else if (word === "outlinelevel" && number !== null && number < 9) open.headingLevel = number + 1;
      else if (word === "ilvl" && open.listLevel > 0) open.listLevel = (number ?? 0) + 1;
      else if (word === "cell" || word === "nestcell") {
        setTable(true);
        endParagraph();
        collector.closeCell();
      } else if (word === "row") collector.closeRow(page);
      else if (word === "page" || word === "softpage") {
        page++;
        isPaged = true;
      } else if (word === "deleted") state().isDeleted = number !== 0;
      else if (SIGNS[word] !== undefined) add(SIGNS[word] as string);
    }
  }
  if (open.text.trim() !== "") endParagraph();
  return { format: "rtf", ...withPages(collector.blocks, isPaged ? page : null), notes: [], mail: null };

  function setTable(value: boolean): Record<string, never> {
    isInTable = value;
    return {};
  }
}

function decoderOf(codePage: number): (byte: number) => string {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(`windows-${codePage}`);
  } catch {
    decoder = new TextDecoder("windows-1252");
  }
  const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
  if (decoder.encoding === "windows-1252")
    return (byte) => (byte >= 0x80 && byte <= 0x9f ? (high[byte - 0x80] ?? "") : String.fromCharCode(byte));
  return (byte) => decoder.decode(Uint8Array.of(byte));
}

/** The numbers of the styles that are headings, with their levels. */
function headingStylesOf(source: string): ReadonlyMap<number, number> {
  const at = source.indexOf("{\\stylesheet");
  const sheet = at < 0 ? "" : source.slice(at, at + 100_000);
  return new Map(
    [...sheet.matchAll(/\{\\s(\d+)\b[^{}]*?\b[Hh]eading (\d)[^{}]*\}/g)].map(([, number, level]) => [
      Number(number),
      Number(level),
    ]),
  );
}
