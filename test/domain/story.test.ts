import { describe, expect, test } from "vitest";
import type { Project } from "../../src/domain/project.ts";
import { storyOf } from "../../src/domain/story.ts";
import { sampleGap, sampleProject, samplePromise } from "../store/sample-project.ts";

const before = sampleProject();
const told = (after: Project, from: Project | null = before) =>
  storyOf(from, after).map(({ about, text }) => (about ? `${about} ${text}` : text));
const gap = (changes: Partial<Project["gaps"][string]>) => ({
  ...before,
  gaps: { g1: { ...sampleGap("G1", "p1"), ...changes } },
});
const open = gap({ state: "open", resolution: null });

describe("the story between two states", () => {
  test("tells of a resolution as one would say it", () => {
    const resolution = { ...sampleGap("G1", "p1").resolution, decision: null } as Project["gaps"][string]["resolution"];
    expect(told(gap({ state: "agreed", resolution }), open)).toEqual([
      "G1 to be resolved by a workaround",
      "G1 is agreed now (it was open)",
    ]);
  });

  test("quotes the customer's decision", () => {
    expect(told(before, open).join("\n")).toContain('G1 Dana Ortiz decided: "we can live with that"');
  });

  test("tells of a new promise with its words and weight", () => {
    const promise = { ...samplePromise("P2"), confirmed: false };
    expect(told({ ...before, promises: { ...before.promises, p2: promise } })).toEqual([
      'P2 promised: "orders arrive in the ERP by themselves" (must, spoken, from demo, unconfirmed)',
    ]);
  });

  test("tells a field that has no words of its own", () => {
    expect(told({ ...before, deal: { ...before.deal, contractualOn: "2027-01-01" } })).toEqual([
      "deal contractual on: 2027-01-01",
    ]);
    expect(told({ ...before, lead: "Robin" })).toEqual(["lead: Robin (it was Sam)"]);
  });

  test("tells of the beginning and the end of a project", () => {
    expect(told(before, null)).toEqual(["Acme taken over: closed Wed 30 Sep 2026, lead Sam, 1 promise"]);
    expect(storyOf(before, null).map(({ text }) => text)).toEqual(["Acme removed from the store"]);
  });

  test("is silent where nothing but a counter moved", () => {
    expect(told({ ...before, counters: { ...before.counters, promise: 7 } })).toEqual([]);
  });
});
