import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { healthOf } from "../../../src/domain/status/health.ts";
import { addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { aFit, aFreeze, anAction, aProject, aPromise, type ProjectBuilder, START } from "../builders.ts";

const past = (days: number) => addWorkingDays(START, days);
const colour = (code: string, project: ProjectBuilder, today: string) =>
  healthOf(project.on(today)).reasons.find((reason) => reason.code === code)?.value ?? null;
const onRoute = (name: string) => {
  const ladder = BUILT_IN_TEMPLATES.find((template) => template.name === name)?.ladder ?? aProject().build().ladder;
  return aProject({ ladder, template: name }).with(aPromise({ fit: aFit("fit") }));
};
/** As a project of an earlier version is read, with the ladder that it has. */
function ofEarlierVersion(project: ProjectBuilder): ProjectBuilder {
  const { clocks: _, ...rest } = project.and({ ladder: { nudge: 4, ask: 8, sponsor: 12, decide: 15 } }).build();
  return aProject().and({ ...(rest as Project), clocks: undefined } as unknown as Partial<Project>);
}

describe("movement", () => {
  test.each([
    ["small", 4, null],
    ["small", 5, "amber"],
    ["small", 60, "amber"],
    ["standard", 9, null],
    ["standard", 10, "amber"],
    ["standard", 11, "amber"],
    ["standard", 60, "amber"],
    ["large", 14, null],
    ["large", 15, "amber"],
    ["large", 60, "amber"],
  ])("on a %s route is after %i working days %s, and never red", (route, days, value) => {
    expect(colour("stalled", onRoute(route), past(days))).toBe(value);
  });

  test.each([
    [3, null],
    [4, "amber"],
    [11, "amber"],
    [12, "red"],
  ])("of a project of an earlier version is after %i working days %s, as it was", (days, value) => {
    expect(colour("stalled", ofEarlierVersion(onRoute("standard")), past(days))).toBe(value);
  });

  test("is amber while a freeze lasts, and red the day after", () => {
    const frozen = onRoute("standard").with(aFreeze({ until: "2026-12-20" }));
    expect(colour("stalled", frozen, START)).toBe("amber");
    expect(colour("stalled", frozen, "2026-12-20")).toBe("amber");
    expect(colour("stalled", frozen, "2026-12-21")).toBe("red");
  });
});

describe("what the customer owes", () => {
  test.each([
    ["small", 0, null],
    ["small", 1, "amber"],
    ["small", 4, "amber"],
    ["small", 5, "red"],
    ["standard", 1, "amber"],
    ["standard", 7, "amber"],
    ["standard", 8, "red"],
    ["large", 1, null],
    ["large", 2, "amber"],
    ["large", 9, "amber"],
    ["large", 10, "red"],
  ])("on a %s route is %i working days past due %s", (route, days, value) => {
    expect(colour("owed", onRoute(route).with(anAction()), past(days))).toBe(value);
  });

  test("names the worst and counts the others, and nothing of ours", () => {
    const text = (project: ProjectBuilder) =>
      healthOf(project.on(past(2))).reasons.find(({ code }) => code === "owed")?.text ?? null;
    expect(text(onRoute("standard").with(anAction()))).toBe("A1 is 2 working days past due at the customer");
    expect(text(onRoute("standard").with(anAction({ due: past(1) }), anAction({ key: "b" })))).toBe(
      "A2 is 2 working days past due at the customer, and 1 more",
    );
    expect(text(onRoute("standard").with(anAction({ side: "services" })))).toBeNull();
  });

  test("changes no colour of a project of an earlier version", () => {
    expect(colour("owed", ofEarlierVersion(onRoute("standard").with(anAction())), past(30))).toBeNull();
  });
});
