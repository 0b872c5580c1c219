import { readAvailability } from "../../domain/capability/capability.ts";
import { type ColumnMap, columnLabels, type FieldNames, mapColumns } from "../sheet/columns.ts";
import { headingName, headingNames } from "../sheet/heading.ts";
import type { Sheet } from "../sheet/sheet-shape.ts";
import { areEditionNames, type EditionColumn, editionColumns } from "./editions.ts";
import { isMark, readProductWord } from "./product-words.ts";

function names(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim().replace(/\s+/g, " "));
}

export const CAPABILITY_COLUMNS: readonly FieldNames[] = [
  {
    field: "key",
    aliases:
      names(`capability key, id, code, capability id, feature id, feature key, feature code, slug, ref, reference,
      number, no, nr, #, identifier, kennung, nummer, codigo, numero`),
  },
  {
    field: "name",
    aliases: names(`title, capability, capability name, feature, features, feature name, feature title, feature request,
      product feature, function, functions, functionality, capabilities, label, item, funktion, funktionen, merkmal,
      bezeichnung, titel, fonctionnalite, fonctionnalites, nom, titre, funcionalidad, funcionalidades, nombre, titulo,
      caracteristica, funcionalidade, nome, functie, functionaliteit, naam,
      功能, 功能名称, 功能名, 子功能模块, 機能, 機能名, 기능, 기능명, функция, название, функція, назва`),
  },
  {
    field: "area",
    aliases: names(`category, module, group, feature group, feature area, section, product area, component, domain,
    theme, epic, feature category, subcategory, topic, kategorie, bereich, modul, gruppe, categorie, domaine,
    categoria, modulo, grupo, gebied, 模块, 主功能模块,
      分类, 分類, категория, модуль`),
  },
  {
    field: "description",
    aliases: names(`summary, details, feature description, short description, capability description, notes, comments,
      comment, beschreibung, omschrijving, descripcion, descricao, resume,
      描述, 功能描述, 说明, 説明, 설명, описание`),
  },
  {
    field: "availability",
    aliases: names(`status, stage, state, lifecycle, lifecycle stage, maturity, release status, release stage,
      feature status, implementation status, development status, implemented, is implemented, supported, support,
      available today, available, is available, in product, exists, present, delivered, released, ready, done,
      completed, current status, current state, availability status, delivery status, product status, feature state,
      launch status, rollout status, ga, ga status, progress, vorhanden, disponible, disponivel,
      beschikbaar, verfugbarkeit, verfugbar, statut, etat, disponibilite, estado, disponibilidad,
      disponibilidade, situacao, beschikbaarheid, 状态,
      状態, ステータス, статус, 상태`),
  },
  { field: "editions", aliases: names("edition, plans, plan, tiers, tier, package, packages, licence, license, sku") },
  {
    field: "since",
    aliases:
      names(`since release, release, version, milestone, introduced, introduced in, since version, available since,
      release version, target release, first release, released in, fix version, fix version s`),
  },
  {
    field: "limits",
    aliases: names("limit, limitations, limitation, restrictions, restriction, constraints, caveats"),
  },
  { field: "roadmapNote", aliases: names("roadmap, roadmap notes, eta, planned for, target date, target quarter") },
  { field: "keywords", aliases: names("keyword, tags, labels") },
];

/** Which column fills which field of a capability. */
export interface CapabilityColumns extends ColumnMap {
  /** Columns of a pricing table, each an edition. */
  readonly editions: readonly EditionColumn[];
  /** Whether the names of those columns are not known as editions: they may be products that are compared. */
  readonly areEditionsUnsure: boolean;
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
  /** Columns that could be the name, where none is likely enough. */
  readonly open: readonly { readonly column: string; readonly samples: readonly string[] }[];
}

const EDITION_MAP = /^\s*editions?\s*=/i;

/**
 * Understands the columns: what `map` says goes first, then the headings, then the contents; `editions=Free` may be
 * said for several columns, which are those of a pricing table then. Throws `bad-value` for `map`.
 */
export function understandCapabilities(sheet: Sheet, map: readonly string[]): CapabilityColumns {
  const editionMaps = map.filter((mapping) => EDITION_MAP.test(mapping));
  const isTable = editionMaps.length > 1;
  const given = mapColumns(sheet, MAPPED_ONLY, isTable ? map.filter((mapping) => !EDITION_MAP.test(mapping)) : map);
  const labels = columnLabels(sheet.columns);
  const columns = new Map(given.columns);
  const likely: string[] = [];
  const isFree = (at: number) => ![...columns.values()].includes(at);
  const byName = namedColumns(sheet);
  for (const { field } of CAPABILITY_COLUMNS) {
    const at = byName.get(field)?.find(isFree);
    if (!columns.has(field) && at !== undefined) columns.set(field, at);
  }
  const named = isTable
    ? editionMaps.map((mapping) => editionOf(sheet, mapping))
    : columns.has("availability") || map.some((mapping) => /^\s*availability\s*=/i.test(mapping))
      ? []
      : editionColumns(sheet, isFree);
  if (named.length === 0 && !columns.has("availability")) {
    const free = sheet.columns.flatMap((column, i) => (column !== "" && isFree(i) ? [i] : []));
    const at = free.find((i) => isStatus(sheet, i, 1)) ?? free.find((i) => isStatus(sheet, i, MOST_KNOWN));
    if (at !== undefined) {
      columns.set("availability", at);
      likely.push("availability");
    }
  }
  const isEdition = (at: number) => named.some((edition) => edition.at === at);
  if (!columns.has("name")) {
    const at = nameByContent(sheet, (i) => isFree(i) && !isEdition(i)) ?? columns.get("description");
    if (at !== undefined) {
      columns.set("name", at);
      likely.push("name");
    }
  }
  const used = new Set([...columns.values(), ...named.map(({ at }) => at)]);
  return {
    columns,
    labels,
    unused: labels.filter((label, i) => label !== "" && !used.has(i)),
    editions: named,
    areEditionsUnsure: named.length > 0 && !isTable && !areEditionNames(named),
    likely,
    open: columns.has("name") ? [] : choices(sheet, labels),
  };
}

const MAPPED_ONLY = CAPABILITY_COLUMNS.map(({ field }) => ({ field, aliases: [], isMappedOnly: true }));

function editionOf(sheet: Sheet, mapping: string): EditionColumn {
  const { columns } = mapColumns(sheet, MAPPED_ONLY, [mapping]);
  const at = columns.get("editions") ?? 0;
  return { at, name: sheet.columns[at] ?? "" };
}

/** The columns of each field, the likeliest heading first. */
function namedColumns(sheet: Sheet): ReadonlyMap<string, readonly number[]> {
  const found = sheet.columns.flatMap((column, at) => {
    const place = placeOfHeading(column);
    const isEmpty = sheet.rows.every(({ cells }) => cells[at] === "" || cells[at] === undefined);
    return place === null ? [] : [{ at, isEmpty, ...place }];
  });
  found.sort((a, b) => Number(a.isEmpty) - Number(b.isEmpty) || a.rank - b.rank || a.at - b.at);
  return new Map(found.map(({ field }) => [field, found.filter((one) => one.field === field).map(({ at }) => at)]));
}

function placeOfHeading(column: string): { readonly field: string; readonly rank: number } | null {
  for (const [i, name] of headingNames(column).entries()) {
    const found = BY_HEADING.get(name);
    if (found) return { field: found.field, rank: found.rank + i * 1000 };
  }
  return null;
}

const BY_HEADING: ReadonlyMap<string, { readonly field: string; readonly rank: number }> = new Map(
  CAPABILITY_COLUMNS.flatMap(({ field, aliases }) =>
    [field, ...aliases].map((name, rank) => [headingName(name), { field, rank }] as const),
  ).reverse(),
);

/** Of the cells of a status; the words of the others are asked. */
const MOST_KNOWN = 0.7;
const MOST_WORDS = 12;

/** Marks and a yes tell of an edition or a flag as well, so one word of a product's life must be among them. */
function isStatus({ rows }: Sheet, at: number, known: number): boolean {
  const words = rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return typeof cell === "string" && cell.trim() !== "" ? [cell.trim()] : [];
  });
  const knownWords = words.filter((word) => readAvailability(word) !== null || readProductWord(word) !== null);
  return (
    words.length > rows.length / 2 &&
    new Set(words).size <= MOST_WORDS &&
    knownWords.length >= words.length * known &&
    knownWords.some((word) => /\p{L}/u.test(word) && !isMark(word))
  );
}

/** The first column of texts that differ and are no sentences, or the only one there is. */
function nameByContent({ columns, rows }: Sheet, isFree: (at: number) => boolean): number | undefined {
  const texts = columns.flatMap((_, at) => {
    if (!isFree(at)) return [];
    const filled = rows.map(({ cells }) => cells[at]).filter((cell) => typeof cell === "string" && cell.trim() !== "");
    const isText = filled.filter((cell) => /\p{L}{3}/u.test(String(cell))).length >= filled.length * 0.8;
    const isUnique = new Set(filled).size >= filled.length * 0.9;
    const length = filled.reduce((sum, cell) => sum + String(cell).length, 0) / Math.max(1, filled.length);
    return filled.length >= rows.length * 0.8 && filled.length > 0 && isText && isUnique && length <= 120 ? [at] : [];
  });
  return texts.length === 1 ? texts[0] : undefined;
}

function choices({ columns, rows }: Sheet, labels: readonly string[]) {
  return columns.flatMap((_, at) => {
    const samples = rows.flatMap(({ cells }) => {
      const cell = cells[at];
      return typeof cell === "string" && cell.trim() !== "" ? [cell.trim()] : [];
    });
    const column = labels[at] ?? "";
    return column === "" || samples.length === 0 ? [] : [{ column, samples: [...new Set(samples)].slice(0, 3) }];
  });
}
