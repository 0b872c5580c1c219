import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { type PromiseListOptions, readPromiseList } from "../../../src/exchange/promises/promise-list.ts";
import { PROMISE_HEADINGS } from "../../../src/exchange/promises/promise-names.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

const NOTHING: PromiseListOptions = {
  map: [],
  values: [],
  legend: new Map(),
  mandatoryAs: "should",
  dateOrder: undefined,
  importances: new Map(),
};

function read(...lines: readonly string[]) {
  return readPromiseList(readCsv(`${lines.join("\n")}\n`, "list.csv", { headings: PROMISE_HEADINGS }), NOTHING);
}

const statements = (...lines: readonly string[]) => read(...lines).rows.map(({ statement }) => statement);

describe("a list without a header", () => {
  test.each<readonly [string, readonly string[]]>([
    [
      "codes without digits",
      ["LOGIN,Users can sign in with SSO", "MODULE,They must order modules", "DB,They keep data"],
    ],
    ["a sentence that asks", ["A,Users must sign in", "B,Users should sign out of the whole product", "C,Print"]],
    ["a name that comes again", ["Browse,Filter by place", "Browse,Filter by tag", "Search,By name and day"]],
    ["ids with digits", ["R1,Sign in", "R2,Sign out", "R3,Print labels"]],
  ])("counts its first row: %s", (_, lines) => {
    expect(statements(...lines)).toHaveLength(lines.length);
    expect(read(...lines).notes[0]).toContain("No header was found");
  });

  test("is told from one whose headings psvc does not know", () => {
    expect(statements("Art,Titel des Wunsches", "neu,Anmelden mit einer Karte", "alt,Drucken von Etiketten")).toEqual([
      "Anmelden mit einer Karte",
      "Drucken von Etiketten",
    ]);
  });

  test("is told from a form with its questions above the answers", () => {
    const { columns } = readCsv(
      "Company size,How do you plan to use this product?\n10,For the whole team of mine\n20,For me and nobody else\n",
      "l.csv",
      { headings: PROMISE_HEADINGS },
    );
    expect(columns[1]).toBe("How do you plan to use this product?");
  });

  test("has its codes as ids, and names that come again as areas", () => {
    const rows = read(
      "Orders,ORDER_NEW,They must place orders",
      "Orders,ORDER_END,They cancel orders within a day",
      "Stock,STOCK,They see the stock of each shop",
      "Stock,STOCK-DAY,They count the stock of each day",
    ).rows;
    expect(rows.map(({ listedId, facts }) => [listedId, facts.area])).toEqual([
      ["ORDER_NEW", "Orders"],
      ["ORDER_END", "Orders"],
      ["STOCK", "Stock"],
      ["STOCK-DAY", "Stock"],
    ]);
  });
});

describe("the area", () => {
  test("is the epic that a story is linked to, not the last epic above it", () => {
    const rows = read(
      "Issue ID,Issue Type,Description,Epic Name,Epic Link",
      "E1,Epic,All about signing in,Sign-in,",
      "E2,Epic,All about printing,Printing,",
      "S1,Story,They sign in with SSO,,E1",
      "S2,Story,They print labels,,E2",
      "S3,Story,They print invoices,,E2",
    ).rows;
    expect(rows.slice(2).map(({ facts }) => facts.area)).toEqual(["E1", "E2", "E2"]);
  });

  test("is not filled down where the names stand together at the head", () => {
    const rows = read("Module,Requirement", "A,One", "B,Two", "C,Three", ",Four", ",Five", ",Six", ",Seven").rows;
    expect(rows.slice(3).map(({ facts }) => facts.area ?? null)).toEqual([null, null, null, null]);
  });
});

test("rows that are counted have the code beside them as their id", () => {
  const rows = read("id,code,description", "1,URS-1,They sign in", "2,URS-2,They sign out", "3,URS-3,They print").rows;
  expect(rows.map(({ listedId }) => listedId)).toEqual(["URS-1", "URS-2", "URS-3"]);
});

test("the code of a test beside it does not outdo the number of a row", () => {
  const rows = read(
    "id,description,Test code",
    "1,They sign in,TC-7",
    "2,They sign out,TC-8",
    "3,They print,TC-9",
  ).rows;
  expect(rows.map(({ listedId }) => listedId)).toEqual(["1", "2", "3"]);
});

test.each([
  "Effort",
  "Risk",
  "Komplexität",
  "Story size",
  "Likelihood",
])("%s is no importance, though its words are", (name) => {
  const rows = read(
    `Requirement,${name}`,
    "They sign in,High",
    "They print,Low",
    "They sort,High",
    "They leave,Low",
  ).rows;
  expect(rows.map(({ facts }) => facts.importance ?? null)).toEqual([null, null, null, null]);
});

test("HTML of a tracker is read as text, an item to a line, and said", () => {
  const html = '<div><p style=""margin:0in"">They&nbsp;sign in</p><ul><li>with SSO</li><li>&lt;10 s</li></ul></div>';
  const list = read(
    "Id,Title,Description",
    `7,Sign-in,"${html}"`,
    "8,Prices,All below <b>10</b> EUR",
    "9,Odd,a < b and b > c",
  );
  expect(list.rows.map(({ statement }) => statement)).toEqual([
    "They sign in\n- with SSO\n- <10 s",
    "All below 10 EUR",
    "a < b and b > c",
  ]);
  expect(list.notes).toContain("HTML in Description is read as text.");
});

function refusal(...lines: readonly string[]) {
  try {
    return read(...lines).rows;
  } catch (err) {
    return (err as PsvcError).problem;
  }
}

describe("a list whose statements cannot be told", () => {
  test("is refused with a line for each, where two lists stand side by side", () => {
    expect(
      refusal("Functional requirements,Requirements", "RF1 - sign in,RN1 - be quick", "RF2 - sign out,RN2 - be up"),
    ).toMatchObject({
      why: expect.stringContaining("2 lists side by side, Functional requirements and Requirements"),
      instead: expect.stringContaining(
        "--map statement='Functional requirements' --list NAME, then --map statement=Req",
      ),
    });
  });

  test("is refused with a column of texts, before longer ones of another field", () => {
    expect(
      refusal(
        "Wunsch A,Test result,Wunsch B",
        "ja bitte,all went well in the end,nein danke",
        "gut so,failed again today,na ja",
      ),
    ).toMatchObject({ instead: "Say which: --map statement='Wunsch B'" });
  });
});

test("the gaps that psvc exports bring back the promises they are of, and no note or evidence of a gap", () => {
  const list = read(
    "psvc ID,psvc project,Promise,Statement,Importance,State,Severity,Owner,Needed by,Opened on,Closed on,Evidence,Note",
    "G1,acme,P1,They sign in,must,open,blocker,Ana,2027-01-15,2026-12-01,,ticket 7,no SSO yet",
  );
  expect(list.rows).toMatchObject([
    { id: "P1", project: "acme", statement: "They sign in", facts: { importance: "must", neededBy: "2027-01-15" } },
  ]);
  expect(list.rows[0]?.facts).not.toHaveProperty("quote");
  expect(list.rows[0]?.facts).not.toHaveProperty("evidence");
});
