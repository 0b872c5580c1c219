import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countByAvailability, mergeCapabilities, openCatalogue } from "../../../src/domain/capability/capability.ts";
import { type CapabilityFileOptions, readCapabilities } from "../../../src/exchange/catalogue/capabilities.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";

const NOTHING: CapabilityFileOptions = { map: [], values: [] };
const STAGES = "availability:stable=available,beta=limited,alpha=limited,*=unavailable";
const KUBERNETES = "../shared/samples/kubernetes/capabilities.csv";

function read(text: string, options: Partial<CapabilityFileOptions> = {}, file = "list.csv") {
  return readCapabilities(readSheet(Buffer.from(text), file, "capabilities"), { ...NOTHING, ...options });
}

describe("a row", () => {
  test("fills the fields that the file has columns for", () => {
    const file = read(
      "Code;Title;Module;Status;Edition;Tags\nSCR-1;Offline;Mobile;Limited;Pro, Max|Max;sync;cache\n".replace(
        "sync;cache",
        '"sync;cache"',
      ),
    );
    expect(file.rows).toEqual([
      {
        key: "SCR-1",
        fields: {
          name: "Offline",
          area: "Mobile",
          availability: "limited",
          editions: ["Pro", "Max"],
          keywords: ["sync", "cache"],
        },
      },
    ]);
  });

  test("clears a field by an empty cell", () => {
    expect(read("key,name,limits,keywords\na,A,,\n").rows[0]?.fields).toEqual({
      name: "A",
      limits: null,
      keywords: [],
    });
  });

  test("is bad without a key or a name, with all that is wrong with it", () => {
    expect(read("key,name,status\n,,\na,,available\nb,B,blue\n,B,available\n__proto__,P,available\n").bad).toEqual([
      { line: 3, text: "a,,available", why: "it has no name" },
      {
        line: 4,
        text: "b,B,blue",
        why: 'no --values says what the status "blue" means',
        mark: { start: 4, length: 4 },
      },
      { line: 5, text: ",B,available", why: "it has no key" },
      { line: 6, text: "__proto__,P,available", why: '"__proto__" cannot be a key', mark: { start: 0, length: 9 } },
    ]);
  });

  test("is bad where its key was there before, and the first line is named", () => {
    const file = read("key,name\na,A\nb,B\na,Again\n");
    expect(file.rows.map(({ fields }) => fields.name)).toEqual(["A", "B"]);
    expect(file.bad).toEqual([
      { line: 4, text: "a,Again", why: "its key a is taken by line 2", mark: { start: 0, length: 1 } },
    ]);
  });

  test("has a key made of its name where the file has no keys", () => {
    expect(read("Title\nOffline orders\nSSO\nSSO\n").rows.map(({ key, fields }) => [key, fields.name])).toEqual([
      ["offline-orders", "Offline orders"],
      ["sso", "SSO"],
    ]);
    const twice = read("Feature,Module\nExport,Reports\nExport,Stock\nExport,Stock\n");
    expect(twice.rows.map(({ key }) => key)).toEqual(["export", "stock-export"]);
    expect(twice.notes).toEqual(["Line 4: a name that was there before, left out."]);
  });

  test("of JSON is bad where a field holds what cannot be text", () => {
    const file = read('[{"key":"a","name":{"en":"A"}},{"key":"b","name":"B","links":[{}]}]', {}, "list.json");
    expect(file.rows.map(({ key }) => key)).toEqual(["b"]);
    expect(file.bad).toEqual([
      { line: 1, text: '{"key":"a","name":{"en":"A"}}', why: "it has no name; name is not text" },
    ]);
  });
});

describe("an availability", () => {
  const one = (cell: string, values: readonly string[] = []) =>
    read(`key,name,stage\na,A,${cell}\n`, { values }).rows[0]?.fields.availability;

  test.each([
    ["Available", [], "available"],
    ["stable", [STAGES], "available"],
    ["", [STAGES], "unavailable"],
    ["removed", [STAGES], "unavailable"],
    ["limited", ["availability:ga=available"], "limited"],
    ["wobbly", ["availability:ga=available"], undefined],
    ["", ["availability:ga=available"], undefined],
  ])("%j by %j is %j", (cell, values, expected) => expect(one(cell, values)).toBe(expected));

  test("loses a comment behind it, and that is reported", () => {
    const file = read("key,name,stage\na,A,stable # was beta\nb,B,# see below\nc,C,C#\n", { values: [STAGES] });
    expect(file.rows.map(({ fields }) => fields.availability)).toEqual(["available", "unavailable", "unavailable"]);
    expect(file.stripped).toEqual([
      { line: 2, key: "a", text: "stable # was beta", read: "stable", as: "available" },
      { line: 3, key: "b", text: "# see below", read: "", as: "unavailable" },
    ]);
  });

  test("that a map covers as it stands has no comment", () => {
    const file = read("key,name,stage\na,A,Tier #1\n", { values: ["availability:tier #1=available"] });
    expect(file.stripped).toEqual([]);
    expect(file.bad).toEqual([]);
  });

  test("is assumed and not known where the file does not say", () => {
    expect(read("key,name\na,A\n").assumed).toBe("available");
    expect(read("key,name\na,A\n", { values: ["availability:*=Unavailable"] }).assumed).toBe("unavailable");
    expect(read("key,name,status\na,A,limited\n").assumed).toBeNull();
  });

  test("can only be one of psvc's words", () => {
    expect(() => read("key,name\n", { values: ["availability:stable=done"] })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "bad-value", value: "done" }) }),
    );
  });
});

test("10,000 rows are read in a second or so", () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `K${i},"Name ${i}",stable,"${"words and words ".repeat(12)}"`);
  const started = performance.now();
  expect(read(["key,name,stage,summary", ...rows].join("\n"), { values: [STAGES] }).rows.length).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(3000);
});

test("a list that psvc printed comes back as it was, and says whose it is", () => {
  const rows = read("key,name,status,limits,keywords\na,A,limited,no photos,x|y\nb,B,available,,\n").rows;
  const catalogue = mergeCapabilities(openCatalogue(null, "Field Service", "2026.1"), rows, "available");
  const { product, release } = catalogue;
  const printed = { schemaVersion: 1, kind: "capabilities", product, release };
  for (const capabilities of [Object.values(catalogue.capabilities), catalogue.capabilities]) {
    const again = read(JSON.stringify({ ...printed, capabilities }), {}, "list.json");
    expect([again.product, again.release]).toEqual(["Field Service", "2026.1"]);
    expect(mergeCapabilities(openCatalogue(null, product, release), again.rows, "available")).toEqual(catalogue);
  }
});

// Counted by another CSV reader: 217 stable; 40 beta and 74 alpha, 3 more of them with a comment; 14 of anything else.
test.skipIf(!existsSync(KUBERNETES))(
  "a real catalogue of 348 is read whole (skipped where the sample is not there)",
  () => {
    const columns = "key=KEP|name=Title|area=Owning SIG|availability=Stage|since=Latest milestone|description=Summary";
    const sheet = readSheet(readFileSync(KUBERNETES), KUBERNETES, "capabilities");
    const file = readCapabilities(sheet, { map: columns.split("|"), values: [STAGES] });
    const catalogue = mergeCapabilities(openCatalogue(null, "Kubernetes", "1.37"), file.rows, "available");
    expect(file.bad).toEqual([]);
    expect(file.unused).toEqual(["Status"]);
    expect(file.stripped.map(({ line, as }) => [line, as])).toEqual([
      [175, "unavailable"],
      [186, "unavailable"],
      [273, "limited"],
      [277, "limited"],
      [313, "limited"],
    ]);
    expect(countByAvailability(Object.values(catalogue.capabilities))).toEqual({
      available: 217,
      limited: 117,
      unavailable: 14,
    });
  },
);

describe("a product manager's words", () => {
  const read = (heading: string, words: readonly string[], options: { readonly values?: readonly string[] } = {}) => {
    const text = ["Key,Name,Release", ...words.map((_, i) => `k${i},Name ${i},1`)].join("\n");
    const lines = text.split("\n").map((line, i) => `${line},${i === 0 ? heading : `"${words[i - 1]}"`}`);
    const sheet = readSheet(Buffer.from(`${lines.join("\n")}\n`), "c.csv", "capabilities");
    return readCapabilities(sheet, { map: [], values: options.values ?? [] });
  };

  test.each([
    ["GA", "available"],
    ["Generally available", "available"],
    ["Shipped", "available"],
    ["✓", "available"],
    ["GA since 2026.1", "available"],
    ["Beta", "limited"],
    ["Private preview", "limited"],
    ["Partial", "limited"],
    ["Deprecated", "unavailable"],
    ["End of life", "unavailable"],
    ["No", "unavailable"],
  ])("%s is %s", (word, availability) => {
    const { rows, bad } = read("Status", [word]);
    expect(bad).toEqual([]);
    expect(rows[0]?.fields).toMatchObject({ availability });
    expect(rows[0]?.fields.roadmapNote ?? null).toBeNull();
  });

  test.each([
    "Roadmap",
    "Planned",
    "In development",
    "Coming soon",
    "Planned for Q3",
  ])("%s is unavailable, with the words as its roadmap note", (word) => {
    const [row] = read("Status", [word]).rows;
    expect(row?.fields).toMatchObject({ availability: "unavailable", roadmapNote: word });
  });

  test("a word that nobody knows is still a bad row, and --values goes before what psvc knows", () => {
    expect(read("Status", ["Perhaps"]).bad).toMatchObject([{ line: 2 }]);
    const { rows } = read("Status", ["Beta"], { values: ["availability:Beta=unavailable"] });
    expect(rows[0]?.fields.availability).toBe("unavailable");
  });

  test("are found under any heading; columns of marks or of other words are not taken for them", () => {
    expect(read("Lifecycle gate", ["GA", "Beta", "Roadmap"]).rows.map(({ fields }) => fields.availability)).toEqual([
      "available",
      "limited",
      "unavailable",
    ]);
    expect(read("Enterprise", ["✓", "Yes", "No"]).assumed).toBe("available");
    expect(read("Team", ["GA", "Beta", "Blue"]).assumed).toBe("available");
  });
});

describe("a status under a heading that tells nothing", () => {
  test("is found though one of its words is not known, and that one is asked", () => {
    const file = read(
      "id,lane,text\n1,done,Sign in with SSO\n2,coming,Print labels\n3,coming,Export to CSV\n4,done,Sign out\n5,limbo,Sort\n",
    );
    expect(file.columns).toContainEqual({ field: "availability", column: "lane" });
    expect(file.likely).toContain("availability");
    expect(file.unknown.map(({ word }) => word)).toEqual(["limbo"]);
  });

  test("is no edition beside another state of the row", () => {
    const file = read(
      "id,lane,text,flag\n1,done,Sign in with SSO,completed\n2,later,Print labels,active\n3,now,Export,active\n",
    );
    expect(file.areEditionsUnsure).toBe(false);
    expect(file.rows.map(({ fields }) => fields.availability)).toEqual(["available", "unavailable", "unavailable"]);
  });

  test("is told from products that are compared in the same words", () => {
    const file = read(
      "Feature,Heron,Egret\nSign in,Supported,Not supported\nPrint,Partial,Supported\nSort,Supported,Partial\n",
    );
    expect(file.editions).toEqual(["Heron", "Egret"]);
  });
});
