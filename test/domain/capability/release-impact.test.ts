import { describe, expect, test } from "vitest";
import {
  editCapability,
  mergeCapabilities,
  openCatalogue,
  pruneCapabilities,
} from "../../../src/domain/capability/capability.ts";
import { impactOf } from "../../../src/domain/capability/release-impact.ts";
import { gapOf } from "../../../src/domain/gap/gap.ts";
import { closeGap, resolveGap } from "../../../src/domain/gap/resolve-gap.ts";
import type { Catalogue } from "../../../src/domain/model/catalogue.ts";
import type { Moment, Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Availability } from "../../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../../src/domain/project/new-project.ts";
import { stopProject } from "../../../src/domain/project/stop-project.ts";
import { assessPromise, type Judgement } from "../../../src/domain/promise/assess-promise.ts";
import { addPromise, dropPromise, PROMISE_DEFAULTS, type PromiseFacts } from "../../../src/domain/promise/promise.ts";

const TODAY = "2026-11-24";
let keys = 0;
const moment: Moment = { today: TODAY, key: () => `k${String(keys++).padStart(5, "0")}` };

const catalogue = mergeCapabilities(
  openCatalogue(null, "Field Service", "2026.1"),
  [
    { key: "sso", fields: { name: "Single sign-on", availability: "available" } },
    { key: "scim", fields: { name: "SCIM", availability: "limited" } },
    { key: "maps", fields: { name: "Maps", availability: "unavailable" } },
  ],
  "available",
);

type Given = Partial<PromiseFacts> & { readonly judgement?: Judgement };

/** A project whose promises rest on the catalogue as it was, numbered in the order given. */
function project(slug: string, ...promises: readonly Given[]): Project {
  const template = BUILT_IN_TEMPLATES[0];
  if (!template) throw new Error("no template");
  const begun = createProject(
    {
      slug,
      customer: slug,
      lead: "Ana",
      deal: {
        closedOn: "2026-11-02",
        value: null,
        currency: null,
        owner: null,
        why: null,
        product: "Field Service",
        contractualOn: null,
        crmId: null,
      },
      people: { sponsor: null, projectLead: null, deciders: ["Dana"], handedOver: null, readiness: null },
      target: null,
      adopted: null,
    },
    template,
    moment,
  );
  return promises.reduce((so, { judgement, ...facts }) => {
    const added = addPromise(so, { ...PROMISE_DEFAULTS, statement: "a promise", ...facts }, moment);
    return judgement
      ? assessPromise(
          { project: added.project, catalogue, today: TODAY, settings: NO_SETTINGS },
          added.key,
          judgement,
          moment,
        ).project
      : added.project;
  }, begun);
}

function offering(availabilities: Readonly<Record<string, Availability>>): Catalogue {
  return Object.entries(availabilities).reduce((so, [key, availability]) => editCapability(so, key, { availability }), {
    ...catalogue,
    release: "2026.2",
  });
}

const on = (...capabilities: string[]) => ({ judgement: { capabilities } });
const told = (projects: readonly Project[], next: Catalogue, current: Catalogue | null = null) =>
  impactOf(projects, next, current).affected.map(
    ({ project: { slug }, promise, judged, now, effect }) => `${slug} ${promise.id} ${judged.value}>${now} ${effect}`,
  );

describe("what a changed catalogue does to promises", () => {
  test.each([
    ["less than it was", on("sso"), { sso: "limited" }, ["a P1 fit>partial broke"]],
    ["less of one of several", on("scim", "sso"), { scim: "unavailable" }, ["a P1 partial>gap broke"]],
    ["all of it, and the gap is still there", on("scim"), { scim: "available" }, ["a P1 partial>fit closable"]],
    ["more, and not all", on("maps"), { maps: "limited" }, ["a P1 gap>partial better"]],
    ["what it rests on did not move", on("sso"), { maps: "available" }, []],
    ["nothing: it was judged by hand", { judgement: { fit: "fit" } }, { sso: "unavailable" }, []],
    ["nothing: nobody judged it", {}, { sso: "unavailable" }, []],
  ] as [string, Given, Record<string, Availability>, string[]][])("%s", (_, promise, availabilities, expected) => {
    expect(told([project("a", promise)], offering(availabilities))).toEqual(expected);
  });

  test("what left the catalogue is done no more", () => {
    const [affected] = impactOf([project("a", on("sso"))], pruneCapabilities(catalogue, ["scim", "maps"])).affected;
    expect(affected).toMatchObject({ effect: "broke", now: "gap" });
    expect(affected?.changes).toEqual([{ key: "sso", how: "is no longer in the catalogue" }]);
  });

  test("other limits are looked at again", () => {
    const next = editCapability(catalogue, "sso", { limits: "500 users" });
    expect(told([project("a", on("sso"))], next)).toEqual(["a P1 fit>fit other"]);
  });

  test("the lead's word against the catalogue's does not count as broken where the catalogue stays as it was", () => {
    const judgement = { capabilities: ["scim"], fit: "fit", why: "seen at their site", evidence: "a photo" } as const;
    const next = editCapability(catalogue, "scim", { limits: "500 users" });
    expect(told([project("a", { judgement })], next)).toEqual(["a P1 fit>partial other"]);
  });

  test("a gap that is closed is not offered for closing", () => {
    const before = project("a", { ...on("scim"), importance: "should" });
    const [key] = gapOf(before, Object.keys(before.promises)[0] ?? "") ?? [""];
    const agreed = resolveGap(before, key, { kind: "workaround", underProtest: false }, moment);
    const closed = closeGap(agreed, key, "in place", moment, false);
    expect(told([closed], offering({ scim: "available" }))).toEqual(["a P1 partial>fit better"]);
  });

  test("dropped promises and stopped projects are not looked at", () => {
    const dropped = project("a", on("sso"));
    const [key = ""] = Object.keys(dropped.promises);
    const without = dropPromise(dropped, key, { why: "said twice", duplicateOf: null }, moment);
    const end = { by: "Ana", on: TODAY, why: "they left", consequence: "none" };
    const stopped = stopProject(project("b", on("sso")), end, moment);
    const impact = impactOf([without, stopped], offering({ sso: "unavailable" }));
    expect([impact.affected, impact.ended]).toEqual([[], 1]);
  });

  test("broken musts come first, rumours last of their kind", () => {
    const projects = [
      project("b", { ...on("scim"), importance: "must" }, { ...on("sso"), importance: "could" }),
      project("a", { ...on("sso"), importance: "must", confirmed: false }, { ...on("sso"), importance: "should" }),
      project("c", { ...on("sso"), importance: "must" }),
    ];
    const next = offering({ sso: "unavailable", scim: "available" });
    expect(told(projects, next)).toEqual([
      "c P1 fit>gap broke",
      "a P2 fit>gap broke",
      "b P2 fit>gap broke",
      "a P1 fit>gap broke",
      "b P1 partial>fit closable",
    ]);
  });

  test("every judged fit is affected, carried forward or by hand", () => {
    const projects = [project("a", on("sso"), on("scim"), { judgement: { fit: "gap" } }, {})];
    expect(impactOf(projects, offering({ sso: "limited" }))).toMatchObject({
      affected: [{ promise: { id: "P1" } }],
      carriedForward: 1,
      byHand: 1,
    });
  });
});

describe("what a file would change", () => {
  const projects = [project("a", on("sso"), on("scim"))];
  const edited = offering({ sso: "limited" });

  test("leaves out what is stale already and stays as it is", () => {
    expect(told(projects, edited, edited)).toEqual([]);
    expect(told(projects, editCapability(edited, "scim", { availability: "available" }), edited)).toEqual([
      "a P2 partial>fit closable",
    ]);
  });

  test("has what it moves once more", () => {
    expect(told(projects, offering({ sso: "unavailable" }), edited)).toEqual(["a P1 fit>gap broke"]);
  });

  test("has no fit that it brings back to what was judged", () => {
    expect(told(projects, catalogue, edited)).toEqual([]);
  });
});
