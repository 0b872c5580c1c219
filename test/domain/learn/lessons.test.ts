import { describe, expect, test } from "vitest";
import { type Lesson, type Lessons, lessonsFrom } from "../../../src/domain/learn/lessons.ts";
import type { Pattern } from "../../../src/domain/learn/pattern.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { samplePlan, sampleProject, samplePromise } from "../../store/sample-project.ts";
import { generatedHistory, type Planted } from "../history/generated-history.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const learn = (projects: readonly Project[]): Lessons =>
  lessonsFrom(projects.map((project) => ({ project, catalogue: null, today: "2026-11-24", settings: NO_SETTINGS })));
const named = (patterns: readonly Pattern[]) =>
  patterns.map(({ by, value, trait, more }) => `${by} ${value}: ${more ? "more" : "less"} ${trait}`).sort();

/** Integrations and one capability depart, dispatch holds; after the close only what was said in meetings departs. */
const PLANTED: Planted = {
  departs: ({ kind, area, capability, source, madeAfterClose }) => {
    if (madeAfterClose) return source === "meeting" ? 0.9 : null;
    if (capability === "feature-7") return 0.9;
    if (area === "dispatch") return 0.04;
    return kind === "integration" ? 0.75 : null;
  },
  taken: ({ area }) => (area === "reporting" ? "accept-standard" : null),
};

/** So many more promises of one area, all judged alike. */
function withMany(project: Project, count: number, area: string, value: "fit" | "partial"): Project {
  const sample = samplePromise("P1");
  const more = Array.from({ length: count }, (_, index) => {
    const id = `P${project.counters.promise + 1 + index}`;
    return [id, { ...sample, id, area, fit: sample.fit && { ...sample.fit, value } }] as const;
  });
  return { ...project, promises: { ...project.promises, ...Object.fromEntries(more) } };
}

const NOTHING: Planted = { departs: () => null };

describe("a history of 200 projects", () => {
  test.each(SEEDS)("shows the patterns that were planted in it, and no others (seed %i)", (seed) => {
    const lessons = learn(generatedHistory(seed, 200, PLANTED));
    expect(named(lessons.beforeClose.patterns)).toEqual([
      "area dispatch: less departed",
      "capability feature-7: more departed",
      "kind integration: more departed",
    ]);
    expect(named(lessons.afterClose.patterns)).toEqual(["source meeting: more departed"]);
    expect(named(lessons.takenPatterns)).toEqual(["area reporting: more accept-standard"]);
    expect(lessons.beforeClose.safe.map(({ by, value }) => `${by} ${value}`)).toEqual(["area dispatch"]);
    expect(lessons.afterClose.safe).toEqual([]);
  });

  test.each(SEEDS)("without a pattern shows none (seed %i)", (seed) => {
    const lessons = learn(generatedHistory(seed, 200, NOTHING));
    const all = [...lessons.beforeClose.patterns, ...lessons.afterClose.patterns, ...lessons.takenPatterns];
    expect(named(all)).toEqual([]);
    expect([...lessons.beforeClose.safe, ...lessons.afterClose.safe]).toEqual([]);
  });

  test("tells each with its counts, which add up", () => {
    const { beforeClose } = learn(generatedHistory(1, 200, PLANTED));
    const kinds = beforeClose.tallies.filter(({ by }) => by === "kind");
    expect(kinds.reduce((sum, { promises }) => sum + promises, 0)).toBe(beforeClose.promises);
    expect(kinds.reduce((sum, { departed }) => sum + departed, 0)).toBe(beforeClose.departed);
    for (const { chance, group, projects } of beforeClose.patterns) {
      expect(chance).toBeLessThan(0.01);
      expect(group.cases).toBeGreaterThanOrEqual(10);
      expect(projects).toBeGreaterThanOrEqual(5);
    }
  });
});

describe("small numbers", () => {
  test("of a few projects show counts and no pattern, however plain it looks", () => {
    const few = learn(generatedHistory(1, 4, { departs: ({ kind }) => (kind === "integration" ? 1 : 0) }));
    expect(few.beforeClose).toMatchObject({ isEnough: false, patterns: [], safe: [] });
    expect(few.beforeClose.tallies.length).toBeGreaterThan(0);
  });

  test("of a group in two projects are marked as few, and are no pattern", () => {
    const [first, second, ...rest] = generatedHistory(1, 60, NOTHING);
    const faxed = [first, second].map((project) => withMany(project as Project, 20, "fax", "partial"));
    const { beforeClose } = learn([...faxed, ...rest]);
    expect(beforeClose.tallies.find(({ value }) => value === "fax")).toMatchObject({ projects: 2, isFew: true });
    expect(named(beforeClose.patterns)).toEqual([]);
  });

  test("are no pattern where it hangs on a large project, neither inside the group nor outside", () => {
    const [large, ...rest] = generatedHistory(1, 60, NOTHING);
    const skewed = [
      withMany(large as Project, 80, "fax", "partial"),
      ...rest.map((project, index) => (index < 8 ? withMany(project, 2, "fax", "fit") : project)),
    ];
    const { beforeClose } = learn(skewed);
    expect(beforeClose.tallies.find(({ value }) => value === "fax")).toMatchObject({ projects: 9, isFew: false });
    expect(named(beforeClose.patterns)).toEqual([]);
  });

  test("are safe only where every project's vote says so", () => {
    const projects = generatedHistory(1, 60, NOTHING);
    const fax = (value: (index: number) => "fit" | "partial", count: (index: number) => number) =>
      learn(projects.map((one, index) => (index < 8 ? withMany(one, count(index), "fax", value(index)) : one)));
    const isSafe = ({ beforeClose }: Lessons) => beforeClose.safe.some(({ value }) => value === "fax");
    expect(
      isSafe(
        fax(
          () => "fit",
          () => 6,
        ),
      ),
    ).toBe(true);
    expect(
      isSafe(
        fax(
          (index) => (index === 0 ? "fit" : "partial"),
          (index) => (index === 0 ? 300 : 1),
        ),
      ),
    ).toBe(false);
    expect(
      isSafe(
        fax(
          () => "fit",
          () => 1,
        ),
      ),
    ).toBe(false);
  });
});

describe("what is counted", () => {
  const only = (promises: Project["promises"], changes: Partial<Project> = {}): Lesson =>
    learn([sampleProject("acme", { promises, gaps: {}, ...changes })]).beforeClose;

  test("is what was judged; rumours and duplicates are not, and what nobody judged is told apart", () => {
    const promises = {
      a: samplePromise("P1"),
      b: { ...samplePromise("P2"), confirmed: false },
      c: { ...samplePromise("P3"), dropped: { on: "2026-10-02", why: "twice", duplicateOf: "a", decision: null } },
      d: { ...samplePromise("P4"), fit: null },
    };
    expect(only(promises).promises).toBe(1);
    expect(learn([sampleProject("acme", { promises, gaps: {} })]).unjudged).toBe(1);
  });

  test("is made before the close unless it has a later day", () => {
    const made = (madeOn: string | null) => ({ a: { ...samplePromise("P1"), madeOn } });
    expect(only(made(null))).toMatchObject({ promises: 1, withoutDay: 1 });
    expect(only(made("2026-09-30"))).toMatchObject({ promises: 1, withoutDay: 0 });
    expect(only(made("2026-10-01")).promises).toBe(0);
  });

  test("keeps the areas and capabilities of two products apart", () => {
    const { deal } = sampleProject();
    const promises = { p1: { ...samplePromise("P1"), area: "Reporting" } };
    const two = ["Northwind", "Southwind"].map((product, index) =>
      sampleProject(`p${index}`, { deal: { ...deal, product }, promises, gaps: {} }),
    );
    const values = learn(two)
      .beforeClose.tallies.filter(({ by }) => by === "area" || by === "capability")
      .map(({ value }) => value);
    expect(values.sort()).toEqual([
      "Northwind erp-orders",
      "Northwind reporting",
      "Southwind erp-orders",
      "Southwind reporting",
    ]);
  });

  test("departed also where the gap is closed and it fits by now", () => {
    const { gaps } = sampleProject();
    const fit = { ...samplePromise("P1").fit, value: "fit" as const } as NonNullable<
      ReturnType<typeof samplePromise>["fit"]
    >;
    expect(only({ p1: { ...samplePromise("P1"), fit } }).departed).toBe(0);
    expect(only({ p1: { ...samplePromise("P1"), fit } }, { gaps }).departed).toBe(1);
  });
});

describe("what customers accepted", () => {
  const accepted = (text: string) => {
    const plan = samplePlan("g1");
    const options = { o1: { ...(plan.options.o1 as (typeof plan.options)[string]), text } };
    const outcome = {
      outcome: "accepted" as const,
      option: "o1",
      decidedBy: "Dana Ortiz",
      on: "2026-10-20",
      words: "fine, says Dana",
      document: null,
      escalatedTo: null,
      override: null,
      recordedOn: "2026-10-20",
    };
    return learn([
      sampleProject("acme", { confrontations: { c1: { ...plan, options, round: 2, outcome, endedOn: "2026-10-20" } } }),
    ]);
  };

  test("is told by kind, with the rounds it took and how it was put to them", () => {
    expect(accepted("orders go over at night").accepted).toEqual([
      {
        resolution: "workaround",
        count: 1,
        projects: 1,
        rounds: 2,
        effort: { services: 1, customer: 1 },
        examples: [{ text: "orders go over at night", time: "none", money: "none", scope: "none" }],
      },
    ]);
  });

  test.each(["Dana", "Sam", "Kim", "Ira", "Acme"])("never tells a text that names anybody, such as %s", (name) => {
    const lessons = accepted(`orders go over when ${name} says so`);
    expect(lessons.accepted).toMatchObject([{ count: 1, examples: [] }]);
    expect(JSON.stringify(lessons)).not.toMatch(/Dana|Ortiz|Sam|Kim|Ira\b|Acme|fine/);
  });

  test("costs conversations, by the part of the product", () => {
    expect(accepted("orders go over at night").costs).toEqual([
      {
        by: "capability",
        value: "erp-orders",
        promises: 1,
        departed: 1,
        projects: 1,
        isFew: true,
        gaps: 1,
        conversations: 1,
        effort: { services: 1, customer: 1 },
      },
    ]);
  });
});
