import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { type FieldNames, mapColumns } from "../../../src/exchange/sheet/columns.ts";

const FIELDS: readonly FieldNames[] = [
  { field: "key", aliases: ["id", "code"], isRequired: true },
  { field: "name", aliases: ["title"], isRequired: true },
  { field: "roadmapNote", aliases: ["roadmap"] },
];

function columnsOf(columns: readonly string[], map: readonly string[] = []) {
  return mapColumns({ file: "list.csv", columns, rows: [], bad: [], beside: {} }, FIELDS, map);
}

function positions(columns: readonly string[], map: readonly string[] = []) {
  return Object.fromEntries(columnsOf(columns, map).columns);
}

function problemOf(columns: readonly string[], map: readonly string[] = []) {
  try {
    columnsOf(columns, map);
  } catch (err) {
    return (err as PsvcError).problem;
  }
  return null;
}

describe("a header is matched", () => {
  test.each([
    ["by the field's name", ["key", "name", "roadmapNote"]],
    ["whatever its case", ["KEY", "Name", "ROADMAPNOTE"]],
    ["whatever its spaces, underscores and punctuation", ["_key_", "Name:", "Roadmap - Note"]],
    ["by another tool's word", ["ID", "Title", "Roadmap"]],
  ])("%s", (_, columns) => expect(positions(columns)).toEqual({ key: 0, name: 1, roadmapNote: 2 }));

  test("by the likeliest of several words", () => {
    expect(positions(["Code", "Title", "ID", "Name"])).toEqual({ key: 2, name: 3 });
  });
});

describe("--map", () => {
  test("overrules the header", () => {
    expect(positions(["ID", "Title", "Label"], ["name=label"])).toEqual({ key: 0, name: 2 });
  });

  test("may take one column for two fields", () => {
    expect(positions(["Title"], ["key=Title"])).toEqual({ key: 0, name: 0 });
  });

  test("names the second column of a name by position", () => {
    const map = ["name=Title#2", "roadmap note = Title # 3"];
    expect(positions(["ID", "Title", "title", "Title"], map)).toEqual({ key: 0, name: 2, roadmapNote: 3 });
    expect(positions(["ID", "Title", "Title"], ["name=Title#2"])).toEqual({ key: 0, name: 2 });
  });

  test("prefers the header as it is written to one that is only like it", () => {
    expect(positions(["id", "title", "Title", "C#2"], ["name=Title", "roadmapNote=C#2"])).toEqual({
      key: 0,
      name: 2,
      roadmapNote: 3,
    });
  });

  test("tells headers of nothing but signs apart", () => {
    expect(positions(["#", "%", "Name"], ["key=#", "roadmapNote=%"])).toEqual({ key: 0, name: 2, roadmapNote: 1 });
  });

  test("takes a column whose name has an equals sign", () => {
    expect(positions(["ID", "a=b"], ["name=a=b"])).toEqual({ key: 0, name: 1 });
  });
});

test("a column that is not there is answered with the nearest and with all there are", () => {
  expect(problemOf(["ID", "Title", "Owner"], ["name=Titel"])).toEqual({
    code: "bad-value",
    what: "--map",
    value: "name=Titel",
    allowed: ["ID", "Title", "Owner"],
    why: 'there is no column "Titel", the nearest is Title',
  });
});

test("a field that is not there is answered with those there are", () => {
  expect(problemOf(["ID", "Title"], ["nmae=Title"])).toMatchObject({
    code: "bad-value",
    allowed: ["key", "name", "roadmapNote"],
    why: 'there is no field "nmae"',
  });
});

test.each(["name", "=Title"])("%j is no mapping", (mapping) => {
  expect(problemOf(["ID", "Title"], [mapping])).toMatchObject({ why: "it is written field=Column" });
});

test("columns of one name are not guessed, by --map or by header", () => {
  const columns = ["ID", "Title", "Title"];
  expect(problemOf(columns)).toMatchObject({ code: "bad-value", allowed: ["name=Title#1", "name=Title#2"] });
  expect(problemOf(columns, ["name=Title"])).toMatchObject({ code: "bad-value", allowed: ["Title#1", "Title#2"] });
  expect(problemOf(columns, ["name=Title#3"])).toMatchObject({ allowed: ["ID", "Title#1", "Title#2"] });
});

test("all missing columns are named at once, with those there are", () => {
  expect(problemOf(["Requirement", "", "Owner"])).toEqual({
    code: "unreadable-file",
    file: "list.csv",
    why: "it has no column for key and name; its columns are Requirement, Owner",
    instead: "Say which: --map key=Column --map name=Column",
  });
});

test("columns that fill nothing are named", () => {
  expect(columnsOf(["ID", "Title", "Owner", ""]).unused).toEqual(["Owner"]);
});
