import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { GAP_STATES, MILESTONES, SEVERITIES } from "../../src/domain/model/vocabulary.ts";
import { type Schema, schemasOfKinds } from "../../src/json-schemas.ts";
import type { KindDocument } from "../../src/render/json/kinds.ts";
import { testApp } from "../app.ts";
import { validateDocument } from "./valid-document.ts";

const schemas = schemasOfKinds();
const all = Object.entries(schemas);

/** Every schema in a document's schema, itself among them. */
function partsOf(schema: unknown): readonly Schema[] {
  if (typeof schema !== "object" || schema === null) return [];
  return [schema as Schema, ...Object.values(schema).flatMap(partsOf)];
}

describe.each(all)("the schema of %s", (kind, schema) => {
  test("is one of draft 2020-12, and compiles", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true, "date-time": true } });
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", title: kind });
    expect(ajv.validateSchema(schema as object)).toBe(true);
    expect(() => ajv.compile(schema as object)).not.toThrow();
  });

  test("says in a sentence what it is, and in every shape which kind and version", () => {
    expect(schema.description).toMatch(/^[A-Z].+\.$/);
    for (const shape of schema.anyOf ?? [schema]) {
      expect(shape.properties).toMatchObject({ schemaVersion: { const: 1 }, kind: { const: kind } });
      expect(shape.required).toEqual(expect.arrayContaining(["schemaVersion", "kind"]));
    }
  });

  test("lets keys be added, and requires only what it describes", () => {
    for (const part of partsOf(schema)) {
      expect(part.additionalProperties).not.toBe(false);
      const described = Object.keys(part.properties ?? {});
      if (part.type === "object") for (const name of part.required ?? []) expect(described).toContain(name);
    }
  });

  test("defines what it refers to, and nothing else", () => {
    const named = partsOf(schema).flatMap(({ $ref }) =>
      typeof $ref === "string" ? [$ref.replace("#/$defs/", "")] : [],
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(schema.$defs ?? {}).sort());
  });
});

describe("what the schemas know", () => {
  const { Gap } = schemas.gap.$defs ?? {};

  test("closed lists are in the words of the domain, in its order", () => {
    expect(Gap?.properties?.state).toMatchObject({ enum: [...GAP_STATES] });
    expect(Gap?.properties?.severity).toMatchObject({ enum: [...SEVERITIES] });
    expect(schemas.template.$defs?.Template?.properties?.daysBeforeLive?.required).toEqual([...MILESTONES]);
  });

  test("a day is told from a text, also where it can be null", () => {
    expect(Gap?.properties?.openedOn).toEqual({ $ref: "#/$defs/Day" });
    expect(Gap?.properties?.closedOn).toEqual({ anyOf: [{ $ref: "#/$defs/Day" }, { type: "null" }] });
    expect(schemas.gap.$defs?.Day).toMatchObject({ type: "string", format: "date" });
    expect(Gap?.properties?.severityReason).toEqual({ type: "string" });
  });

  test("keys stand in the order in which documents have them", async () => {
    const app = testApp();
    await app.psvc("new-project", "Fir", "--closed", "yesterday", "--lead", "Ana");
    const { project } = (await app.psvc("status", "fir", "--json")).json;
    expect(Object.keys(schemas.project.$defs?.Project?.properties ?? {})).toEqual(Object.keys(project));
  });
});

test("the compiler refuses a document of another shape", () => {
  // Were one of these taken, the comment above it would be an error.
  const refused: readonly KindDocument[] = [
    // @ts-expect-error: there is no such kind
    { kind: "gapp", gap: null },
    // @ts-expect-error: a key is missing
    { kind: "removed", removed: { what: "project" } },
    // @ts-expect-error: a key that the kind does not have
    { kind: "removed", removed: { what: "project", name: "fir" }, asOf: "2026-11-24" },
    // @ts-expect-error: what is absent is null
    { kind: "mood", project: "fir", mood: undefined },
  ];
  expect(
    refused
      .map((document) => validateDocument({ schemaVersion: 1, ...document }))
      .filter((wrong) => wrong.length === 0),
  ).toEqual([]);
});
