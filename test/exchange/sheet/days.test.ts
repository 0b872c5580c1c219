import { describe, expect, test } from "vitest";
import { type DateOrder, isOpenDay, readFileDay, shownOrder } from "../../../src/exchange/sheet/days.ts";

const day = (text: string, order?: DateOrder) => readFileDay(text, { order });

describe("14 July 2026 is", () => {
  test.each(
    `2026-07-14|2026/07/14|2026.07.14|2026-7-14|20260714|14-Jul-2026|14-JUL-26|14/Jul/26|14 Jul 2026|14. Juli 2026|
    14 juillet 2026|14 de julio de 2026|14 de julho de 2026|14 juli 2026|Jul 14, 2026|July 14 2026|July 14th, 2026|
    14th of July 2026|7/14/2026|7/14/26|14/07/2026|14-07-2026|14.07.2026|14.7.26|46217|46217.75|1784030400|
    1784030400000|2026-07-14T23:30:00-07:00|2026-07-14T23:30:00.000Z|2026-07-14 23:30:00 UTC|2026-07-14 11:30 PM|
    7/14/2026 11:30 PM|14/07/2026, 12:00:00 PM|14/Jul/26 12:00 AM|14.07.2026 um 09:30 Uhr|Tuesday, July 14, 2026|
    Di., 14.07.2026|mardi 14 juillet 2026`
      .split("|")
      .map((text) => text.trim()),
  )("%s", (text) => expect(day(text)).toEqual({ day: "2026-07-14" }));

  test("a serial number of a workbook that counts from 1904", () => {
    expect(readFileDay("44755", { order: undefined, isFrom1904: true })).toEqual({ day: "2026-07-14" });
  });
});

describe("March is", () => {
  test.each("Mar|März|Mrz|mars|marzo|março|maart|MARCH".split("|"))("%s", (month) => {
    expect(day(`2 ${month} 2027`)).toEqual({ day: "2027-03-02" });
  });
});

describe("numbers that can be two days", () => {
  test.each(["03/04/2027", "03-04-2027", "3/4/27"])("%s are asked about", (text) => {
    expect(day(text)).toEqual({ ambiguous: ["2027-04-03", "2027-03-04"] });
  });

  test("follow the order that was said", () => {
    expect(day("03/04/2027", "dmy")).toEqual({ day: "2027-04-03" });
    expect(day("03/04/2027", "mdy")).toEqual({ day: "2027-03-04" });
    expect(day("15/03/2027", "mdy")).toEqual({ unknown: true });
  });

  test("with dots the day is first, whatever the order", () => {
    expect(day("03.04.2027", "mdy")).toEqual({ day: "2027-04-03" });
  });

  test.each([
    ["dmy", ["20/11/2026", "03/04/2027"]],
    ["mdy", ["11/20/2026", "TBD"]],
    [undefined, ["20/11/2026", "11/20/2026"]],
    [undefined, ["03/04/2027", "05/05/2027"]],
    [undefined, ["20.11.2026"]],
    [undefined, []],
  ])("the order %s is shown by %j", (order, texts) => expect(shownOrder(texts)).toBe(order));
});

describe("no day is", () => {
  test.each(
    "30/02/2027|99999|19999|80001|1234|12|1.5|2027|Q1 2027|2026-07|July 2026|soon|14 jui 2026|32.01.2027|".split("|"),
  )("%s", (text) => expect(day(text)).toEqual({ unknown: true }));
});

describe("the edges of serial numbers", () => {
  test.each([
    ["20000", "1954-10-03"],
    ["80000", "2119-01-11"],
  ])("%s is %s", (text, is) => expect(day(text)).toEqual({ day: is }));
});

test("words and periods say that there is no day yet", () => {
  for (const text of ["TBD", "t.b.c.", "n/a", "–", "-", "Q1 2027", "2027-Q1", "2026-07", "July 2026", "2027", "\\N"])
    expect([text, isOpenDay(text)]).toEqual([text, true]);
  for (const text of ["2026-07-14", "14 Jul 2026", "soon", "12"])
    expect([text, isOpenDay(text)]).toEqual([text, false]);
});
