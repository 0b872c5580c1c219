import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import {
  type ImportedPromise,
  type ImportRules,
  importPromises,
  knownRows,
  listsWithIds,
  looksLikeAnotherList,
} from "../../../src/domain/promise/import-promises.ts";
import { sampleProject } from "../../store/sample-project.ts";

const RULES: ImportRules = { list: "rfp.csv", defaults: { source: "rfp", strength: "assumed" }, overwrites: false };

function moment() {
  let next = 0;
  return { today: "2026-11-25", key: () => `n${++next}` };
}

function row(changes: Partial<ImportedPromise>): ImportedPromise {
  return {
    line: 2,
    id: null,
    project: null,
    listedId: null,
    list: null,
    statement: "they sign in",
    facts: {},
    ...changes,
  };
}

const run = (project: Project, rows: readonly ImportedPromise[], rules: Partial<ImportRules> = {}) =>
  importPromises(project, rows, { ...RULES, ...rules }, moment());

const empty = sampleProject("acme", {
  promises: {},
  gaps: {},
  confrontations: {},
  counters: { promise: 3, gap: 0, action: 0, risk: 0, person: 0, note: 0 },
});

describe("rows that are new", () => {
  test("become unassessed promises with the next numbers, and what the list does not say is the default", () => {
    const { project, added } = run(empty, [
      row({ listedId: "1", facts: { importance: "could" } }),
      row({ listedId: "2", statement: "b", facts: { strength: "written" } }),
    ]);
    expect(added.map((key) => getRecord(project.promises, key))).toMatchObject([
      {
        id: "P4",
        importance: "could",
        source: "rfp",
        strength: "assumed",
        fit: null,
        listed: { list: "rfp.csv", id: "1" },
      },
      { id: "P5", importance: "should", strength: "written" },
    ]);
    expect(project.counters.promise).toBe(5);
  });

  test("judge a timeline with a day against the plan at once", () => {
    const { project, added } = run(empty, [row({ facts: { kind: "timeline", neededBy: "2026-12-02" } })]);
    expect(getRecord(project.promises, added[0] ?? "").fit?.value).toMatch(/fit|gap/);
  });
});

describe("a list that comes again", () => {
  const first = run(empty, [
    row({ listedId: "1", facts: { importance: "should", area: "Security" } }),
    row({ listedId: "2", statement: "works offline" }),
  ]).project;

  test("doubles nothing", () => {
    const again = run(first, [row({ listedId: "1", facts: { importance: "should", area: "Security" } })]);
    expect(again).toMatchObject({ added: [], changed: [], unchanged: [expect.any(String)] });
    expect(again.project).toEqual(first);
  });

  test("updates its words and keeps what the lead judged, and says so", () => {
    const [key = ""] = Object.keys(first.promises);
    const raised: Project = {
      ...first,
      promises: { ...first.promises, [key]: { ...getRecord(first.promises, key), importance: "must" } },
    };
    const rows = [row({ listedId: "1", statement: "they sign in with SAML", facts: { importance: "should" } })];
    const again = run(raised, rows);
    expect(getRecord(again.project.promises, key)).toMatchObject({
      statement: "they sign in with SAML",
      importance: "must",
    });
    expect(again.changed).toEqual([{ key, fields: ["statement"] }]);
    expect(again.kept).toEqual([{ key, field: "importance", theirs: "should" }]);
    expect(getRecord(run(raised, rows, { overwrites: true }).project.promises, key).importance).toBe("should");
  });

  test("names what is not in it any more and drops nothing", () => {
    const again = run(first, [row({ listedId: "1", facts: { area: "Security" } })]);
    expect(again.gone.map((key) => getRecord(again.project.promises, key).id)).toEqual(["P5"]);
    expect(Object.keys(again.project.promises)).toHaveLength(2);
  });

  test("under another name is noticed by its ids", () => {
    const rows = [row({ listedId: "1" }), row({ listedId: "2" }), row({ listedId: "3" })];
    expect(listsWithIds(first, "rfp v2.csv", rows)).toEqual([{ name: "rfp.csv", ids: 2 }]);
    expect(listsWithIds(first, "rfp.csv", rows)).toEqual([]);
  });

  test("without ids is known by the same words", () => {
    const plain = run(empty, [row({ statement: "Works  Offline" })]).project;
    expect(run(plain, [row({ statement: "works offline " })])).toMatchObject({
      added: [],
      changed: [{ fields: ["statement"] }],
    });
  });
});

test("two rows that mean one promise: the second is refused, and what the first says stands", () => {
  const first = run(empty, [row({ listedId: "1" })]).project;
  const again = run(first, [row({ id: "P4", statement: "one" }), row({ line: 3, listedId: "1", statement: "two" })]);
  expect(again.refused).toMatchObject([{ line: 3, problem: { because: "P4 is taken by line 2 already" } }]);
  expect(Object.values(again.project.promises)).toMatchObject([{ statement: "one" }]);
});

describe("a row with a number of ours", () => {
  const first = run(empty, [row({ facts: { heardBy: "Dana", importance: "must" } })]).project;

  test("is the lead's own word: it changes what was judged too, and clears", () => {
    const again = run(first, [row({ id: "P4", facts: { heardBy: null, importance: "could" } })]);
    expect(Object.values(again.project.promises)).toMatchObject([{ heardBy: null, importance: "could" }]);
  });

  test("of another project is new here", () => {
    expect(run(first, [row({ id: "P4", project: "other", statement: "b" })]).added).toHaveLength(1);
  });

  test("that was never given out is refused by line", () => {
    expect(() => run(first, [row({ id: "P9" })])).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ what: "line 2", value: "P9" }) }),
    );
  });

  test("that lowers a must of the agreed scope is refused and the others go on", () => {
    const { aligned } = first.route;
    const agreed: Project = { ...first, route: { ...first.route, aligned: { ...aligned, doneOn: "2026-11-20" } } };
    const again = run(agreed, [row({ id: "P4", facts: { importance: "could" } }), row({ line: 3, statement: "new" })]);
    expect(again.refused).toMatchObject([{ line: 2, problem: { code: "needs-decision" } }]);
    expect(again.added).toHaveLength(1);
  });
});

describe("a list with ids that are known", () => {
  const known = ["a", "b", "c", "d", "e", "f"].map((statement, i) => row({ listedId: String(i), statement }));
  const first = run(empty, known).project;
  const reworded = (count: number) => known.map((one, i) => (i < count ? { ...one, statement: `other ${i}` } : one));

  test.each([
    [0, false],
    [1, false],
    [2, false],
    [3, true],
    [6, true],
  ])("and %d of six texts changed is likely another: %s", (count, isOther) => {
    expect(looksLikeAnotherList(first, "rfp.csv", reworded(count))).toBe(isOther);
    expect(knownRows(first, "rfp.csv", reworded(count))).toEqual({ known: 6, reworded: count });
  });

  test("counts neither new rows, nor rows of other lists, nor case and spaces", () => {
    const others = ["x", "y", "z"].map((listedId) => row({ listedId, statement: "new" }));
    expect(knownRows(first, "rfp.csv", [...known, ...others])).toEqual({ known: 6, reworded: 0 });
    expect(knownRows(first, "other.csv", reworded(6))).toEqual({ known: 0, reworded: 0 });
    expect(looksLikeAnotherList(first, "other.csv", reworded(6))).toBe(false);
    expect(knownRows(first, "rfp.csv", [row({ listedId: "0", statement: "  A " })])).toEqual({ known: 1, reworded: 0 });
  });
});
