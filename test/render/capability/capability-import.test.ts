import { expect, test } from "vitest";
import {
  type CapabilityImport,
  capabilityImportJson,
  renderCapabilityImport,
} from "../../../src/render/capability/capability-import.ts";
import { style } from "../../../src/render/layout/style.ts";

const answer: CapabilityImport = {
  file: "list.csv",
  product: "Field Service",
  release: "2026.1",
  releaseBefore: null,
  isDryRun: true,
  differences: { added: ["a"], changed: [], unchanged: ["b"], missing: [], removed: [] },
  availability: { available: 1, limited: 1, unavailable: 0 },
  assumed: null,
  columns: [{ field: "key", column: "Code" }],
  unused: [],
  skipped: [{ line: 4, text: "c,\u0007", why: "it has no name" }],
  stripped: [],
  first: [],
  likely: [],
  notes: [],
  editions: [],
  sheet: null,
  headerLine: null,
  remembered: [],
};

const plain = style({ color: false, width: 80 });

test("a dry run says that nothing was written, and rows add up", () => {
  expect(renderCapabilityImport(answer, plain)).toMatchInlineSnapshot(`
    "Dry run, nothing was written. list.csv would go into Field Service at 2026.1.
    3 rows: 1 added, 0 changed, 1 unchanged, 1 skipped
    They are: 1 available, 1 limited, 0 unavailable
    Columns: key = Code
    Skipped:
      list.csv:4: it has no name
        c,\\x07"
  `);
  expect(capabilityImportJson(answer)).toMatchObject({ dryRun: true, rows: 3, added: 1, unchanged: 1, missing: [] });
});

test("a long list is cut on the screen and whole in JSON", () => {
  const missing = Array.from({ length: 12 }, (_, i) => `k${i}`);
  const long = { ...answer, differences: { ...answer.differences, missing } };
  expect(renderCapabilityImport(long, plain)).toContain("  k9\n  and 2 more; --json lists all");
  expect(capabilityImportJson(long).missing).toEqual(missing);
});
