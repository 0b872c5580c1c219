import fc from "fast-check";
import { expect, test } from "vitest";
import { gapOf, reopenGap, settlement } from "../../../src/domain/gap/gap.ts";
import { closeGap, resolveGap } from "../../../src/domain/gap/resolve-gap.ts";
import { decideGolive } from "../../../src/domain/golive/golive-decision.ts";
import type { Catalogue } from "../../../src/domain/model/catalogue.ts";
import type { Moment, Project } from "../../../src/domain/model/project.ts";
import { sortedById } from "../../../src/domain/model/record.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import { IMPORTANCES, JUDGED_FITS, KINDS, RESOLUTIONS, STRENGTHS } from "../../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../../src/domain/project/new-project.ts";
import { assessPromise } from "../../../src/domain/promise/assess-promise.ts";
import { flagGap } from "../../../src/domain/promise/flag-gap.ts";
import { addPromise, dropPromise, editPromise, PROMISE_DEFAULTS } from "../../../src/domain/promise/promise.ts";
import { obstacles } from "../../../src/domain/route/milestone-obstacles.ts";
import { moveMilestone } from "../../../src/domain/route/move-milestone.ts";
import { finishMilestone, reopenMilestone } from "../../../src/domain/route/route.ts";
import { PsvcError } from "../../../src/errors.ts";

const TODAY = "2026-11-24";

const catalogue: Catalogue = {
  schema: 1,
  product: "P",
  release: "1",
  capabilities: Object.fromEntries(
    (["available", "limited", "unavailable"] as const).map((availability) => [
      availability,
      {
        key: availability,
        name: availability,
        area: null,
        description: null,
        availability,
        editions: [],
        since: null,
        limits: null,
        roadmapNote: "soon",
        keywords: [],
      },
    ]),
  ),
};

function start(moment: Moment): Project {
  const template = BUILT_IN_TEMPLATES[0];
  if (!template) throw new Error("no template");
  return createProject(
    {
      slug: "acme",
      customer: "Acme",
      lead: "Ana",
      target: null,
      adopted: null,
      deal: {
        closedOn: "2026-11-02",
        value: null,
        currency: null,
        owner: null,
        why: null,
        product: "P",
        contractualOn: null,
        crmId: null,
      },
      people: { sponsor: "Petra", projectLead: "Tom", deciders: ["Petra"], handedOver: null, readiness: null },
    },
    template,
    moment,
  );
}

/** A should with a gap, and a must that fits. */
function seeded(moment: Moment): Project {
  const should = addPromise(start(moment), { ...PROMISE_DEFAULTS, statement: "first" }, moment);
  const gap = { fit: null, why: "w", owner: null, severity: null, severityReason: "" };
  const flagged = flagGap(
    { project: should.project, catalogue, today: TODAY, settings: NO_SETTINGS },
    should.key,
    gap,
    moment,
  );
  const must = addPromise(flagged.project, { ...PROMISE_DEFAULTS, statement: "second", importance: "must" }, moment);
  return assessPromise(
    { project: must.project, catalogue, today: TODAY, settings: NO_SETTINGS },
    must.key,
    { fit: "fit" },
    moment,
  ).project;
}

type Step = (standing: Standing, moment: Moment) => Project;

const decision = fc.constantFrom(
  {},
  { decidedBy: "Petra", words: "fine", document: "co 1" },
  { decidedBy: "Tom", words: "fine" },
);
const pick = <T>(records: Readonly<Record<string, T>>, n: number): string =>
  Object.keys(records)[n % Math.max(1, Object.keys(records).length)] ?? "none";
const n = fc.nat(2);

/** Everything a lead can do to promises, gaps and the scope; what is refused leaves the project as it was. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      importance: fc.constantFrom(...IMPORTANCES),
      kind: fc.constantFrom(...KINDS),
      strength: fc.constantFrom(...STRENGTHS),
      confirmed: fc.boolean(),
      neededBy: fc.constantFrom(null, "2026-12-01", "2027-06-01"),
    })
    .map(
      (facts): Step =>
        ({ project }, moment) =>
          addPromise(project, { ...PROMISE_DEFAULTS, ...facts, statement: "something" }, moment).project,
    ),
  fc
    .record({
      n,
      fit: fc.option(fc.constantFrom(...JUDGED_FITS), { nil: undefined }),
      capabilities: fc.option(fc.subarray(["available", "limited", "unavailable"]), { nil: undefined }),
      why: fc.constantFrom(undefined, "because"),
      evidence: fc.constantFrom(undefined, "seen"),
    })
    .map(
      (given): Step =>
        (standing, moment) =>
          assessPromise(standing, pick(standing.project.promises, given.n), { ...given, evidence: undefined }, moment)
            .project,
    ),
  fc
    .record({
      n,
      decision,
      importance: fc.constantFrom(undefined, ...IMPORTANCES),
      confirmed: fc.constantFrom(undefined, true, false),
    })
    .map(
      (given): Step =>
        ({ project }, moment) => {
          const changes = Object.fromEntries(
            Object.entries({ importance: given.importance, confirmed: given.confirmed }).filter(
              ([, value]) => value !== undefined,
            ),
          );
          return editPromise(project, pick(project.promises, given.n), changes, given.decision, moment);
        },
    ),
  fc.record({ n, m: fc.option(n, { nil: null }), decision }).map(
    (given): Step =>
      ({ project }, moment) =>
        dropPromise(
          project,
          pick(project.promises, given.n),
          { ...given.decision, why: "w", duplicateOf: given.m === null ? null : pick(project.promises, given.m) },
          moment,
        ),
  ),
  fc.record({ n }).map(
    (given): Step =>
      (standing, moment) =>
        flagGap(
          standing,
          pick(standing.project.promises, given.n),
          { fit: null, why: "w", owner: null, severity: null, severityReason: "" },
          moment,
        ).project,
  ),
  fc.record({ n, kind: fc.constantFrom(null, ...RESOLUTIONS), decision, underProtest: fc.boolean() }).map(
    (given): Step =>
      ({ project }, moment) =>
        resolveGap(
          project,
          pick(project.gaps, given.n),
          {
            ...given.decision,
            kind: given.kind,
            underProtest: given.underProtest,
            owner: "Ana",
            fundedOn: "2026-12-01",
            reviewOn: "2027-09-01",
            concession: "a day",
          },
          moment,
        ),
  ),
  fc.record({ n }).map(
    (given): Step =>
      ({ project }, moment) =>
        closeGap(project, pick(project.gaps, given.n), "seen", moment, false),
  ),
  fc.record({ n }).map(
    (given): Step =>
      ({ project }, moment) =>
        reopenGap(project, pick(project.gaps, given.n), "w", moment),
  ),
  // Said on their own too, because they are what a hurried lead would try.
  ...[0, 1].flatMap(() => [
    n.map(
      (one): Step =>
        ({ project }, moment) =>
          resolveGap(project, pick(project.gaps, one), { kind: "workaround", underProtest: false }, moment),
    ),
    n.map(
      (one): Step =>
        ({ project }, moment) =>
          closeGap(project, pick(project.gaps, one), "seen", moment, false),
    ),
    n.map(
      (one): Step =>
        ({ project }, moment) =>
          editPromise(project, pick(project.promises, one), { importance: "must" }, {}, moment),
    ),
  ]),
  fc.constant<Step>((standing, moment) =>
    obstacles(standing, "aligned").length > 0
      ? standing.project
      : finishMilestone(standing.project, "aligned", TODAY, null, moment),
  ),
  fc.constant<Step>((standing, moment) =>
    obstacles(standing, "accepted").length > 0
      ? standing.project
      : finishMilestone(standing.project, "accepted", TODAY, null, moment),
  ),
  fc.constant<Step>(({ project }, moment) => reopenMilestone(project, "aligned", "w", moment)),
  fc.constantFrom("2027-01-15", "2027-07-01", "2026-12-15").map(
    (to): Step =>
      ({ project }, moment) =>
        moveMilestone(project, "live", { to, reason: "data", side: "customer", why: null, rest: true }, moment).project,
  ),
);

test("no sequence of steps talks past the gate, breaks an id, or fails with anything but a problem", () => {
  let gone = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let keys = 0;
      const moment: Moment = { today: TODAY, key: () => `k${++keys}` };
      let project = seeded(moment);
      for (const one of steps) {
        const before = project;
        try {
          project = one({ project, catalogue, today: TODAY, settings: NO_SETTINGS }, moment);
        } catch (error) {
          if (!(error instanceof PsvcError) && !String(error).includes("no record under none")) throw error;
        }
        expect(project.counters.promise).toBeGreaterThanOrEqual(before.counters.promise);
        expect(project.counters.gap).toBeGreaterThanOrEqual(before.counters.gap);
      }
      const ids = [
        ...Object.values(project.promises),
        ...Object.values(project.gaps),
        ...Object.values(project.actions),
      ].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const owners = Object.values(project.gaps).map(({ promise }) => promise);
      expect(new Set(owners).size).toBe(owners.length);

      // The other criteria are taken as met, whatever stands in their way: this is about the musts.
      for (const name of ["aligned", "accepted"] as const)
        if (!project.route[name].doneOn) project = finishMilestone(project, name, TODAY, null, moment);
      const standing = { project, catalogue, today: TODAY, settings: NO_SETTINGS };
      const met = Object.fromEntries(
        Object.entries(project.criteria).map(([name, one]) => [
          name,
          { ...one, state: "met" as const, evidence: "seen", on: TODAY },
        ]),
      );
      const decided = decideGolive(
        { ...standing, project: { ...project, criteria: met } },
        { decision: "go", by: "Petra", why: null, on: TODAY, conditions: [] },
        moment,
      );
      if (!decided.taken) return;
      gone++;
      const musts = sortedById(project.promises).filter(
        ([, promise]) => promise.importance === "must" && promise.confirmed && !promise.dropped,
      );
      for (const [key, promise] of musts) {
        expect(["fits", "settled"]).toContain(settlement(standing, key));
        const gap = gapOf(project, key)?.[1];
        if (promise.fit?.value !== "fit")
          expect(gap?.resolution?.decision, `${promise.id} has no decision`).toBeTruthy();
      }
      expect(Object.values(project.promises).filter((promise) => promise.confirmed && !promise.dropped)).not.toEqual(
        [],
      );
    }),
    { numRuns: 3000 },
  );
  expect(gone, "no sequence got to a go: the property says nothing").toBeGreaterThan(10);
});
