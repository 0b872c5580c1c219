import { describe, expect, test } from "vitest";
import { assessPromise } from "../../../src/domain/promise/assess-promise.ts";
import { editByTable } from "../../../src/domain/promise/edit-as-table.ts";
import { editPromise } from "../../../src/domain/promise/promise.ts";
import { changesOfPromises } from "../../../src/domain/promise/promise-diff.ts";
import { promiseTable, rebased, type TableCells, type TableLine } from "../../../src/domain/promise/promise-table.ts";
import { finishMilestone } from "../../../src/domain/route/route.ts";
import { capability, catalogueOf, keyOf, ledgerOf, momentFrom, TODAY } from "../ledger.ts";

const moment = momentFrom(100);
const start = ledgerOf([{ importance: "must" }, { area: "Mobile" }, { statement: "two\nlines\tand a tab" }]);
const base = promiseTable(start.project);

/** The table as it was opened, with some cells typed over. */
function lines(typed: Readonly<Record<string, Partial<TableCells>>> = {}): TableLine[] {
  return Object.entries(base).map(([id, cells], i) => ({ line: i + 1, id, cells: { ...cells, ...typed[id] } }));
}

const NEW: TableCells = {
  importance: "",
  kind: "",
  source: "",
  strength: "",
  fit: "",
  neededBy: "",
  area: "",
  statement: "New",
};

test("a table that nobody edited changes nothing, not even what one cannot see", () => {
  const edit = editByTable(start, base, lines(), moment);
  expect(edit).toEqual({ project: start.project, problems: [], conflicts: [], gone: [] });
});

test("cells that were typed over are changed by the rules of their commands, and no others", () => {
  const typed = { P1: { importance: "SHOULD", neededBy: "in 2 weeks" }, P2: { area: "", fit: "gap" } };
  const { project, problems } = editByTable(start, base, lines(typed), moment);
  expect(problems).toEqual([]);
  expect(changesOfPromises(start.project, project).map(({ id, fields, opens }) => [id, fields, opens])).toEqual([
    [
      "P1",
      [
        { field: "importance", from: "must", to: "should" },
        { field: "neededBy", from: null, to: "2026-12-08" },
      ],
      null,
    ],
    [
      "P2",
      [
        { field: "area", from: "Mobile", to: null },
        { field: "fit", from: "unassessed", to: "gap" },
      ],
      "G1",
    ],
  ]);
});

test("a new line is a new promise, and a line that is gone drops none", () => {
  const [first] = lines();
  const added = { line: 9, id: "", cells: { ...NEW, importance: "must", fit: "partial" } };
  const { project, gone } = editByTable(start, base, [first as TableLine, added], moment);
  expect(gone).toEqual(["P2", "P3"]);
  expect(changesOfPromises(start.project, project)).toMatchObject([
    { id: "P4", statement: "New", isNew: true, opens: "G1" },
  ]);
});

describe("a cell is marked", () => {
  test.each([
    ["importance", "shold", "the nearest is should"],
    ["kind", "", "is none of capability"],
    ["fit", "fits", "the nearest is fit"],
    ["neededBy", "blursday", "is not a day"],
    ["neededBy", "03/04/2027", "or 2027-03-04"],
    ["statement", "  ", "a promise has words"],
  ] as const)("where the %s is %j", (column, value, why) => {
    const { problems } = editByTable(start, base, lines({ P2: { [column]: value } }), moment);
    expect(problems).toEqual([{ line: 2, column, why: expect.stringContaining(why) }]);
  });

  test("where a line names no promise of the table, or one twice", () => {
    const [first, second] = lines() as [TableLine, TableLine];
    const { problems } = editByTable(start, base, [first, { ...second, id: "P77" }, { ...first, line: 3 }], moment);
    expect(problems).toEqual([
      { line: 2, column: "id", why: expect.stringContaining("there is no P77") },
      { line: 3, column: "id", why: "P1 stands here twice" },
    ]);
  });

  test("where the rules refuse it: a must that is lowered once the scope is agreed, a statement of a document's length", () => {
    const agreed = { ...start, project: finishMilestone(start.project, "aligned", TODAY, null, moment) };
    const typed = { P1: { importance: "could" }, P2: { statement: "x".repeat(10_001) } };
    const { problems } = editByTable(agreed, base, lines(typed), moment);
    expect(problems).toMatchObject([
      { line: 1, column: "importance", why: { code: "needs-decision" } },
      { line: 2, column: "statement", why: { code: "bad-value" } },
    ]);
  });

  test("where a judgement by hand is against the catalogue, which takes a reason that a table has no place for", () => {
    const withCatalogue = { ...start, catalogue: catalogueOf(capability("portal", { availability: "limited" })) };
    const { project } = assessPromise(withCatalogue, keyOf(start, "P1"), { capabilities: ["portal"] }, moment);
    const judged = { ...withCatalogue, project };
    const opened = promiseTable(project);
    const typed = Object.entries(opened).map(([id, cells], i) => ({
      line: i + 1,
      id,
      cells: { ...cells, ...(id === "P1" ? { fit: "fit" } : {}) },
    }));
    expect(editByTable(judged, opened, typed, moment).problems).toMatchObject([
      { line: 1, column: "fit", why: { code: "needs", flags: ["--why", "--evidence"] } },
    ]);
  });
});

describe("while the table was open", () => {
  const meanwhile = {
    ...start,
    project: editPromise(start.project, keyOf(start, "P2"), { importance: "could", source: "rfp" }, {}, moment),
  };

  test("what somebody else changed stays, beside what was edited here", () => {
    const { project, problems } = editByTable(meanwhile, base, lines({ P2: { area: "Security" } }), moment);
    expect(problems).toEqual([]);
    expect(project.promises[keyOf(start, "P2")]).toMatchObject({
      importance: "could",
      source: "rfp",
      area: "Security",
    });
  });

  test("where both changed one cell differently, it is named; where they agree, it is not", () => {
    const typed = { P2: { importance: "must", source: "rfp" } };
    expect(editByTable(meanwhile, base, lines(typed), moment).problems).toEqual([
      { line: 2, column: "importance", why: expect.stringContaining('from "should" to "could" meanwhile') },
    ]);
  });

  test("what was shown of theirs can be changed knowingly, by saving the same table once more", () => {
    const typed = lines({ P2: { importance: "must" } });
    const { conflicts } = editByTable(meanwhile, base, typed, moment);
    expect(conflicts).toEqual([{ id: "P2", column: "importance", now: "could" }]);
    const { project, problems } = editByTable(meanwhile, rebased(base, conflicts), typed, moment);
    expect(problems).toEqual([]);
    expect(project.promises[keyOf(start, "P2")]).toMatchObject({ importance: "must", source: "rfp" });
  });
});
