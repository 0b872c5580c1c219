import { describe, expect, test } from "vitest";
import {
  changeOrderState,
  changeOrdersOf,
  contractualDay,
  unsignedChangeOrders,
} from "../../../src/domain/change-order/change-order.ts";
import { editChangeOrder } from "../../../src/domain/change-order/edit-change-order.ts";
import { criteriaStandings } from "../../../src/domain/criterion/criterion.ts";
import { resolveGap } from "../../../src/domain/gap/resolve-gap.ts";
import { mergeProjects } from "../../../src/domain/history/merge-project.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { RESOLUTIONS, type ResolutionKind, STRENGTHS } from "../../../src/domain/model/vocabulary.ts";
import { nextSteps } from "../../../src/domain/next/next-steps.ts";
import { moveMilestone } from "../../../src/domain/route/move-milestone.ts";
import { aGap, aMoment, aProject, aPromise, START } from "../builders.ts";

const DECISION = { decidedBy: "Petra Lund", on: START, words: "fine", document: "SOW 2" };
const TERMS = {
  note: "orders go once an hour",
  owner: "Ana Sato",
  dayOne: "finance corrects orders by noon",
  inPlaceBy: "2027-01-10",
  reviewOn: "2027-06-01",
  fundedOn: START,
  concession: "5,000 EUR",
};

function agreed(project: Project, kind: ResolutionKind, cost?: string, underProtest = false): Project {
  return resolveGap(project, "g", { kind, underProtest, cost, ...TERMS, ...DECISION }, aMoment());
}

const project = (strength: (typeof STRENGTHS)[number]) =>
  aProject()
    .with(aPromise({ strength, importance: "must" }), aGap())
    .build();

const texts = (of: Project) => changeOrdersOf(of).map(([, { id, changes }]) => `${id} ${changes.join("+")}`);

describe("a change order opens", () => {
  test.each(RESOLUTIONS)("for a contracted promise, by what %s changes", (kind) => {
    const released = ["accept-standard", "descope", "defer", "concede"].includes(kind);
    const wanted = released ? ["CO1 scope"] : kind === "purchase" ? ["CO1 cost"] : [];
    expect(texts(agreed(project("contracted"), kind))).toEqual(wanted);
  });
  test.each(STRENGTHS)("for what is released, only where it is contracted: %s", (strength) => {
    expect(texts(agreed(project(strength), "descope"))).toEqual(strength === "contracted" ? ["CO1 scope"] : []);
  });
  test.each([
    ["none", []],
    ["No additional cost.", []],
    ["0 EUR", []],
    ["€0.00", []],
    ["", []],
    ["12,000 EUR a year", ["CO1 cost"]],
    ["10 EUR", ["CO1 cost"]],
    ["to be quoted", ["CO1 cost"]],
  ])("for an option that costs %j", (cost, wanted) => {
    expect(texts(agreed(project("spoken"), "third-party", cost))).toEqual(wanted);
  });
  test("for nothing that is only proposed, or goes live under protest", () => {
    const proposed = resolveGap(
      project("contracted"),
      "g",
      { kind: "defer", underProtest: false, ...TERMS },
      aMoment(),
    );
    expect(texts(proposed)).toEqual([]);
    expect(texts(agreed(project("contracted"), "defer", undefined, true))).toEqual([]);
  });
  test("once for one agreement, again for another after it was signed", () => {
    const once = agreed(project("contracted"), "defer");
    const twice = agreed(once, "defer");
    expect(texts(twice)).toEqual(["CO1 scope"]);
    const signed = editChangeOrder(
      twice,
      keyOf(twice),
      { state: "signed", signedBy: "Petra Lund", link: "x" },
      aMoment(),
    );
    expect(texts(agreed(signed, "defer"))).toEqual(["CO1 scope"]);
    const other = agreed(signed, "third-party", "10,000 EUR");
    expect(texts(other)).toEqual(["CO1 scope", "CO2 cost"]);
    expect(unsignedChangeOrders(other).map(([, { id }]) => id)).toEqual(["CO2"]);
  });
});

describe("a go-live past the contractual day", () => {
  test.each([
    ["2027-03-07", []],
    ["2027-03-08", []],
    ["2027-03-09", ["CO1 date"]],
  ])("on %s", (to, wanted) => {
    expect(texts(movedTo(dated(), to))).toEqual(wanted);
  });
  test("takes the signed day for the contract's, and a later one takes another", () => {
    const moved = movedTo(dated(), "2027-03-20");
    expect(contractualDay(moved)).toBe("2027-03-08");
    const signed = editChangeOrder(moved, keyOf(moved), { state: "signed", signedBy: "A", link: "x" }, aMoment());
    expect(contractualDay(signed)).toBe("2027-03-20");
    expect(texts(movedTo(signed, "2027-03-19"))).toEqual(["CO1 date"]);
    expect(texts(movedTo(signed, "2027-03-21"))).toEqual(["CO1 date", "CO2 date"]);
  });
  test("asks for no signature once the day is back within the contract", () => {
    const back = movedTo(movedTo(dated(), "2027-03-20"), "2027-03-08");
    expect(unsignedChangeOrders(back)).toEqual([]);
  });
});

describe("a next step", () => {
  const codes = (of: Project, today: string) =>
    nextSteps({ project: of, catalogue: null, today, settings: NO_SETTINGS }).filter(
      ({ code }) => code === "change-order",
    );
  test.each([
    ["2026-11-26", 0],
    ["2026-11-27", 1],
  ])("asks on %s to send a draft of 25 November", (today, count) => {
    expect(codes(agreed(project("contracted"), "defer"), today).length).toBe(count);
  });
  test.each([
    ["2026-12-01", 0],
    ["2026-12-02", 1],
  ])("asks on %s for the signature of one that was sent on 25 November", (today, count) => {
    const open = agreed(project("contracted"), "defer");
    expect(codes(editChangeOrder(open, keyOf(open), { state: "sent" }, aMoment()), today).length).toBe(count);
  });
});

describe("the criterion", () => {
  const line = (of: Project) =>
    criteriaStandings({ project: of, catalogue: null, today: START, settings: NO_SETTINGS }).find(
      ({ name }) => name === "change-orders-signed",
    );
  test("is there once there is a change order, and met once it is signed", () => {
    expect(line(project("contracted"))).toBeUndefined();
    const open = agreed(project("contracted"), "defer");
    expect(line(open)).toMatchObject({ critical: true, computed: true, state: "not-met", missing: "CO1 drafted" });
    const signed = editChangeOrder(
      open,
      keyOf(open),
      { state: "signed", signedBy: "Petra Lund", link: "x" },
      aMoment(),
    );
    expect(line(signed)).toMatchObject({ state: "met", evidence: "CO1 signed" });
    const rejected = editChangeOrder(signed, keyOf(open), { state: "rejected", why: "legal" }, aMoment());
    expect(line(rejected)).toMatchObject({ state: "not-met", missing: "CO1 rejected" });
  });
});

describe("two people", () => {
  test("who agreed the same apart have one change order", () => {
    const base = project("contracted");
    const [ours, theirs] = [agreed(base, "defer"), agreed(base, "defer")];
    const merged = mergeProjects(base, ours, theirs, START);
    expect(texts(merged.project)).toEqual(["CO1 scope"]);
  });
  test("of whom one sent and one signed it have it signed; a rejection outweighs a signature", () => {
    const base = agreed(project("contracted"), "defer");
    const key = keyOf(base);
    const sent = editChangeOrder(base, key, { state: "sent" }, aMoment());
    const signed = editChangeOrder(base, key, { state: "signed", signedBy: "Petra Lund", link: "x" }, aMoment());
    const rejected = editChangeOrder(base, key, { state: "rejected", why: "legal" }, aMoment());
    const state = (ours: Project, theirs: Project) => {
      const merged = mergeProjects(base, ours, theirs, START);
      expect(merged.conflicts).toEqual([]);
      return changeOrderState(only(merged.project)[1]);
    };
    expect([state(sent, signed), state(signed, sent)]).toEqual(["signed", "signed"]);
    expect([state(rejected, signed), state(signed, rejected)]).toEqual(["rejected", "rejected"]);
  });
  test("who opened different ones have both, each with its own number", () => {
    const base = dated();
    const merged = mergeProjects(base, movedTo(base, "2027-03-20"), agreed(base, "defer"), START);
    expect(texts(merged.project).length).toBe(2);
    expect(new Set(changeOrdersOf(merged.project).map(([, { id }]) => id)).size).toBe(2);
  });
});

function dated(): Project {
  const base = project("contracted");
  return { ...base, deal: { ...base.deal, contractualOn: "2027-03-08" } };
}

function movedTo(of: Project, to: string): Project {
  return moveMilestone(
    of,
    "live",
    { to, reason: "estimate-wrong", side: "services", why: null, rest: false },
    aMoment(),
  ).project;
}

function keyOf(of: Project): string {
  return only(of)[0];
}

function only(of: Project) {
  const [first] = changeOrdersOf(of);
  if (!first) throw new Error("there is no change order");
  return first;
}
