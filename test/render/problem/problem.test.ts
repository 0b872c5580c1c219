import { expect, test } from "vitest";
import { problemWords } from "../../../src/render/problem/problem.ts";

const refused = (what: string, instead: string) =>
  problemWords({ code: "refused", what, because: "it is there already", instead });

test.each([
  ["exist.txt is not replaced", "exist.txt is not replaced: it is there already."],
  ["acme is not restored", "acme is not restored: it is there already."],
  ["nothing is restored", "Nothing is restored: it is there already."],
  ["the merge of acme.json", "The merge of acme.json: it is there already."],
])("a sentence that begins with %j is written as %j", (what, message) => {
  expect(refused(what, "look again").message).toBe(message);
});

test.each([
  ["look again, and then decide", "Look again, and then decide."],
  ["psvc backup --list", "Try psvc backup --list"],
  ["git -C '/tmp/my store' init", "Try git -C '/tmp/my store' init"],
  ["start one: psvc capability import FILE", "Start one: psvc capability import FILE"],
])("the way out %j is written as %j", (instead, hint) => {
  expect(refused("acme", instead).hint).toBe(hint);
});
