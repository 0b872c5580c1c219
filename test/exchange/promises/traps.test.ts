import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type PromiseListOptions, readPromiseList } from "../../../src/exchange/promises/promise-list.ts";
import { PROMISE_HEADINGS } from "../../../src/exchange/promises/promise-names.ts";
import { openSheet } from "../../../src/exchange/sheet/sheet.ts";
import { workbook } from "../xlsx/workbook.ts";

const NOTHING: PromiseListOptions = {
  map: [],
  values: [],
  legend: new Map(),
  mandatoryAs: "should",
  dateOrder: undefined,
  importances: new Map(),
};

/** What comes in: each promise as id, statement and what was understood of it; or why nothing does. */
async function comesIn(bytes: Buffer, file: string): Promise<readonly string[]> {
  try {
    const sheet = await openSheet(bytes, file, { records: "promises", headings: PROMISE_HEADINGS });
    const { rows } = readPromiseList(sheet, NOTHING);
    return rows.map(({ listedId, statement, facts }) =>
      [listedId ?? "-", statement, facts.importance, facts.area, facts.neededBy].filter(Boolean).join(" | "),
    );
  } catch (err) {
    return [(err as Error).message || String(err)];
  }
}

const SSO = "They sign in with SSO";
const LABELS = "They print labels";
const BOTH = [`1 | ${SSO}`, `2 | ${LABELS}`];

describe("a file of each trap, and what comes in of it", () => {
  test.each<readonly [string, string | Buffer, readonly string[]]>([
    ["a mark at the head", `\ufeffID,Requirement\n1,${SSO}\n2,${LABELS}\n`, BOTH],
    ["carriage returns alone", `ID,Requirement\r1,${SSO}\r2,${LABELS}\r`, BOTH],
    ["semicolons", `ID;Requirement\n1;${SSO}\n2;${LABELS}\n`, BOTH],
    ["tabs", `ID\tRequirement\n1\t${SSO}\n2\t${LABELS}\n`, BOTH],
    ["sep=", `sep=;\nID;Requirement\n1;${SSO}\n2;${LABELS}\n`, BOTH],
    ["UTF-16", Buffer.from(`\ufeffID,Requirement\n1,${SSO}\n2,${LABELS}\n`, "utf16le"), BOTH],
    ["a title row", `Annex B,,\nID,Requirement,Price\n1,${SSO},\n2,${LABELS},\n`, BOTH],
    ["trailing delimiters", `ID,Requirement,,,\n1,${SSO},,,\n2,${LABELS},,,\n`, BOTH],
    ["short rows", `ID,Requirement,Note,Cost\n1,${SSO}\n2,${LABELS},,\n`, BOTH],
    [
      "Windows-1252",
      Buffer.from("ID;Anforderung\n1;Gr\xf6\xdfe \xe4ndern\n2;Etiketten\n", "latin1"),
      ["1 | Größe ändern", "2 | Etiketten"],
    ],
    [
      "an id column named like a statement",
      `Requirement #,Requirement\nR1,${SSO}\nR2,${LABELS}\n`,
      [`R1 | ${SSO}`, `R2 | ${LABELS}`],
    ],
    [
      "ids that look like numbers",
      `ID,Requirement\n1.10,${SSO}\n007,${LABELS}\n`,
      [`1.10 | ${SSO}`, `007 | ${LABELS}`],
    ],
    ["a preferred column that is empty", `ID,Requirement,Description\n1,,${SSO}\n2,${LABELS},\n`, BOTH],
    [
      "a scale in German",
      `ID,Anforderung,Priorität\n1,${SSO},Muss\n2,${LABELS},Kann\n`,
      [`1 | ${SSO} | must`, `2 | ${LABELS} | could`],
    ],
    [
      "days in words",
      `ID,Requirement,Due date\n1,${SSO},14-Jul-2027\n2,${LABELS},TBD\n`,
      [`1 | ${SSO} | 2027-07-14`, `2 | ${LABELS}`],
    ],
    ["totals", `ID,Requirement,Cost\n1,${SSO},5\n2,${LABELS},6\n,Total,11\n`, BOTH],
  ])("%s", async (_, content, wanted) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    expect(await comesIn(bytes, "list.csv")).toEqual(wanted);
  });

  test("sections, and instructions before the list", async () => {
    const bytes = await workbook({
      "Read me": [["How to fill this in"], ["Answer each row"]],
      List: [
        ["ID", "Requirement", "Priority"],
        ["Access", null, null],
        ["1", SSO, "High"],
        ["Printing", null, null],
        ["2", LABELS, "Low"],
      ],
    });
    expect(await comesIn(bytes, "list.xlsx")).toEqual([
      `1 | ${SSO} | should | Access`,
      `2 | ${LABELS} | could | Printing`,
    ]);
  });
});

const SAMPLES = "../shared/samples/lists";

describe.skipIf(!existsSync(SAMPLES))("the samples, where they are (else skipped)", () => {
  test.each([
    "reqnum.csv",
    "reqno.csv",
    "c-utf16le.csv",
    "c-title.csv",
    "x-instructions-first.xlsx",
  ])("%s: each promise with an id of its own", async (file) => {
    const rows = await comesIn(readFileSync(`${SAMPLES}/${file}`), file);
    const ids = rows.map((row) => row.split(" | ")[0]);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(rows.length);
  });
});
