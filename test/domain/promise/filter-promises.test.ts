import { expect, test } from "vitest";
import { promisesWhere, readConditions } from "../../../src/domain/promise/filter-promises.ts";
import { ledgerOf } from "../ledger.ts";

const standing = ledgerOf([
  { importance: "must", source: "rfp", area: "Security, access", listed: { list: "rfp", id: "1" } },
  { importance: "should", source: "demo", area: "Mobile", heardBy: "Tom" },
  { importance: "should", source: "rfp", confirmed: false },
  { importance: "could", source: "rfp", area: "Mobile" },
]);
const where = (text: string) => promisesWhere(standing, readConditions("--where", text)).map(([, { id }]) => id);

test.each([
  ["importance=should", ["P2", "P3"]],
  ["importance=should,source=demo", ["P2"]],
  ["importance=must,importance=could", ["P1", "P4"]],
  [" Importance = MUST ", ["P1"]],
  ["area=mobile", ["P2", "P4"]],
  ["area=Security, access,source=rfp", ["P1"]],
  ["area=", ["P3"]],
  ["heard-by=tom", ["P2"]],
  ["heardBy=Tom", ["P2"]],
  ["list=rfp", ["P1"]],
  ["confirmed=no", ["P3"]],
  ["fit=unassessed", ["P1", "P2", "P3", "P4"]],
  ["fit=stale", []],
])("--where %j finds %j", (text, ids) => expect(where(text)).toEqual(ids));

test.each([
  ["importnace=must", "bad-value", "the nearest is importance"],
  ["importance=shuold", "bad-value", "the nearest is should"],
  ["must", "bad-value", "key=value"],
  ["seller=Jo", "bad-value", "there is no seller"],
])("--where %j is refused with what was meant", (text, code, why) => {
  expect(() => where(text)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code, why: expect.stringContaining(why) }) }),
  );
});

test("an area that no promise has is a slip and not an empty list", () => {
  expect(() => where("area=Mobil")).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "not-found", near: ["Mobile"] }) }),
  );
});
