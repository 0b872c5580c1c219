import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { DEEPEST, isShallow } from "../../domain/text/json-text.ts";
import { readDocument } from "./json.ts";
import type { Sheet } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

/** Of one anchor; a document that says the same ten thousand times is meant to be large. */
const MOST_ALIASES = 100;

/** The first of the documents in a text of YAML, read like one of JSON: lists of objects, and records by key. */
export function readYaml(text: string, file: string, records: string, path?: string): Sheet {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: "silent", uniqueKeys: false });
  const [error] = document.errors.filter(({ code }) => code !== "MULTIPLE_DOCS");
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    throw unreadable(
      file,
      `line ${line}, column ${col}: ${error.message.split("\n")[0]?.replace(/:$/, "")}`,
      null,
      error,
    );
  }
  const value = plainValue(document, file);
  if (!isShallow(value)) throw unreadable(file, `it is nested deeper than ${DEEPEST} levels`, null);
  const linesAt = (place: readonly string[]) => {
    const container = place.length === 0 ? document.contents : document.getIn(place, true);
    const nodes = isSeq(container) ? container.items : isMap(container) ? container.items.map((pair) => pair.key) : [];
    return nodes.map((node) => counter.linePos((node as Node | null)?.range?.[0] ?? 0).line);
  };
  return readDocument(value, file, { records, path, linesAt });
}

function plainValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  if (document.contents === null || isScalar(document.contents))
    throw unreadable(file, "it is no list of objects", null);
  try {
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: MOST_ALIASES })));
  } catch (err) {
    throw unreadable(file, "it repeats itself without end", null, err);
  }
}
