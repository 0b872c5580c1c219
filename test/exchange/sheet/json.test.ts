import { describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { readJson } from "../../../src/exchange/sheet/json.ts";

const read = (text: string) => readJson(text, "list.json", "capabilities");

describe("the same records", () => {
  test.each([
    ["a list", '[{"key":"a","name":"A"},{"key":"b","name":"B"}]'],
    ["a list beside other things", '{"kind":"x","capabilities":[{"key":"a","name":"A"},{"key":"b","name":"B"}]}'],
    ["a map by key", '{"capabilities":{"a":{"name":"A"},"b":{"name":"B"}}}'],
  ])("from %s", (_, text) => {
    const sheet = read(text);
    expect(sheet.columns).toEqual(["key", "name"]);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ["a", "A"],
      ["b", "B"],
    ]);
  });
});

test("absent, empty, listed and nested are told apart", () => {
  const sheet = read('[{"a":null,"b":["x",1],"c":{"d":1},"e":3},{"a":"t"}]');
  expect(sheet.rows.map(({ cells }) => cells)).toEqual([
    ["", ["x", "1"], null, "3"],
    ["t", undefined, undefined, undefined],
  ]);
});

test("a record has the line on which it starts, also after brackets and line breaks in texts", () => {
  const text = `{
  "note": "[{\\" capabilities",
  "other": [ { "x": [1, 2] },
    {} ],
  "capabilities": [
    { "key": "a", "list": [1,
      2] },

    7, { "key": "b" },
    { "key": "c" }
  ]
}`;
  const sheet = read(text);
  expect(sheet.rows.map(({ line }) => line)).toEqual([6, 9, 10]);
  expect(sheet.bad).toEqual([{ line: 9, text: "7", why: "it is not an object" }]);
});

test("a record in a map has the line of its value", () => {
  const sheet = read('{\n"capabilities": {\n"a": {"x": {"y": 1}},\n"b":\n{"x": 2}\n}}');
  expect(sheet.rows.map(({ line }) => line)).toEqual([3, 5]);
});

test("brackets in a text are no levels", () => {
  expect(read(`[{"key":"${"[".repeat(300)}"}]`).rows).toHaveLength(1);
});

test.each([
  ["[{]", "it is not JSON: a } is missing before it"],
  ['[\n{"a":1},\n{"a" 2}\n]', "it is not JSON: a comma, or a colon, is missing before it"],
  ['{"features":[]}', 'it is neither a list of objects nor an object with "capabilities"'],
  ["3", 'it is neither a list of objects nor an object with "capabilities"'],
])("%j is refused", (text, why) => {
  expect(() => read(text)).toThrow(PsvcError);
  try {
    read(text);
  } catch (err) {
    expect((err as PsvcError).problem).toMatchObject({ code: "unreadable-file", file: "list.json", why });
  }
});

test.each([
  ["lists", `[\n${"[".repeat(50_000)}${"]".repeat(50_000)}]`, 2],
  ["records", `[{"name":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}]`, 1],
])("%s nested thousands deep are refused, and end nothing", (_, text, line) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ why: `line ${line} is nested deeper than 100 levels` }),
    }),
  );
});

describe("where the records are", () => {
  const doc = { meta: { people: [{ name: "Ana" }] }, data: { requirements: [{ id: 1 }, { id: 2, tags: [{ a: 1 }] }] } };

  test("is the longest list of objects where the name does not tell, and that is said, with the lines", () => {
    const sheet = readJson(JSON.stringify(doc, null, 1), "l.json", "promises");
    expect(sheet.rows.map(({ cells, line }) => [cells[0], line])).toEqual([
      ["1", 11],
      ["2", 14],
    ]);
    expect(sheet.notes).toEqual(["The list is read from data.requirements; --records names another."]);
  });

  test("is where the path says", () => {
    expect(readJson(JSON.stringify(doc), "l.json", "promises", "meta.people").rows).toMatchObject([{ cells: ["Ana"] }]);
    expect(() => readJson(JSON.stringify(doc), "l.json", "promises", "meta.nobody")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ why: 'it has no list at "meta.nobody"' }) }),
    );
  });

  test("is nowhere in a document without a list of objects", () => {
    expect(() => readJson('{"a":{"b":[1,2]}}', "l.json", "promises")).toThrow();
  });

  test("a record with a name is its name, as trackers write a choice", () => {
    const { rows } = readJson('[{"priority":{"id":2,"name":"High"},"owner":{"x":1}}]', "l.json", "promises");
    expect(rows[0]?.cells).toEqual(["High", null]);
  });
});
