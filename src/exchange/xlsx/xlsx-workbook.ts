import { type NumberFormat, numberFormat } from "./xlsx-format.ts";
import type { Parts } from "./xlsx-parts.ts";
import { attributeOf, elementsOf, plainXml, tagsOf, textOfElement } from "./xml.ts";

/** A text that cells share. */
export interface SharedText {
  readonly text: string;
  readonly isStruck: boolean;
}

export interface CellStyle {
  readonly format: NumberFormat;
  readonly isStruck: boolean;
}

/** What the sheets of a workbook have in common. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly texts: readonly SharedText[];
  readonly styles: readonly CellStyle[];
  readonly isFrom1904: boolean;
}

/** null for parts that are no workbook. */
export function readWorkbook(parts: Parts): Workbook | null {
  const root = relationsOf(parts, "").find(({ type }) => /\/officeDocument$/.test(type))?.target ?? "xl/workbook.xml";
  const xml = partText(parts, root);
  if (xml === null) return null;
  const relations = relationsOf(parts, root);
  const target = (type: string) => relations.find((relation) => relation.type.endsWith(`/${type}`))?.target ?? "";
  const byId = new Map(relations.map(({ id, target: part }) => [id, part]));
  return {
    sheets: tagsOf(xml, "sheet").flatMap((tag) => {
      const part = byId.get(attributeOf(tag, "id") ?? "");
      const isHidden = /^(?:hidden|veryHidden)$/.test(attributeOf(tag, "state") ?? "");
      return part === undefined ? [] : [{ name: attributeOf(tag, "name") ?? "", part, isHidden }];
    }),
    texts: sharedTexts(partText(parts, target("sharedStrings")) ?? ""),
    styles: cellStyles(partText(parts, target("styles")) ?? ""),
    isFrom1904: tagsOf(xml, "workbookPr").some((tag) => /^(?:1|true)$/.test(attributeOf(tag, "date1904") ?? "")),
  };
}

/** The XML of a part; null where there is none of that name. */
export function partText(parts: Parts, name: string): string | null {
  const found = parts[name] ?? parts[Object.keys(parts).find((one) => one.toLowerCase() === name.toLowerCase()) ?? ""];
  return found === undefined ? null : plainXml(new TextDecoder().decode(found));
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** The name of a part, or an address outside the workbook. */
  readonly target: string;
}

/** What a part refers to. */
export function relationsOf(parts: Parts, part: string): readonly Relation[] {
  const slash = part.lastIndexOf("/");
  const [folder, name] = [part.slice(0, slash + 1), part.slice(slash + 1)];
  return tagsOf(partText(parts, `${folder}_rels/${name}.rels`) ?? "", "Relationship").map((tag) => {
    const target = attributeOf(tag, "Target") ?? "";
    const isOutside = attributeOf(tag, "TargetMode") === "External";
    return {
      id: attributeOf(tag, "Id") ?? "",
      type: attributeOf(tag, "Type") ?? "",
      target: isOutside ? target : resolved(folder, target),
    };
  });
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const names: string[] = [];
  for (const name of `${folder}${target}`.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

function sharedTexts(xml: string): readonly SharedText[] {
  return elementsOf(xml, "si").map((element) => {
    const runs = element.includes("strike") ? elementsOf(element, "r") : [];
    const isStruck = runs.length > 0 && runs.every((run) => textOfElement(run).trim() === "" || hasStrike(run));
    return { text: textOfElement(element), isStruck };
  });
}

function cellStyles(xml: string): readonly CellStyle[] {
  const codes = new Map(
    tagsOf(xml, "numFmt").map((tag) => [Number(attributeOf(tag, "numFmtId")), attributeOf(tag, "formatCode") ?? ""]),
  );
  const [fonts = ""] = elementsOf(xml, "fonts");
  const struck = elementsOf(fonts, "font").map(hasStrike);
  const [cells = ""] = elementsOf(xml, "cellXfs");
  return tagsOf(cells, "xf").map((tag) => {
    const id = Number(attributeOf(tag, "numFmtId") ?? 0);
    return {
      format: numberFormat(id, codes.get(id)),
      isStruck: struck[Number(attributeOf(tag, "fontId") ?? 0)] ?? false,
    };
  });
}

function hasStrike(element: string): boolean {
  return tagsOf(element, "strike").some((tag) => !/^(?:0|false)$/.test(attributeOf(tag, "val") ?? "1"));
}
