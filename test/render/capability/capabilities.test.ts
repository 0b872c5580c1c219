import { expect, test } from "vitest";
import { addCapability, findCapability, openCatalogue } from "../../../src/domain/capability/capability.ts";
import {
  renderCapabilities,
  renderCapability,
  renderCapabilityEdited,
} from "../../../src/render/capability/capabilities.ts";
import { style } from "../../../src/render/layout/style.ts";

const plain = style({ color: false, width: 60 });

const catalogue = addCapability(openCatalogue(null, "Field Service", "2026.1"), "offline", {
  name: "Offline work orders",
  area: "Mobile",
  description: "A technician completes orders without a network; they are sent when there is one.",
  availability: "limited",
  editions: ["Pro", "Max"],
  since: "2025.2 (a long remark)",
  limits: "no photos\u001b[0m",
  roadmapNote: "photos in 2026.3",
  keywords: ["basement"],
});
const offline = findCapability(catalogue, "offline");

test("a capability is shown whole, wrapped, and with the roadmap as a note", () => {
  expect(renderCapability(catalogue, offline, plain)).toMatchInlineSnapshot(`
    "offline Offline work orders
      limited in Field Service at 2026.1
      area: Mobile
      since: 2025.2 (a long remark)
      editions: Pro, Max
      limits: no photos\\x1b[0m
      roadmap, a note only: photos in 2026.3
      keywords: basement
      description: A technician completes orders without a
        network; they are sent when there is one."
  `);
});

test("on a narrow screen the list keeps key, name and availability", () => {
  expect(renderCapabilities(catalogue, [offline], style({ color: false, width: 44 }))).toMatchInlineSnapshot(`
    "Field Service at 2026.1: 1 capability
    KEY      NAME                 AVAILABILITY
    offline  Offline work orders  limited"
  `);
});

test("a list without a hit says how many there are", () => {
  expect(renderCapabilities(catalogue, [], plain)).toBe("Field Service at 2026.1: none of 1 capability is like that.");
});

test("a list without a catalogue says how to start one", () => {
  expect(renderCapabilities(null, [], plain)).toContain("psvc capability import FILE --product NAME --release RELEASE");
});

test("an edit of what a fit does not rest on says nothing of fits", () => {
  const changes = [{ field: "area", before: "Mobile", after: null }] as const;
  expect(renderCapabilityEdited(catalogue, offline, changes, plain)).toBe(
    "offline Offline work orders\n  area: Mobile -> (none)",
  );
  const seen = [{ field: "availability", before: "available", after: "limited" }] as const;
  expect(renderCapabilityEdited(catalogue, offline, seen, plain)).toContain("stale until judged again");
  expect(renderCapabilityEdited(catalogue, offline, [], plain)).toContain("nothing was changed");
});
