import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";
import { MOST_ROWS } from "../../../src/exchange/sheet/text.ts";
import { unpackWorkbook } from "../../../src/exchange/xlsx/xlsx-parts.ts";

const rowsOf = (count: number) => `Requirement\n${"orders sync\n".repeat(count)}`;

function whyOf(error: unknown): string {
  if (!(error instanceof PsvcError) || error.problem.code !== "unreadable-file") throw error;
  return error.problem.why;
}

describe("a list in text", () => {
  test.each([
    ["one fewer than the most", MOST_ROWS - 2, null],
    ["as many as the most, with its header", MOST_ROWS - 1, null],
    ["one more", MOST_ROWS, "it has more than 100,000 rows"],
  ])("of %s is read, or refused before the rest is", (_name, count, refused) => {
    let why: string | null = null;
    try {
      expect(readCsv(rowsOf(count), "list.csv", { headings: ["Requirement"] }).rows).toHaveLength(count);
    } catch (error) {
      why = whyOf(error);
    }
    expect(why).toBe(refused);
  });

  test("that is far too long costs no more than what is read of it", () => {
    const text = rowsOf(4_000_000);
    const before = process.memoryUsage().heapUsed;
    expect(() => readCsv(text, "list.csv", { headings: ["Requirement"] })).toThrow("unreadable-file");
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe("a spreadsheet, while it is unpacked", () => {
  const MEGABYTE = 1024 * 1024;
  const sheet = (xml: string) =>
    Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": Buffer.from(`<worksheet>${xml}</worksheet>`) }));

  test.each([
    ["a text as long as it may be", `<t>${"a".repeat(MEGABYTE - 10)}</t>`, null],
    ["a text that is longer", `<t>${"a".repeat(MEGABYTE + 10)}</t>`, "a text in it is longer than a cell can hold"],
    ["a text without end", `<t>${"a".repeat(60 * MEGABYTE)}`, "a text in it is longer than a cell can hold"],
    ["rows without number", '<row r="1"/>'.repeat(1_200_000), "a sheet of it has more than 1,100,000 rows"],
  ])("is refused or taken at once with %s", async (_name, xml, refused) => {
    const bytes = sheet(xml);
    const before = process.memoryUsage().arrayBuffers;
    const why = await unpackWorkbook(bytes, "list.xlsx").then(() => null, whyOf);
    expect(why).toBe(refused);
    if (refused !== null) expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * MEGABYTE);
  });

  test("is not burdened with what others keep in it", async () => {
    const bytes = Buffer.from(zipSync({ "customXml/item1.xml": Buffer.from("a".repeat(3 * MEGABYTE)) }));
    expect(await unpackWorkbook(bytes, "list.xlsx")).toEqual({});
  });
});
