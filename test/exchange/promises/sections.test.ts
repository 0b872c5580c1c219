import { expect, test } from "vitest";
import { readPromiseList } from "../../../src/exchange/promises/promise-list.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

const read = (text: string) =>
  readPromiseList(readCsv(text, "list.csv", { headings: ["function", "description", "importance"] }), {
    map: [],
    values: [],
    legend: new Map(),
    mandatoryAs: "should",
    dateOrder: undefined,
    importances: new Map(),
  });

test("rows with a name alone are what the list holds where most rows are such, and no sections", () => {
  const { rows } = read(
    "Function,Description,Importance\nSign in,with a card,\nSort by priority,,\nThen by date,,\nPrint,,\n",
  );
  expect(rows.map(({ statement }) => statement)).toEqual(["Sign in", "Sort by priority", "Then by date", "Print"]);
});
