import { PsvcError } from "../errors.ts";
import { damaged } from "./disk-errors.ts";

export type RawDocument = Readonly<Record<string, unknown>>;

/** Makes a document of one schema from a document of the schema before. Pure; it need not set `schema`. */
export type Migration = (document: RawDocument) => RawDocument;

/** The first one leads from schema 1 to 2. None yet: schema 1 is today's, for every kind of document. */
export const MIGRATIONS = { project: [], catalogue: [], template: [] } as const satisfies Readonly<
  Record<string, readonly Migration[]>
>;

/** Brings a document to today's schema, in memory. Throws `newer-schema`, and `damaged` where there is no schema at all. */
export function migrate(document: RawDocument, migrations: readonly Migration[], file: string): RawDocument {
  const known = migrations.length + 1;
  const found = document.schema;
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1) {
    throw damaged(file, "schema", "it does not say which schema it follows, like 1");
  }
  if (found > known) throw new PsvcError({ code: "newer-schema", file, found, known });
  return migrations
    .slice(found - 1)
    .reduce<RawDocument>((older, step, index) => ({ ...step(older), schema: found + index + 1 }), document);
}
