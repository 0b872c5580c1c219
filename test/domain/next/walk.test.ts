import { expect, test } from "vitest";
import type { AgendaShare } from "../../../src/domain/next/agenda.ts";
import { stepName, stepsToWalk, stillPutOff, wordsToAsk } from "../../../src/domain/next/walk.ts";

const share = (slug: string, points: readonly number[]): AgendaShare => ({
  slug,
  lead: "Ana Sato",
  count: points.length,
  items: points.map((presses, rank) => ({
    slug,
    customer: slug,
    rank,
    presses,
    code: "gap",
    text: "",
    why: "",
    since: "2026-11-01",
    command: { command: "gap resolve", record: [slug, `G${rank + 1}`], flags: {} },
    urgency: { points: presses, terms: [] },
  })) as unknown as AgendaShare["items"],
});

const SHARES = [share("acme", [9, 8, 7]), share("birch", [6])];

test("two of one project stand in the walk, and the next comes up as one is passed", () => {
  expect(stepsToWalk(SHARES, () => false).map(stepName)).toEqual(["acme gap G1", "acme gap G2", "birch gap G1"]);
  const left = stepsToWalk(SHARES, (name) => name === "acme gap G1");
  expect(left.map(stepName)).toEqual(["acme gap G2", "acme gap G3", "birch gap G1"]);
  expect(stepsToWalk(SHARES, () => true)).toEqual([]);
});

test.each([
  ["2026-12-04", ["a"]],
  ["2026-12-05", []],
  ["2026-12-06", []],
])("what is put off until the 5th is back on it: %s", (today, left) => {
  expect(Object.keys(stillPutOff({ a: "2026-12-05" }, today))).toEqual(left);
});

test.each([
  [{ command: "gap close", record: ["acme", "G1"], flags: { evidence: "TEXT" } }, "gap close acme G1"],
  [{ command: "golive", record: ["acme"], flags: { live: true, "confirmed-by": "NAME" } }, "golive acme --live"],
  [
    { command: "route move", record: ["acme", "kickoff"], flags: { to: "2026-12-07" } },
    "route move acme kickoff --to=2026-12-07",
  ],
  [{ command: "action add", record: ["acme", "TEXT"], flags: { owner: "Li Wei" } }, "action add acme --owner=Li Wei"],
] as const)("a command asks for its placeholders: %j", (command, words) => {
  expect(wordsToAsk(command).join(" ")).toBe(words);
});
