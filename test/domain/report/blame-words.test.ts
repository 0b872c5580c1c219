import { expect, test } from "vitest";
import { blameIn } from "../../../src/domain/report/blame-words.ts";

test.each([
  ["This was oversold.", "oversold"],
  ["You were over-sold", "over-sold"],
  ["a mis-sold feature", "mis-sold"],
  ["We overpromised here", "overpromised"],
  ["Sales promised it", "Sales promised"],
  ["the sales team said so", "sales team said"],
  ["somebody lied", "lied"],
  ["you were misled", "misled"],
  ["a false promise", "false promise"],
  ["it should never have been promised, it should not have promised", "should not have promised"],
  ["that is sales' fault", "sales' fault"],
])("%j blames with %j", (text, words) => {
  expect(blameIn(text)).toBe(words);
});

test.each([
  "The product does not do this today.",
  "What was promised, and what works on day one",
  "Salesforce promised availability is 99.9 %",
  "the wholesale side said yes",
  "underlied relied believed applied",
  "the fault current of the breaker",
])("%j blames nobody", (text) => {
  expect(blameIn(text)).toBeNull();
});
