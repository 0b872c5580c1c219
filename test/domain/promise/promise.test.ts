import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { IMPORTANCES, type Importance } from "../../../src/domain/model/vocabulary.ts";
import {
  addPromise,
  dropPromise,
  editPromise,
  LONGEST_STATEMENT,
  PROMISE_DEFAULTS,
  type PromiseFacts,
} from "../../../src/domain/promise/promise.ts";
import { aDecision, aGap, aMoment, aProject, aPromise, START } from "../builders.ts";
import { codeOf } from "../code-of.ts";

const DECIDED = { decidedBy: "Petra Lund", on: START, words: "fine", document: "change order 1" };
const aligned = () => aProject().milestone("aligned", { doneOn: START });
const promise = (project: Project, key = "p"): CustomerPromise => getRecord(project.promises, key);

describe("a promise that is dropped as a duplicate", () => {
  const drop = (own: Partial<CustomerPromise>, other: Partial<CustomerPromise>, of = "q") => {
    const project = aProject()
      .with(aPromise({ key: "p", ...own }), aPromise({ key: "q", ...other }))
      .build();
    return () => dropPromise(project, "p", { why: "said twice", duplicateOf: of }, aMoment());
  };
  const pairs = IMPORTANCES.flatMap((own) => IMPORTANCES.map((other) => [own, other] as const));

  test.each(pairs)("a %s gives way to a %s of the same importance or higher only", (own, other) => {
    const isAsHigh = IMPORTANCES.indexOf(other) <= IMPORTANCES.indexOf(own);
    const dropped = drop({ importance: own }, { importance: other });
    if (isAsHigh) expect(promise(dropped()).dropped).toMatchObject({ duplicateOf: "q", why: "said twice" });
    else expect(codeOf(dropped)).toBe("refused");
  });

  test("gives way to no rumour, unless it is one itself", () => {
    expect(codeOf(drop({ confirmed: true }, { confirmed: false }))).toBe("refused");
    expect(promise(drop({ confirmed: false }, { confirmed: false })()).dropped).not.toBeNull();
    expect(promise(drop({ confirmed: false }, { confirmed: true })()).dropped).not.toBeNull();
  });

  test("gives way neither to itself nor to one that was dropped", () => {
    const gone = { on: START, why: "a joke", duplicateOf: null, decision: null };
    expect(codeOf(drop({}, {}, "p"))).toBe("refused");
    expect(codeOf(drop({}, { dropped: gone }))).toBe("refused");
  });
});

describe("dropping", () => {
  const given = { why: "a joke", duplicateOf: null };

  test.each(
    IMPORTANCES,
  )("a %s takes the customer's decision only after the scope is signed, and only as a must", (importance) => {
    const drop = (project: Project) => () => dropPromise(project, "p", given, aMoment());
    expect(promise(drop(aProject().with(aPromise({ importance })).build())()).dropped?.decision).toBeNull();
    const after = drop(aligned().with(aPromise({ importance })).build());
    if (importance === "must") expect(codeOf(after)).toBe("needs-decision");
    else expect(promise(after()).dropped).not.toBeNull();
  });

  test("a must after the scope is signed keeps the decision", () => {
    const project = aligned().with(aPromise()).build();
    const dropped = dropPromise(project, "p", { ...given, ...DECIDED }, aMoment());
    expect(promise(dropped).dropped?.decision).toMatchObject({ by: "Petra Lund", words: "fine" });
  });

  test("the scope stays signed after the milestone is reopened", () => {
    const reopened = { x: { on: START, why: "once more", doneOn: START } };
    const project = aProject().milestone("aligned", { reopened }).with(aPromise()).build();
    expect(codeOf(() => dropPromise(project, "p", given, aMoment()))).toBe("needs-decision");
  });

  test("a rumour takes no decision", () => {
    const project = aligned()
      .with(aPromise({ confirmed: false }))
      .build();
    expect(promise(dropPromise(project, "p", given, aMoment())).dropped).not.toBeNull();
  });

  test("what is contracted takes the document as well", () => {
    const project = aligned()
      .with(aPromise({ strength: "contracted" }))
      .build();
    const undocumented = { ...given, ...DECIDED, document: undefined };
    expect(codeOf(() => dropPromise(project, "p", undocumented, aMoment()))).toBe("needs-decision");
  });

  test.each(["", "  ", "\n"])("needs a reason, and %j is none", (why) => {
    const project = aProject().with(aPromise()).build();
    expect(codeOf(() => dropPromise(project, "p", { why, duplicateOf: null }, aMoment()))).toBe("needs");
  });

  test("closes the gap, and happens once", () => {
    const project = aProject().with(aPromise(), aGap()).build();
    const dropped = dropPromise(project, "p", given, aMoment());
    expect(dropped.gaps.g).toMatchObject({ state: "closed", closedOn: START, evidence: "P1 was dropped" });
    expect(codeOf(() => dropPromise(dropped, "p", given, aMoment()))).toBe("refused");
  });
});

describe("a timeline promise after the scope is signed", () => {
  const BY = "2027-02-01";
  const edit = (changes: Partial<PromiseFacts>, own: Partial<CustomerPromise> = {}) => {
    const project = aligned()
      .with(aPromise({ kind: "timeline", neededBy: BY, ...own }))
      .build();
    return () => editPromise(project, "p", changes, {}, aMoment());
  };

  test.each([
    ["loses its day", null],
    ["gets a day more", "2027-02-02"],
  ])("%s only with the customer's decision", (_, neededBy) => {
    expect(codeOf(edit({ neededBy }))).toBe("needs-decision");
  });

  test.each([BY, "2027-01-31"])("may be needed by %s, which gives no more time", (neededBy) => {
    expect(promise(edit({ neededBy })()).neededBy).toBe(neededBy);
  });

  test("becomes another kind only with the customer's decision, in either direction", () => {
    expect(codeOf(edit({ kind: "service" }))).toBe("needs-decision");
    expect(codeOf(edit({ kind: "timeline" }, { kind: "service", neededBy: null }))).toBe("needs-decision");
    expect(promise(edit({ kind: "data" }, { kind: "service", neededBy: null })()).kind).toBe("data");
  });

  test("that had no day may get one", () => {
    expect(promise(edit({ neededBy: BY }, { neededBy: null })()).neededBy).toBe(BY);
  });

  test("is no must, and moves freely", () => {
    expect(promise(edit({ neededBy: null }, { importance: "should" })()).neededBy).toBeNull();
  });

  test("keeps each release with what it was", () => {
    const project = aligned()
      .with(aPromise({ kind: "timeline", neededBy: BY }))
      .build();
    const edited = editPromise(project, "p", { neededBy: null, importance: "could" }, DECIDED, aMoment());
    expect(Object.values(promise(edited).releases)).toMatchObject([
      { what: "importance", from: "must", to: "could", decision: { by: "Petra Lund" } },
      { what: "neededBy", from: BY, to: "no day" },
    ]);
  });
});

describe("lowering a must after the scope is signed", () => {
  test.each<[Importance, boolean]>([
    ["must", false],
    ["should", true],
    ["could", true],
    ["wont", true],
  ])("to %s is a release: %s", (importance, isRelease) => {
    const edit = () => editPromise(aligned().with(aPromise()).build(), "p", { importance }, {}, aMoment());
    if (isRelease) expect(codeOf(edit)).toBe("needs-decision");
    else expect(promise(edit()).releases).toEqual({});
  });

  test("and unconfirming one is a release; confirming a rumour is none", () => {
    const edit = (own: boolean, confirmed: boolean) => () =>
      editPromise(
        aligned()
          .with(aPromise({ confirmed: own }))
          .build(),
        "p",
        { confirmed },
        {},
        aMoment(),
      );
    expect(codeOf(edit(true, false))).toBe("needs-decision");
    expect(promise(edit(false, true)()).confirmed).toBe(true);
    expect(promise(edit(false, false)()).confirmed).toBe(false);
  });

  test("raising a should is none", () => {
    const project = aligned()
      .with(aPromise({ importance: "should" }))
      .build();
    expect(promise(editPromise(project, "p", { importance: "must" }, {}, aMoment())).importance).toBe("must");
  });
});

describe("the statement", () => {
  const add = (statement: string) => () =>
    addPromise(aProject().build(), { ...PROMISE_DEFAULTS, statement }, aMoment());

  test.each([LONGEST_STATEMENT - 1, LONGEST_STATEMENT])("may have %i characters", (length) => {
    const { project, key } = add("x".repeat(length))();
    expect(promise(project, key).statement).toHaveLength(length);
  });

  test("has one line of 10,000 characters at most, and is not empty", () => {
    expect(codeOf(add("x".repeat(LONGEST_STATEMENT + 1)))).toBe("bad-value");
    expect(codeOf(add("  "))).toBe("needs");
  });

  test("is trimmed, and the number is the next one", () => {
    const before = aProject().with(aPromise()).build();
    const { project, key } = addPromise(before, { ...PROMISE_DEFAULTS, statement: " a " }, aMoment());
    expect(promise(project, key)).toMatchObject({ statement: "a", id: "P2", addedOn: START });
    expect(project.counters.promise).toBe(2);
  });

  test("of a dropped promise is not edited", () => {
    const dropped = { on: START, why: "x", duplicateOf: null, decision: aDecision() };
    const project = aProject().with(aPromise({ dropped })).build();
    expect(codeOf(() => editPromise(project, "p", { statement: "b" }, {}, aMoment()))).toBe("refused");
  });
});
