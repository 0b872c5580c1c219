import { describe, expect, test } from "vitest";
import { headingName, headingNames } from "../../../src/exchange/sheet/heading.ts";

describe("the name of a heading", () => {
  test.each([
    ["Requirement #", "requirementno"],
    ["Requirement No.", "requirementno"],
    ["Req. №", "reqno"],
    ["N° exigence", "noexigence"],
    ["Priorität", "prioritat"],
    ["Größe", "grosse"],
    ["#", "#"],
    ["%", "%"],
  ])("%s is %s", (heading, name) => expect(headingName(heading)).toBe(name));

  test("a number behind # is a number", () => expect(headingName("Title#2")).toBe("title2"));
});

describe("a heading goes by", () => {
  test.each([
    ["Priority\n(M/D/O)", "priority"],
    ["Requirement *", "requirement"],
    ["3. Requirement", "requirement"],
    ["b) Requirement", "requirement"],
    ["Effort [days]", "effort"],
    ["Anforderung / Requirement", "requirement"],
    ["Deal - Stage", "stage"],
    ["Vendor\nResponse", "vendorresponse"],
    ["Requirement?", "requirement"],
  ])("%j also by %s", (heading, name) => expect(headingNames(heading)).toContain(name));

  test("a sentence is no heading", () => {
    expect(headingNames(`Requirement / ${"word ".repeat(20)}`)).toHaveLength(1);
  });
});

test.each([
  "Requirement No.#",
  "Requirement No. #",
  "Requirement #",
  "requirement no",
])("%s says once that it is a number", (heading) => {
  expect(headingName(heading)).toBe("requirementno");
});
