import { describe, expect, test } from "vitest";
import { chaseAction, editAction, finishAction } from "../../../src/domain/action/action.ts";
import { raiseSeverity, reopenGap } from "../../../src/domain/gap/gap.ts";
import { closeGap, resolveGap } from "../../../src/domain/gap/resolve-gap.ts";
import type { Moment, Project } from "../../../src/domain/model/project.ts";
import { statusOf } from "../../../src/domain/model/project-status.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import type { Importance } from "../../../src/domain/model/vocabulary.ts";
import { restartProject, stopProject } from "../../../src/domain/project/stop-project.ts";
import { assessPromise } from "../../../src/domain/promise/assess-promise.ts";
import { flagGap } from "../../../src/domain/promise/flag-gap.ts";
import { dropPromise, editPromise } from "../../../src/domain/promise/promise.ts";
import { closeRisk, editRisk } from "../../../src/domain/risk/risk.ts";
import { aConfrontation, aFit, aGap, anAction, aProject, aPromise, aResolution, aRisk, START } from "../builders.ts";
import { type Edit, MERGED_ON, mergedEdits } from "./merged-sides.ts";

/** Keys of what each person adds, told apart. */
function momentOf(who: string): Moment {
  let next = 1;
  return { today: START, key: () => `${who}${next++}` };
}

const DECISION = {};
const at = (project: Project): Standing => ({ project, catalogue: null, today: START, settings: NO_SETTINGS });
const drop =
  (key: string, duplicateOf: string | null = null, why = "a joke"): Edit =>
  (project) =>
    dropPromise(project, key, { ...DECISION, why, duplicateOf }, momentOf("drop"));
const flag =
  (key: string, who = "flag"): Edit =>
  (project) =>
    flagGap(
      at(project),
      key,
      { fit: "gap", why: `no api, says ${who}`, owner: null, severity: null, severityReason: "" },
      momentOf(who),
    ).project;
const raise =
  (gap: string): Edit =>
  (project) =>
    raiseSeverity(at(project), gap, "blocker", "they stop without it");
const close =
  (gap: string): Edit =>
  (project) =>
    closeGap(project, gap, "seen in their test system", momentOf("close"), false);
const nothing: Edit = (project) => ({ ...project, people: { ...project.people, projectLead: "Kit" } });
const both =
  (...edits: readonly Edit[]): Edit =>
  (project) =>
    edits.reduce((changed, edit) => edit(changed), project);

const promise = (key: string, importance: Importance = "should", changes: object = {}) =>
  aPromise({ key, importance, statement: `the ${key}`, ...changes });

describe("promises that say the same", () => {
  const alike = (...importances: readonly Importance[]) =>
    aProject()
      .with(...importances.map((importance, nth) => promise(`p${nth + 1}`, importance)))
      .build();
  const inForce = ({ promises }: Project) =>
    Object.values(promises)
      .filter(({ dropped }) => dropped === null)
      .map(({ id }) => id);

  test.each<readonly [string, readonly Importance[], Edit, Edit, readonly string[]]>([
    [
      "each dropped as a duplicate of the other: the older",
      ["should", "should"],
      drop("p1", "p2"),
      drop("p2", "p1"),
      ["P1"],
    ],
    [
      "each of the other, the younger more important: the more important",
      ["should", "should"],
      both(drop("p1", "p2"), (project) => editPromise(project, "p2", { importance: "must" }, DECISION, momentOf("e"))),
      drop("p2", "p1"),
      ["P2"],
    ],
    [
      "a ring of four",
      ["should", "should", "should", "should"],
      both(drop("p1", "p2"), drop("p3", "p4")),
      both(drop("p2", "p3"), drop("p4", "p1")),
      ["P1"],
    ],
    ["one as a duplicate, the other as a joke", ["should", "should"], drop("p1", "p2"), drop("p2"), ["P1"]],
    [
      "two as duplicates of one that is a joke",
      ["should", "should", "must"],
      both(drop("p1", "p3"), drop("p2", "p3")),
      drop("p3"),
      ["P3"],
    ],
    [
      "a chain of which the end is a joke",
      ["could", "should", "should"],
      drop("p1", "p2"),
      both(drop("p2", "p3")),
      ["P3"],
    ],
    ["one as a duplicate, and the other stays", ["should", "should"], drop("p1", "p2"), nothing, ["P2"]],
    ["two apart that have nothing to do with each other", ["should", "should"], drop("p1"), drop("p2"), []],
  ])("%s", (_, importances, ours, theirs, expected) => {
    expect(inForce(mergedEdits(alike(...importances), ours, theirs).project)).toEqual(expected);
  });

  test("a chain of any length has one in force at its end, and all others lead to it", () => {
    const base = alike(...Array.from({ length: 6 }, (): Importance => "should"));
    const ours = both(drop("p1", "p2"), drop("p3", "p4"), drop("p5", "p6"));
    const theirs = both(drop("p2", "p3"), drop("p4", "p5"), drop("p6", "p1"));
    const { project, rules } = mergedEdits(base, ours, theirs);
    expect(inForce(project)).toEqual(["P1"]);
    const leads = Object.values(project.promises).map(({ dropped }) => dropped?.duplicateOf ?? null);
    expect(leads).toEqual([null, "p1", "p1", "p1", "p1", "p1"]);
    expect(rules).toEqual([["duplicates-dropped", "P1"]]);
  });

  test("a must that gave way to one that is lowered meanwhile is in force again", () => {
    const lower: Edit = (project) => editPromise(project, "p2", { importance: "could" }, DECISION, momentOf("e"));
    const { project, rules } = mergedEdits(alike("must", "must"), drop("p1", "p2"), lower);
    expect(inForce(project)).toEqual(["P1", "P2"]);
    expect(rules).toEqual([["duplicate-lowered", "P1"]]);
  });
});

describe("a promise that one dropped", () => {
  const base = aProject().with(promise("p", "should")).build();
  const open = aProject()
    .with(promise("p", "should", { fit: aFit("gap") }), aGap())
    .build();

  test("is in force with its gap open where another flagged it", () => {
    const { project, rules } = mergedEdits(base, drop("p"), flag("p"));
    expect(project.promises.p?.dropped).toBeNull();
    expect(Object.values(project.gaps).map(({ state }) => state)).toEqual(["open"]);
    expect(rules).toEqual([["dropped-and-open", "P1"]]);
    expect(Object.values(project.reconciled ?? {})).toMatchObject([{ on: MERGED_ON, words: "a joke" }]);
  });

  test.each<readonly [string, Edit, string]>([
    ["raised its gap", raise("g"), "open"],
    ["opened it again", (project) => reopenGap(close("g")(agreed(project)), "g", "it broke", momentOf("r")), "open"],
    [
      "proposed how to go on",
      (project) => ({
        ...project,
        gaps: { g: { ...gapOf(project), resolution: aResolution("defer", { decision: null }) } },
      }),
      "open",
    ],
    ["agreed on a workaround", (project) => agreed(project), "agreed"],
  ])("is in force where another %s", (_, theirs, state) => {
    const { project } = mergedEdits(open, drop("p"), theirs);
    expect(project.promises.p?.dropped).toBeNull();
    expect(project.gaps.g).toMatchObject({ state, closedOn: null, evidence: null });
  });

  test.each<readonly [string, object, Edit]>([
    [
      "made it more important",
      { confirmed: true },
      (project) => editPromise(project, "p", { importance: "must" }, DECISION, momentOf("e")),
    ],
    [
      "confirmed it",
      { confirmed: false },
      (project) => editPromise(project, "p", { confirmed: true }, DECISION, momentOf("e")),
    ],
  ])("is in force where another %s, and its gap is open again", (_, changes, theirs) => {
    const start = aProject()
      .with(promise("p", "should", { fit: aFit("gap"), ...changes }), aGap())
      .build();
    const { project } = mergedEdits(start, drop("p"), theirs);
    expect([project.promises.p?.dropped, project.gaps.g?.state]).toEqual([null, "open"]);
  });

  test.each<readonly [string, Edit]>([
    ["did nothing to it", nothing],
    [
      "made it less important",
      (project) => editPromise(project, "p", { importance: "could" }, DECISION, momentOf("e")),
    ],
    ["only noted who heard it", (project) => editPromise(project, "p", { heardBy: "Kit" }, DECISION, momentOf("e"))],
  ])("stays dropped where another %s", (_, theirs) => {
    const { project, rules } = mergedEdits(open, drop("p"), theirs);
    expect([project.promises.p?.dropped?.why, project.gaps.g?.state, rules]).toEqual(["a joke", "closed", []]);
  });
});

const gapOf = ({ gaps }: Project) => gaps.g as Project["gaps"][string];
const agreed = (project: Project): Project =>
  resolveGap(
    project,
    "g",
    {
      ...DECISION,
      kind: "workaround",
      underProtest: false,
      note: "by phone",
      owner: "Kit",
      dayOne: "they phone",
      inPlaceBy: "2026-12-20",
    },
    momentOf("agree"),
  );

describe("a gap that one closed", () => {
  const unfit = promise("p", "should", { fit: aFit("gap") });
  const base = agreed(aProject().with(unfit, aGap()).build());

  test("is open at the higher severity where another raised it, and says how it was closed", () => {
    const { project, rules } = mergedEdits(base, close("g"), raise("g"));
    expect(project.gaps.g).toMatchObject({ state: "agreed", closedOn: null, raised: { severity: "blocker" } });
    expect(rules).toEqual([["closed-and-raised", "G1"]]);
    expect(Object.values(project.reconciled ?? {})[0]?.words).toContain("seen in their test system");
  });

  test("is open where the other one raised it before anything was agreed", () => {
    const start = aProject().with(unfit, aGap()).build();
    const { project } = mergedEdits(start, both(agreed, close("g")), raise("g"));
    expect(project.gaps.g).toMatchObject({ state: "open", resolution: null, raised: { severity: "blocker" } });
  });

  test("keeps the higher of two severities", () => {
    const raiseTo =
      (severity: "blocker" | "major"): Edit =>
      (project) =>
        raiseSeverity(at(project), "g", severity, `to ${severity}`);
    const minor = agreed(
      aProject()
        .with(promise("p", "could", { fit: aFit("gap") }), aGap())
        .build(),
    );
    for (const [one, other] of [
      ["blocker", "major"],
      ["major", "blocker"],
    ] as const) {
      const { project } = mergedEdits(minor, both(raiseTo(one), close("g")), raiseTo(other));
      expect(project.gaps.g).toMatchObject({ state: "agreed", raised: { severity: "blocker" } });
    }
  });

  test("stays closed where another only named its owner", () => {
    const owned: Edit = (project) => ({ ...project, gaps: { g: { ...gapOf(project), owner: "Lee" } } });
    const { project, rules } = mergedEdits(base, close("g"), owned);
    expect([project.gaps.g?.state, project.gaps.g?.owner, rules]).toEqual(["closed", "Lee", []]);
  });

  test("as fitting is open where another judged that it does not fit", () => {
    const start = aProject()
      .with(promise("p", "should", { fit: aFit("fit") }), aGap())
      .build();
    const fits: Edit = (project) => closeGap(project, "g", "it fits now", momentOf("c"), true);
    const judged: Edit = (project) =>
      assessPromise(at(project), "p", { fit: "gap", why: "not for them" }, momentOf("j")).project;
    const { project, rules } = mergedEdits(start, fits, judged);
    expect([project.gaps.g?.state, rules]).toEqual(["open", [["closed-and-judged", "G1"]]]);
  });

  test("is planned again where another planned a conversation on it", () => {
    const plan: Edit = (project) => ({
      ...aProject(project).with(aConfrontation()).build(),
      gaps: { g: { ...gapOf(project), state: "planned" } },
    });
    const start = aProject().with(unfit, aGap()).build();
    const { project } = mergedEdits(start, both(agreed, close("g")), plan);
    expect([project.gaps.g?.state, project.confrontations.c?.endedOn]).toEqual(["planned", null]);
  });
});

describe("two gaps that two people opened for one promise", () => {
  const base = aProject().with(promise("p", "should")).build();

  test("become one, with what both said", () => {
    const { project, rules } = mergedEdits(base, flag("p", "ana"), both(flag("p", "ben"), raise("ben1")));
    expect(Object.values(project.gaps)).toMatchObject([
      {
        promise: "p",
        state: "open",
        note: expect.stringMatching(/ana.*ben|ben.*ana/),
        raised: { severity: "blocker" },
      },
    ]);
    expect(rules.map(([rule]) => rule)).toEqual(["flagged-twice", "judged-twice"]);
  });

  test("are as open as the less settled of them", () => {
    const agree: Edit = (project) =>
      resolveGap(
        project,
        "ana1",
        {
          ...DECISION,
          kind: "workaround",
          underProtest: false,
          note: "by phone",
          owner: "Kit",
          dayOne: "they phone",
          inPlaceBy: "2026-12-20",
        },
        momentOf("x"),
      );
    const { project } = mergedEdits(base, both(flag("p", "ana"), agree), both(flag("p", "ben"), raise("ben1")));
    expect(Object.values(project.gaps)).toMatchObject([{ state: "open", resolution: null }]);
    expect(Object.values(project.reconciled ?? {}).at(-1)?.words).toContain("workaround: by phone");
  });
});

describe("a project that one ended", () => {
  const base = aProject().with(promise("p")).build();
  const stop: Edit = (project) =>
    stopProject(project, { by: "Ira", on: START, why: "budget", consequence: "none" }, momentOf("stop"));

  test("is stopped where another worked on it, and the work is kept", () => {
    const { project, rules } = mergedEdits(base, stop, flag("p"));
    expect([statusOf(project), Object.keys(project.gaps).length]).toEqual(["stopped", 1]);
    expect(rules).toEqual([["stopped-and-worked-on", "stop1"]]);
  });

  test("is stopped without a word where the other one only changed a name", () => {
    expect(mergedEdits(base, stop, nothing).rules).toEqual([]);
  });

  test("tells nothing of work that came with the restart", () => {
    const stopped = stop(base);
    const restart: Edit = (project) =>
      restartProject(project, { by: "Ira", on: START, why: "money", consequence: "a plan" }, momentOf("re"));
    const { project, rules } = mergedEdits(stopped, both(restart, flag("p")), nothing);
    expect([statusOf(project), rules]).toEqual(["active", []]);
  });

  test("stays live where another decided against the go-live", () => {
    const decision = {
      decision: "go",
      on: START,
      recordedOn: START,
      order: 1,
      by: "Ira",
      why: null,
      conditions: [],
      voidedOn: null,
    } as const;
    const ready = aProject({ decisions: { d1: decision } })
      .milestone("ready", { doneOn: START })
      .build();
    const golive = { on: START, confirmedBy: "Kim", release: null, recordedOn: START };
    const live: Edit = (project) => ({ ...aProject(project).milestone("live", { doneOn: START }).build(), golive });
    const noGo: Edit = (project) => ({
      ...aProject(project).milestone("ready", { doneOn: null }).build(),
      decisions: { d1: decision, d2: { ...decision, decision: "no-go", order: 2, why: "not yet" } },
    });
    const { project, rules } = mergedEdits(ready, live, noGo);
    expect([statusOf(project), project.route.ready.doneOn, project.decisions.d2?.voidedOn]).toEqual([
      "live",
      START,
      START,
    ]);
    expect(rules).toEqual([["live-and-no-go", null]]);
  });
});

describe("what one ended and another put off", () => {
  const base = aProject().with(anAction(), aRisk()).build();
  const time = NO_SETTINGS;

  test.each<readonly [string, Edit, Edit, (project: Project) => unknown, unknown]>([
    [
      "an action done and put off is open",
      (project) => finishAction(project, "a", START, "got it", momentOf("d")),
      (project) => editAction(project, "a", { due: "2026-12-24" }, "later", momentOf("m")),
      ({ actions }) => [actions.a?.doneOn, actions.a?.due],
      [null, "2026-12-24"],
    ],
    [
      "an action done and asked for again is done",
      (project) => finishAction(project, "a", START, "got it", momentOf("d")),
      (project) => chaseAction(project, "a", { replyBy: null, note: null }, time, momentOf("c")),
      ({ actions }) => actions.a?.doneOn,
      START,
    ],
    [
      "a risk closed and made worse is open",
      (project) => closeRisk(project, "r", "passed", momentOf("d")),
      (project) => editRisk(project, "r", { health: "red" }, momentOf("m")),
      ({ risks }) => [risks.r?.closedOn, risks.r?.health],
      [null, "red"],
    ],
  ])("%s", (_, ours, theirs, of, expected) => {
    expect(of(mergedEdits(base, ours, theirs).project)).toEqual(expected);
  });
});

describe("what one took back and another built on", () => {
  test("a promise with a new gap, and a condition of a decision, are on record again", () => {
    const base = aProject().with(promise("p", "should"), anAction()).build();
    const removed: Edit = (project) => ({ ...project, promises: {}, actions: {} });
    const decision = {
      decision: "go-with-conditions",
      on: START,
      recordedOn: START,
      order: 1,
      by: "Ira",
      why: null,
      conditions: ["a"],
      voidedOn: null,
    } as const;
    const built: Edit = (project) => ({
      ...project,
      gaps: { g: { ...(aGap().record as Project["gaps"][string]), id: "G1" } },
      counters: { ...project.counters, gap: 1 },
      decisions: { d: decision },
    });
    const { project, rules } = mergedEdits(base, removed, built);
    expect([Object.keys(project.promises), Object.keys(project.actions)]).toEqual([["p"], ["a"]]);
    expect(rules).toEqual([
      ["removed-and-used", "P1"],
      ["removed-and-used", "A1"],
    ]);
  });
});
