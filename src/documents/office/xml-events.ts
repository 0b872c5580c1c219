import { unescapeXml } from "../../exchange/xlsx/xml.ts";
import { DEEPEST_NESTING } from "../document.ts";
import { pattern } from "../pattern.ts";
import { tooDeep, unreadableDocument } from "../unreadable-document.ts";

/** What is met in a part of a document, in its order. */
export interface XmlHandler {
  /** `name` is without its prefix; an empty element is opened and closed. */
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(text: string): void;
}

const TOKEN = pattern(
  "g",
  String.raw`<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|`,
  String.raw`'[^']*')*?)(\/?)>|([^<]+)|<`,
);

/** Walks through XML. Throws `unreadable-file` for a document type, whose entities can grow or read other files. */
export function readXml(xml: string, file: string, handler: XmlHandler): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    throw unreadableDocument(
      file,
      "it declares entities of its own, which no word processor writes and which can read other files",
      "Ask the sender for a copy saved by a word processor.",
    );
  let depth = 0;
  for (const [, cdata, slash, qualified, attributes = "", empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) handler.text(unescapeXml(text));
    else if (cdata !== undefined) handler.text(cdata);
    else if (qualified !== undefined) {
      const name = qualified.slice(qualified.indexOf(":") + 1);
      if (slash === "/") {
        depth--;
        handler.close(name);
      } else {
        if (++depth > DEEPEST_NESTING) throw tooDeep(file);
        handler.open(name, (wanted) => attributeOfText(attributes, wanted));
        if (empty === "/") {
          depth--;
          handler.close(name);
        }
      }
    }
  }
}

function attributeOfText(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? "") : null;
}
