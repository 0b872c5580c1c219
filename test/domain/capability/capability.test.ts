import { describe, expect, test } from "vitest";
import {
  addCapability,
  capabilitiesInOrder,
  capabilityChanges,
  capabilityKey,
  catalogueDifferences,
  countByAvailability,
  editCapability,
  findCapability,
  mergeCapabilities,
  moveToRelease,
  openCatalogue,
} from "../../../src/domain/capability/capability.ts";
import type { Catalogue } from "../../../src/domain/model/catalogue.ts";
import { PsvcError } from "../../../src/errors.ts";
import { nextCommand } from "../../../src/next-command.ts";

function fieldService(): Catalogue {
  const empty = openCatalogue(null, "Field Service", "2026.1");
  const offline = {
    name: "Offline work orders",
    area: "Mobile",
    availability: "limited",
    limits: "no photos",
  } as const;
  return addCapability(addCapability(empty, "offline", offline), "sso", { name: "Single sign-on", editions: ["Pro"] });
}

function problemOf(act: () => unknown) {
  try {
    act();
  } catch (err) {
    return err instanceof PsvcError ? err.problem : err;
  }
  return null;
}

describe("a key", () => {
  test.each([
    ["SCR-12", "SCR-12"],
    [" 3.1.1 ", "3.1.1"],
    ["Offline work orders", "offline-work-orders"],
    ["Größe & Maß", "größe-maß"],
    ["toString", "toString"],
  ])("%j is kept as %j", (typed, key) => expect(capabilityKey(typed)).toBe(key));

  test.each([
    "",
    "  ",
    "__proto__",
    "constructor",
    " prototype",
    "\u0007\u001b ",
    "x".repeat(201),
  ])("%j is none", (typed) => expect(capabilityKey(typed)).toBeNull());

  test("an escape sequence does not get into a key", () => {
    expect(capabilityKey("off\u001b[31mline")).toBe("off-31mline");
  });

  test("the name of another property that every object has can be a key", () => {
    const catalogue = addCapability(fieldService(), "toString", { name: "Text export" });
    expect(findCapability(catalogue, "toString").name).toBe("Text export");
    expect(problemOf(() => findCapability(fieldService(), "toString"))).toMatchObject({ code: "not-found" });
  });
});

test("a new capability is available unless something else is said", () => {
  expect(findCapability(fieldService(), "sso")).toEqual({
    key: "sso",
    name: "Single sign-on",
    area: null,
    description: null,
    availability: "available",
    editions: ["Pro"],
    since: null,
    limits: null,
    roadmapNote: null,
    keywords: [],
  });
});

test("a new catalogue needs its release", () => {
  expect(problemOf(() => openCatalogue(null, "CRM", undefined))).toMatchObject({
    code: "missing-flags",
    flags: ["--release"],
  });
});

test("a catalogue that is there keeps its release", () => {
  expect(openCatalogue(fieldService(), "Field Service", "2027.1").release).toBe("2026.1");
});

test("a key is given once", () => {
  expect(problemOf(() => addCapability(fieldService(), "sso", { name: "SSO" }))).toMatchObject({
    code: "already-there",
    command: nextCommand("capability edit", ["sso"]),
  });
});

test("an edit changes what is given and nothing else", () => {
  const before = fieldService();
  const after = editCapability(before, "offline", { availability: "available", limits: null });
  expect(capabilityChanges(findCapability(before, "offline"), findCapability(after, "offline"))).toEqual([
    { field: "availability", before: "limited", after: "available" },
    { field: "limits", before: "no photos", after: null },
  ]);
  expect(after.capabilities.sso).toBe(before.capabilities.sso);
  expect(findCapability(before, "offline").limits).toBe("no photos");
});

test("a capability that is not there is answered with the nearest", () => {
  expect(problemOf(() => editCapability(fieldService(), "oflline", {}))).toMatchObject({
    code: "not-found",
    name: "oflline",
    near: ["offline"],
  });
});

test("what a newer psvc keeps beside the fields survives an edit", () => {
  const before = fieldService();
  const sso = { ...findCapability(before, "sso"), owner: "identity team" };
  const kept = { ...before, capabilities: { ...before.capabilities, sso } };
  expect(editCapability(kept, "sso", { since: "2025.2" }).capabilities.sso).toMatchObject({ owner: "identity team" });
});

describe("a merge", () => {
  const rows = [
    { key: "offline", fields: { name: "Offline work orders", availability: "available" } },
    { key: "sso", fields: { name: "Single sign-on" } },
    { key: "scim", fields: { name: "User provisioning" } },
  ] as const;

  test("updates only the fields that the file has", () => {
    const merged = mergeCapabilities(fieldService(), rows, "unavailable");
    expect(merged.capabilities.offline).toMatchObject({
      availability: "available",
      limits: "no photos",
      area: "Mobile",
    });
  });

  test("takes what is said of no availability for new capabilities only", () => {
    const merged = mergeCapabilities(fieldService(), rows, "unavailable");
    expect(merged.capabilities.scim?.availability).toBe("unavailable");
    expect(merged.capabilities.sso?.availability).toBe("available");
  });

  test("tells what was added, changed, left alone and missing from the file", () => {
    const before = addCapability(fieldService(), "maps", { name: "Maps" });
    const keys = rows.map(({ key }) => key);
    expect(catalogueDifferences(before, mergeCapabilities(before, rows, "available"), keys)).toEqual({
      added: ["scim"],
      changed: [{ key: "offline", fields: ["availability"] }],
      unchanged: ["sso"],
      missing: ["maps"],
      removed: [],
    });
  });

  test("deletes nothing", () => {
    expect(Object.keys(mergeCapabilities(fieldService(), [], "available").capabilities)).toEqual(["offline", "sso"]);
  });

  test("of the same file again changes nothing", () => {
    const once = mergeCapabilities(fieldService(), rows, "available");
    expect(mergeCapabilities(once, rows, "available")).toEqual(once);
  });
});

test("a release moves and the capabilities stay", () => {
  const before = fieldService();
  expect(moveToRelease(before, "2026.2")).toEqual({ ...before, release: "2026.2" });
});

test("the order is by area, then by key with numbers in their order, and without an area last", () => {
  const empty = openCatalogue(null, "P", "1");
  const row = (key: string, area: string | null) => ({ key, fields: { name: key, area } });
  const rows = [row("x", null), row("R10", "B"), row("R9", "B"), row("z", "A")];
  const catalogue = mergeCapabilities(empty, rows, "available");
  expect(capabilitiesInOrder(catalogue).map(({ key }) => key)).toEqual(["z", "R9", "R10", "x"]);
});

test("capabilities are counted by availability", () => {
  expect(countByAvailability(Object.values(fieldService().capabilities))).toEqual({
    available: 1,
    limited: 1,
    unavailable: 0,
  });
});
