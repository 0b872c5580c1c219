import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

interface Meta {
  readonly inputs: Readonly<
    Record<
      string,
      { readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[] }
    >
  >;
}

const meta = JSON.parse(readFileSync(resolve(import.meta.dirname, "../dist/meta.json"), "utf8")) as Meta;

/** What runs when the program starts: everything reached without a dynamic import. */
function loadedAtStart(): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const one of meta.inputs[path]?.imports ?? [])
      if (one.kind !== "dynamic-import" && !one.external) visit(one.path);
  };
  visit("src/main.ts");
  return seen;
}

test.each(["stemmer", "rfc6902"])("%s is in the bundle and not in the start", (name) => {
  const inBundle = Object.keys(meta.inputs).filter((path) => path.includes(`node_modules/${name}/`));
  const atStart = [...loadedAtStart()].filter((path) => path.includes(`node_modules/${name}/`));
  expect(inBundle.length).toBeGreaterThan(0);
  expect(atStart).toEqual([]);
});

test("the parser of broken JSON is required by the first text that does not parse", () => {
  const importers = Object.entries(meta.inputs).flatMap(([path, { imports }]) =>
    imports.filter((one) => one.path === "jsonc-parser" && one.external).map(({ kind }) => [path, kind]),
  );
  expect(new Set(importers.map(String))).toEqual(new Set(["late:jsonc-parser,require-call"]));
});

test("inquirer is imported at the first question only", () => {
  const imports = Object.values(meta.inputs).flatMap((input) =>
    input.imports.filter(({ path }) => path === "inquirer"),
  );
  expect(imports.map(({ kind }) => kind)).toEqual(["dynamic-import"]);
});

test("no reader of somebody else's files is in the start, nor what it is made of", () => {
  const start = [...loadedAtStart()];
  const readers = [
    ...["csv", "csv-records", "json", "sheet", "table"].map((name) => `sheet/${name}`),
    ...["xlsx", "xlsx-parts", "xlsx-sheet"].map((name) => `xlsx/${name}`),
    ...["promises/promise-list", "deals/deals", "catalogue/capabilities"],
  ].map((name) => `src/exchange/${name}.ts`);
  expect(Object.keys(meta.inputs)).toEqual(expect.arrayContaining(readers));
  expect(start.filter((path) => readers.includes(path))).toEqual([]);
  const outside = start.flatMap((path) => meta.inputs[path]?.imports ?? []).filter(({ external }) => external);
  expect(outside.filter(({ path }) => /yauzl|yaml|excel/.test(path))).toEqual([]);
});

test("no reader of documents is in the start, nor a package that reads them", () => {
  const start = [...loadedAtStart()];
  expect(Object.keys(meta.inputs).filter((path) => path.startsWith("src/documents/")).length).toBeGreaterThan(20);
  expect(start.filter((path) => path.startsWith("src/documents/"))).toEqual([]);
  const outside = start.flatMap((path) => meta.inputs[path]?.imports ?? []).filter(({ external }) => external);
  expect(outside.filter(({ path }) => /unpdf|parse5|postal-mime|msgreader/.test(path))).toEqual([]);
});

test("help is in the bundle and not in the start, whose commands are free of it", () => {
  expect(Object.keys(meta.inputs).filter((path) => path.startsWith("src/help/")).length).toBeGreaterThan(10);
  expect([...loadedAtStart()].filter((path) => path.startsWith("src/help/"))).toEqual([]);
});

test("the manual page is printed by the program that was built", () => {
  const manual = readFileSync(resolve(import.meta.dirname, "../dist/psvc.1"), "utf8");
  expect(manual).toMatch(/^\.TH PSVC 1 /);
  expect(manual).toContain('.SS "psvc gap add"');
});

test("the schemas, and what reads them, are loaded by whoever asks for one", () => {
  const start = [...loadedAtStart()];
  expect(Object.keys(meta.inputs)).toContain("src/json-schemas.ts");
  expect(start.filter((path) => path === "src/json-schemas.ts" || path.startsWith("src/help/"))).toEqual([]);
});

test("what completes a line is loaded where a shell asks, and not at every start", () => {
  const inBundle = Object.keys(meta.inputs).filter((path) => path.startsWith("src/completion/"));
  const atStart = [...loadedAtStart()].filter((path) => path.startsWith("src/completion/"));
  expect(inBundle.length).toBeGreaterThan(5);
  expect(atStart.sort()).toEqual(["src/completion/install-hint.ts", "src/completion/shells.ts"]);
});

test("the start does load the command line and the rules", () => {
  const start = loadedAtStart();
  expect(start.has("src/domain/status/health.ts")).toBe(true);
  expect([...start].some((path) => path.includes("node_modules/commander/"))).toBe(true);
});
