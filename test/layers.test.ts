import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** The table of ARCHITECTURE.md: what each layer may import. `own` is its own folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  domain: ["own", "errors", "date-fns/*"],
  render: ["own", "domain", "errors", "chalk", "fast-string-truncated-width"],
  exchange: [
    "own",
    "domain",
    "errors",
    "csv-parse/*",
    "fflate",
    "read-excel-file/*",
    "write-excel-file/*",
    "yauzl",
    "node:*",
  ],
  search: ["own", "domain", "errors", "minisearch"],
  store: ["own", "domain", "errors", "lowdb", "valibot", "rfc6902", "node:*"],
  prompts: ["own", "domain", "errors", "terminal/prompter"],
  terminal: ["own", "domain", "errors", "chalk", "inquirer", "node:*"],
  help: ["own", "domain", "errors", "render", "json-schemas", "commander"],
  "json-schemas": ["render/json/kinds", "node:*"],
  completion: ["own", "domain", "render", "exchange", "@bomb.sh/tab", "commander"],
  suggest: ["own", "app", "domain", "errors", "render", "commander"],
  app: ["domain", "store/port/store", "terminal/prompter", "render/layout/style", "render/json/kinds"],
  commands: [
    "own",
    "app",
    "domain",
    "errors",
    "render",
    "exchange",
    "search",
    "prompts",
    "help",
    "completion",
    "store/port/store",
    "terminal/prompter",
    "commander",
  ],
  program: ["app", "commands", "errors", "commander", "package.json"],
  run: ["program", "app", "suggest", "render", "errors", "help", "commander"],
  "output-settings": ["app", "domain", "errors", "render", "store/port/store", "terminal"],
  main: ["*"],
};

const SRC = resolve(import.meta.dirname, "../src");

interface Import {
  readonly from: string;
  readonly to: string;
  readonly layer: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

const imports: Import[] = sources(SRC).flatMap((file) => {
  const from = relative(SRC, file).replace(/\.ts$/, "");
  const layer = from.includes("/") ? (from.split("/")[0] ?? "") : from;
  return ts
    .preProcessFile(readFileSync(file, "utf8"))
    .importedFiles.map(({ fileName }) => ({ from, layer, to: target(file, fileName) }));
});

function target(file: string, name: string): string {
  if (!name.startsWith(".")) return name;
  return relative(SRC, resolve(dirname(file), name))
    .replace(/\.ts$/, "")
    .replace("../package.json", "package.json");
}

function allowed({ layer, to }: Import): boolean {
  return (MAY_IMPORT[layer] ?? []).some((rule) => {
    if (rule === "*") return true;
    if (rule === "own") return to.startsWith(`${layer}/`);
    if (rule.endsWith("*")) return to.startsWith(rule.slice(0, -1));
    return to === rule || to.startsWith(`${rule}/`);
  });
}

describe("who may import whom", () => {
  test("every layer of the source is in the table", () => {
    expect(imports.map(({ layer }) => layer).filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
  });

  test("the table holds", () => {
    expect(imports.filter((one) => !allowed(one)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("nothing imports main", () => {
    expect(imports.filter(({ to }) => to === "main")).toEqual([]);
  });

  test("no command group imports another", () => {
    const group = (path: string) => path.split("/")[1] ?? "";
    const shared = ["flags", "find", "capture"];
    const crossing = imports
      .filter(({ from, to }) => from.startsWith("commands/") && to.startsWith("commands/"))
      .filter(({ from, to }) => group(from) !== group(to) && !shared.includes(group(to)));
    expect(crossing.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("nothing but the store adapters knows which store is in use", () => {
    const outside = imports.filter(
      ({ from, to }) =>
        to.startsWith("store/") && to !== "store/port/store" && !from.startsWith("store/") && from !== "main",
    );
    expect(outside).toEqual([]);
  });

  test("no source imports the index of date-fns, or lowdb's own file adapters", () => {
    expect(imports.filter(({ to }) => to === "date-fns" || to.startsWith("lowdb/"))).toEqual([]);
  });
});
