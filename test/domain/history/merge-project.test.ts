import { describe, expect, test } from "vitest";
import { type MergedProject, mergeProjects } from "../../../src/domain/history/merge-project.ts";
import type { Winner } from "../../../src/domain/history/three-way-merge.ts";
import type { Note, Person } from "../../../src/domain/model/people.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { newPerson } from "../../../src/domain/people/person-records.ts";
import { sampleAction, sampleGap, samplePlan, sampleProject, samplePromise } from "../../store/sample-project.ts";

const base = sampleProject();
const TODAY = "2026-11-30";

/** Merged from both sides: whose clone it is makes no difference where nothing is in conflict. */
function merge(from: Project | null, ours: Project, theirs: Project, winner?: Winner): MergedProject {
  const merged = mergeProjects(from, ours, theirs, TODAY, winner);
  const other = mergeProjects(from, theirs, ours, TODAY, winner);
  expect(other.conflicts.map(({ place }) => place)).toEqual(merged.conflicts.map(({ place }) => place));
  if (merged.conflicts.length === 0) expect(other.project).toEqual(merged.project);
  return merged;
}

function withPromise(project: Project, key: string, id: string): Project {
  const promise = { ...samplePromise(id), statement: key };
  return {
    ...project,
    promises: { ...project.promises, [key]: promise },
    counters: { ...project.counters, promise: Number(id.slice(1)) },
  };
}

function withGap(project: Project, key: string, id: string, changes: Partial<Project["gaps"][string]> = {}): Project {
  const gap = { ...sampleGap(id, "p1"), state: "open" as const, resolution: null, ...changes };
  return { ...project, gaps: { ...project.gaps, [key]: gap } };
}

describe("merging two people's changes to one project", () => {
  test("two new promises of the same number get different ones, and one keeps its old one as formerly", () => {
    const ours = withPromise(base, "ours", "P2");
    const theirs = withPromise(withPromise(base, "theirs", "P2"), "theirs-too", "P3");
    const { project, conflicts, renumbered } = merge(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(renumbered).toEqual([{ from: "P2", to: "P4", side: "theirs" }]);
    const told = Object.values(project.promises).map(({ id, formerly, statement }) => [id, formerly, statement]);
    expect(told.slice(1)).toEqual([
      ["P2", undefined, "ours"],
      ["P4", "P2", "theirs"],
      ["P3", undefined, "theirs-too"],
    ]);
    expect(project.counters.promise).toBe(4);
  });

  test("milestones of both leads are kept, and one that both added alike but for its day is theirs to settle", () => {
    const withOwn = (name: string, target: string): Project => {
      const own = {
        ...base.route.kickoff,
        target,
        doneWhen: "all is in",
        after: "aligned" as const,
        addedOn: "2026-10-05",
      };
      return { ...base, ownMilestones: { ...base.ownMilestones, [name]: own } };
    };
    const both = merge(base, withOwn("data-loaded", "2026-11-20"), withOwn("pen-tested", "2026-11-25"));
    expect(both.conflicts).toEqual([]);
    expect(Object.keys(both.project.ownMilestones)).toEqual(["data-loaded", "pen-tested"]);
    const clash = merge(base, withOwn("data-loaded", "2026-11-20"), withOwn("data-loaded", "2026-11-25"));
    expect(clash.conflicts).toMatchObject([{ place: ["ownMilestones", "data-loaded", "target"] }]);
  });

  test("a skip is never mixed from two", () => {
    const skipped = (by: string, why: string): Project => ({
      ...base,
      route: { ...base.route, kickoff: { ...base.route.kickoff, skipped: { on: "2026-10-06", by, why } } },
    });
    const { conflicts, project } = merge(base, skipped("Ira", "a"), skipped("Dana", "b"));
    expect(conflicts).toMatchObject([{ place: ["route", "kickoff", "skipped"] }]);
    expect(project.route.kickoff.skipped).toEqual({ on: "2026-10-06", by: "Ira", why: "a" });
  });

  test("different fields of one promise are both kept", () => {
    const edit = (changes: Partial<Project["promises"][string]>) => ({
      ...base,
      promises: { p1: { ...samplePromise("P1"), ...changes } },
    });
    const { project, conflicts } = merge(base, edit({ heardBy: "Kit" }), edit({ quote: "so be it" }));
    expect(conflicts).toEqual([]);
    expect(project.promises.p1).toMatchObject({ heardBy: "Kit", quote: "so be it" });
  });

  test("two judgements of one promise are a conflict, and neither is mixed with the other", () => {
    const judge = (value: "fit" | "gap", why: string) => {
      const fit = { ...samplePromise("P1").fit, value, why } as Project["promises"][string]["fit"];
      return { ...base, promises: { p1: { ...samplePromise("P1"), fit } } };
    };
    const { project, conflicts } = merge(base, judge("fit", "seen"), judge("gap", "missed"), "theirs");
    expect(conflicts.map(({ place }) => place)).toEqual([["promises", "p1", "fit"]]);
    expect(project.promises.p1?.fit).toMatchObject({ value: "gap", why: "missed" });
  });

  test("two gaps for one promise become one where at least one was not worked on, and its actions go along", () => {
    const before = { ...base, gaps: {} };
    const ours = withGap(before, "mine", "G2");
    const theirs = {
      ...withGap(before, "yours", "G2", { owner: "Kit" }),
      actions: { ...base.actions, a2: sampleAction("A2") },
    };
    const { project, conflicts } = merge(
      before,
      { ...ours, actions: { a1: { ...sampleAction("A1"), for: "mine" } } },
      theirs,
    );
    expect(conflicts).toEqual([]);
    expect(Object.keys(project.gaps)).toEqual(["yours"]);
    expect(project.actions.a1?.for).toBe("yours");
  });

  test("the older of two records keeps the number that both have given out, whichever side it is on", () => {
    const older = (project: Project): Project => ({
      ...project,
      promises: {
        ...project.promises,
        z: { ...(project.promises.z as Project["promises"][string]), addedOn: "2026-10-01" },
      },
    });
    const { project, renumbered } = merge(base, withPromise(base, "a", "P2"), older(withPromise(base, "z", "P2")));
    expect(renumbered).toEqual([{ from: "P2", to: "P3", side: "yours" }]);
    expect([project.promises.z?.id, project.promises.a?.id, project.promises.a?.formerly]).toEqual(["P2", "P3", "P2"]);
  });

  test("two new decisions are a conflict: a project has one at a time", () => {
    const decided = (key: string): Project => ({
      ...base,
      decisions: { ...base.decisions, [key]: { ...base.decisions.d1, order: 2 } as Project["decisions"][string] },
    });
    expect(merge(base, decided("d2"), decided("d3")).conflicts.map(({ place }) => place)).toEqual([["decisions"]]);
    expect(merge(base, decided("d2"), base).conflicts).toEqual([]);
  });

  test("both people created the same project from nothing: what differs is a conflict, new promises are not", () => {
    const { conflicts, project } = merge(
      null,
      { ...base, lead: "Ana" },
      {
        ...base,
        lead: "Ben",
        promises: { ...base.promises, x: samplePromise("P2") },
        counters: { ...base.counters, promise: 2 },
      },
    );
    expect(conflicts.map(({ place }) => place)).toEqual([["lead"]]);
    expect(project.promises.x?.id).toBe("P2");
  });
});

describe("conversations and risks of two people", () => {
  const plan = samplePlan("g1");
  const planned = { ...base, confrontations: { c1: plan } };
  const held = (outcome: "accepted" | "refused"): Project["confrontations"][string] => ({
    ...plan,
    endedOn: "2026-10-19",
    outcome: {
      outcome,
      option: outcome === "accepted" ? "o1" : null,
      decidedBy: "Dana Ortiz",
      on: "2026-10-19",
      words: outcome,
      document: null,
      escalatedTo: null,
      override: null,
      recordedOn: "2026-10-19",
    },
  });

  test("an outcome and a note on who heard it first come together; two outcomes are a conflict and are not mixed", () => {
    const told = {
      ...planned,
      confrontations: { c1: { ...plan, toldBefore: { t1: { who: "Kim", on: "2026-10-11", asked: null } } } },
    };
    const accepted = { ...planned, confrontations: { c1: held("accepted") } };
    const both = merge(planned, accepted, told);
    expect(both.conflicts).toEqual([]);
    expect(both.project.confrontations.c1).toMatchObject({
      outcome: { outcome: "accepted" },
      toldBefore: { t1: { who: "Kim" } },
    });
    const refused = { ...planned, confrontations: { c1: held("refused") } };
    const clash = merge(planned, accepted, refused);
    expect(clash.conflicts.map(({ place }) => place.join("."))).toEqual(["confrontations.c1.outcome"]);
    expect(clash.project.confrontations.c1?.outcome).toEqual(held("accepted").outcome);
  });

  test("a conversation about the twin of a gap that gives way is about the one that stays", () => {
    const start = { ...base, gaps: {} };
    const ours = withGap(start, "gOurs", "G2", { note: "ours" });
    const theirs = { ...withGap(start, "gTheirs", "G2"), confrontations: { c1: { ...plan, gap: "gTheirs" } } };
    const { project } = merge(start, ours, theirs);
    expect(Object.keys(project.gaps)).toEqual(["gOurs"]);
    expect(project.confrontations.c1?.gap).toBe("gOurs");
  });

  test("two new risks of one number get different ones", () => {
    const risk = (text: string): Project["risks"][string] => ({
      id: "R1",
      text,
      owner: "Sam",
      health: "amber",
      reviewOn: "2026-11-01",
      openedOn: "2026-10-10",
      closedOn: null,
      closedWhy: null,
    });
    const counters = { ...base.counters, risk: 1 };
    const { project, renumbered } = merge(
      base,
      { ...base, risks: { r1: risk("ours") }, counters },
      { ...base, risks: { r2: risk("theirs") }, counters },
    );
    expect(renumbered).toEqual([{ from: "R1", to: "R2", side: "theirs" }]);
    expect(project.risks.r2).toMatchObject({ id: "R2", formerly: "R1", text: "theirs" });
    expect(project.counters.risk).toBe(2);
  });

  test("two freezes at once are a conflict: only one can be agreed", () => {
    const freeze = (until: string): Project["freezes"][string] => ({
      on: "2026-10-10",
      until,
      why: "audit",
      consequence: "later",
      decision: { by: "Dana Ortiz", on: "2026-10-10", words: "yes", document: null },
      extension: null,
      ended: null,
    });
    const { conflicts } = merge(
      base,
      { ...base, freezes: { f1: freeze("2026-11-01") } },
      { ...base, freezes: { f2: freeze("2026-11-05") } },
    );
    expect(conflicts.map(({ place }) => place.join("."))).toEqual(["freezes"]);
  });
});

describe("after a go-live, two people", () => {
  const base = sampleProject();
  const mood = {
    mood: "content",
    on: "2026-11-02",
    recordedOn: "2026-11-02",
    order: 1,
    words: "fine",
    by: null,
  } as const;
  const handover = { order: 1, from: "Sam", on: "2026-11-02", until: "2026-11-20", note: null, backOn: null };
  const closure = { on: "2026-11-02", by: "Ira", why: "it runs", ended: null };

  test("may both have asked how they are", () => {
    const ours = { ...base, moods: { a: mood } };
    const theirs = { ...base, moods: { b: { ...mood, mood: "happy" as const } } };
    const { project, conflicts } = merge(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(Object.keys(project.moods).sort()).toEqual(["a", "b"]);
  });

  test("cannot both give it away, nor both close it: people have to say which one stands", () => {
    const given = (key: string, to: string) => ({ ...base, handovers: { [key]: { ...handover, to } } });
    expect(merge(base, given("a", "Ben"), given("b", "Cleo")).conflicts).toMatchObject([{ place: ["handovers"] }]);
    const closed = (key: string) => ({ ...base, closures: { [key]: closure } });
    expect(merge(base, closed("a"), closed("b")).conflicts).toMatchObject([{ place: ["closures"] }]);
  });
});

describe("people's records of two people", () => {
  const person = (id: string, name: string, mail: string | null = null): Person => ({
    ...newPerson(id, name, "customer"),
    mail,
  });
  const withPersons = (persons: Project["persons"], highest: number): Project => ({
    ...base,
    persons: { ...base.persons, ...persons },
    counters: { ...base.counters, person: highest },
  });

  test("one that both made under other numbers is one, with our number, and theirs that is new gets the next", () => {
    const ours = withPersons({ ann: person("H5", "Ann") }, 5);
    const theirs = withPersons({ bob: person("H5", "Bob"), ann: person("H6", "Ann", "ann@acme.example") }, 6);
    const { project, conflicts, renumbered } = merge(base, { ...ours }, theirs);
    expect(conflicts.map(({ place }) => place.join("."))).toEqual(["persons.ann.mail"]);
    expect([project.persons.ann?.id, project.persons.bob?.id]).toEqual(["H5", "H7"]);
    expect(renumbered).toEqual([
      { from: "H6", to: "H5", side: "theirs" },
      { from: "H5", to: "H7", side: "theirs" },
    ]);
  });

  test("what each adds to a person of both comes together; the same field with two values is a conflict", () => {
    const known = withPersons({ ann: person("H5", "Ann") }, 5);
    const changed = (changes: Partial<Person>) => withPersons({ ann: { ...person("H5", "Ann"), ...changes } }, 5);
    const both = merge(known, changed({ mail: "a@acme.example" }), changed({ phone: "1" }));
    expect(both.conflicts).toEqual([]);
    expect(both.project.persons.ann).toMatchObject({ mail: "a@acme.example", phone: "1" });
    const two = merge(known, changed({ mail: "a@acme.example" }), changed({ mail: "b@acme.example" }));
    expect(two.conflicts.map(({ place }) => place.join("."))).toEqual(["persons.ann.mail"]);
  });

  test("one that we removed stays removed, also where theirs has another number", () => {
    const known = withPersons({ ann: person("H5", "Ann") }, 5);
    const theirs = withPersons({ ann: person("H6", "Ann") }, 6);
    const { project, conflicts } = merge(known, { ...known, persons: base.persons }, theirs);
    expect(conflicts).toEqual([]);
    expect(project.persons.ann).toBeUndefined();
  });

  test("two notes of the same number are both kept, one under the next number", () => {
    const note = (id: string, text: string): Note => ({
      id,
      on: "2026-11-25",
      recordedOn: "2026-11-25",
      text,
      with: [],
      about: null,
      shareable: false,
      links: [],
    });
    const noted = (key: string, text: string): Project => ({
      ...base,
      notes: { [key]: note("N1", text) },
      counters: { ...base.counters, note: 1 },
    });
    const { project, conflicts } = merge(base, noted("o", "ours"), noted("t", "theirs"));
    expect(conflicts).toEqual([]);
    expect(Object.values(project.notes).map(({ id, formerly, text }) => [id, formerly, text])).toEqual([
      ["N1", undefined, "ours"],
      ["N2", "N1", "theirs"],
    ]);
    expect(project.counters.note).toBe(2);
  });
});
