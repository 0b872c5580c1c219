import { describe, expect, test } from "vitest";
import * as labels from "../../../src/domain/labels/labels.ts";
import {
  CRITERION_STATES,
  HEALTHS,
  MILESTONES,
  OUTCOMES,
  PHASES,
  RESOLUTIONS,
  SLIP_REASONS,
} from "../../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";

const { wordNamed } = labels;

const TABLES = Object.entries(labels).filter(
  (entry): entry is [string, Readonly<Record<string, string>>] => typeof entry[1] === "object",
);

describe("labels", () => {
  test.each(TABLES)("%s says each word in its own way, and no word as a slug", (_, table) => {
    const texts = Object.values(table);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((text) => !/^[A-Z]/.test(text) || /[a-z]-[a-z]+-[a-z]/.test(text))).toEqual([]);
  });

  test("every criterion of the built-in routes has one", () => {
    const names = BUILT_IN_TEMPLATES.flatMap(({ criteria }) => criteria.map(({ name }) => name));
    expect(names.filter((name) => labels.formatCriterionName(name) === name)).toEqual([]);
  });

  test("a milestone or criterion of the user's own is called as the user called it", () => {
    expect(labels.formatMilestoneName("data-frozen")).toBe("data-frozen");
    expect(labels.formatCriterionName("toString")).toBe("toString");
  });
});

describe("a word is meant by itself or by its label, however it is spaced", () => {
  test.each([
    ["accept-standard", RESOLUTIONS, "accept-standard"],
    ["Accept standard", RESOLUTIONS, "accept-standard"],
    ["standard functionality", RESOLUTIONS, "accept-standard"],
    ["Third-party tool", RESOLUTIONS, "third-party"],
    [" OUT  OF SCOPE ", RESOLUTIONS, "descope"],
    ["Scope signed off", MILESTONES, "aligned"],
    ["configuration complete", MILESTONES, "configured"],
    ["go-live", MILESTONES, "live"],
    ["ready", MILESTONES, "ready"],
    ["off track", HEALTHS, "red"],
    ["scope", PHASES, "align"],
    ["late decision", SLIP_REASONS, "decision-late"],
    ["accepted with reservations", OUTCOMES, "under-protest"],
    ["accepted", OUTCOMES, "accepted"],
    ["not met", CRITERION_STATES, "not-met"],
    ["", RESOLUTIONS, null],
    ["roadmap", RESOLUTIONS, null],
    ["Accept", RESOLUTIONS, null],
  ])("%j", (typed, allowed, word) => {
    expect(wordNamed<string>(typed, allowed)).toBe(word);
  });

  test("the label of a word that is not allowed here means nothing", () => {
    expect(wordNamed("on track", ["amber", "red"])).toBeNull();
  });

  test("a word goes before the label of another", () => {
    expect(wordNamed("scope", ["align", "scope"])).toBe("scope");
  });
});
