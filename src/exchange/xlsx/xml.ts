/** The value of an attribute in a tag; null where it has none. */
export function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? unescapeXml(found[1] ?? found[2] ?? "") : null;
}

/** The tags of this name, whatever prefix they bear; a `>` may stand in the value of an attribute. */
export function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(tagPattern(name))].map(([tag]) => tag);
}

/**
 * The elements of this name with what is in them; one that is empty is the tag alone. Elements in elements of the same
 * name are not told apart.
 */
export function elementsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(tagPattern(name))].map((found) => {
    const [tag] = found;
    if (tag.endsWith("/>")) return tag;
    const prefix = /^<(\w+:)?/.exec(tag)?.[1] ?? "";
    const end = xml.indexOf(`</${prefix}${name}>`, found.index);
    return xml.slice(found.index, end < 0 ? undefined : end);
  });
}

const SPOKEN = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g;

/** All texts (`<t>`) of an element, put together; how a text is read aloud is left out. */
export function textOfElement(element: string): string {
  const written = element.includes("rPh") ? element.replace(SPOKEN, "") : element;
  return [...written.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)].map(([, text = ""]) => unescapeXml(text)).join("");
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Entities that XML itself knows, numbers of characters, and `_x0007_` as spreadsheets write; others stay as they are.
 */
export function unescapeXml(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (all, hex, decimal, name) => {
        if (name) return ENTITIES[String(name).toLowerCase()] ?? all;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;
  return plain.includes("_x")
    ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : plain;
}

/** What XML can hold in two ways is brought into one, before anything is looked at. */
export function plainXml(xml: string): string {
  const bare = xml.includes("<!--") ? xml.replace(/<!--[\s\S]*?-->/g, "") : xml;
  if (!bare.includes("<![CDATA[")) return bare;
  return bare.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  );
}

function tagPattern(name: string): RegExp {
  return new RegExp(`<(?:\\w+:)?${name}(?=[\\s>/])(?:[^<>"']|"[^"]*"|'[^']*')*>`, "g");
}
