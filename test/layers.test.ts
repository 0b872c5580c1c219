import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** The table of ARCHITECTURE.md: what each layer may import. `own` is its own folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "next-command": [],
  errors: ["next-command"],
  domain: ["own", "errors", "next-command", "date-fns/*", "jsonc-parser"],
  render: ["own", "domain", "errors", "next-command", "chalk", "fast-string-truncated-width"],
  exchange: [
    "own",
    "domain",
    "errors",
    "next-command",
    "date-holidays",
    "write-excel-file/*",
    "yaml",
    "yauzl",
    "node:*",
  ],
  documents: [
    "own",
    "domain",
    "errors",
    "exchange/sheet/text",
    "exchange/xlsx/xml",
    "@kenjiuno/msgreader",
    "parse5",
    "postal-mime",
    "unpdf",
    "yauzl",
    "node:*",
  ],
  search: ["own", "domain", "errors", "stemmer"],
  store: ["own", "domain", "errors", "lowdb", "valibot", "rfc6902", "node:*"],
  prompts: ["own", "domain", "errors", "terminal/prompter"],
  terminal: ["own", "domain", "errors", "documents/document", "chalk", "inquirer", "@modelcontextprotocol/*", "node:*"],
  help: ["own", "domain", "errors", "render", "json-schemas", "commander"],
  "json-schemas": ["render/json/kinds", "node:*"],
  completion: ["own", "domain", "render", "exchange", "commander"],
  suggest: ["own", "app", "domain", "errors", "render", "commander"],
  "settings-reader": ["domain", "errors", "store/port/store"],
  app: [
    "errors",
    "domain",
    "documents/document",
    "settings-reader",
    "store/port/store",
    "terminal/prompter",
    "terminal/assistant",
    "render/layout/style",
    "render/json/kinds",
  ],
  commands: [
    "own",
    "app",
    "domain",
    "errors",
    "render",
    "exchange",
    "documents",
    "search",
    "prompts",
    "help",
    "completion",
    "store/port/store",
    "terminal/prompter",
    "terminal/assistant",
    "commander",
    "package.json",
  ],
  program: ["app", "commands", "late-commands", "errors", "commander", "package.json"],
  "late-commands": ["app", "commands", "commander"],
  run: ["program", "app", "suggest", "render", "errors", "help", "commander"],
  "output-settings": ["app", "domain", "render", "settings-reader", "terminal"],
  main: ["*"],
};

/** The subjects of a layer from the ground up. Those of one line do not import each other; a line imports what stands above it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  domain: [
    "time text",
    "model",
    "labels",
    "config people risk blackout fit search",
    "action urgency note change-order",
    "gap",
    "criterion promise confront capability",
    // What holds between the records of all of these, and which side a merge takes: below the history, which merges.
    "invariant",
    "route",
    "golive aftercare stall history",
    "handover forecast report wins project progress",
    "next recut learn",
    "status",
  ],
  render: [
    "layout",
    "note search change-order blackout",
    "criterion forecast gap history problem report recut learn config risk action project",
    "progress stall capability person",
    "next route golive confront store handover",
    "promise aftercare wins",
    "status",
    "mcp",
    "json",
  ],
  store: ["disk", "schema", "port", "lock", "history", "document", "copies cache", "doctor"],
};

/** What the commands of several groups share, from the ground up. */
const SHARED_BY_COMMANDS = ["flags", "find", "capture"];

const MOST_FILES = 20;
const MOST_COLUMNS = 120;
const FEWEST_LINES = 15;

/** Files of a few lines that stay on their own, and why. */
const SMALL_ON_PURPOSE: Readonly<Record<string, string>> = {
  "commands/completion/project-on": "two lookups share it, and each imports the other's rest",
  "commands/find/interrupted": "commands of three groups warn with it",
  "domain/criterion/computed-criteria": "a table with the predicate that reads it",
  "domain/fit/scope": "gap, criterion and route ask it, and none of them may ask another",
  "domain/time/day-direction": "a table with the function that reads it",
  "render/layout/record-id": "what every record's number is written with",
  "render/next/with-next-step": "commands of every group end their answer with it",
  "terminal/escape-control-characters": "the three prompters share it",
};

/** Lines that stay wide, and only they. */
const WIDE_ON_PURPOSE: Readonly<Record<string, RegExp>> = {
  // The script is data: one command line a line, as it is typed.
  "commands/demo/script": /^(?:\d+w?(?:\+\d+)?) /,
};

/** What a renderer may call of the domain: it reads days, texts and records by their key, and decides nothing. */
const CALLED_BY_RENDER = /^domain\/(?:time|text)\/|^domain\/model\/record$/;
/** Labels and limits are in capitals, and a formatter says what it is. */
const SAID_BY_DOMAIN = /^[A-Z][A-Z0-9_]*$|^format[A-Z]/;

/** Renderers that still call rules, each to take a view instead. */
const STILL_CALL_RULES: readonly string[] = [
  "render/forecast/forecast",
  "render/golive/golive",
  "render/action/actions",
  "render/aftercare/closed",
  "render/aftercare/mood",
  "render/handover/handover",
  "render/learn/lessons",
  "render/project/deals",
  "render/project/intake-summary",
  "render/project/stopped",
  "render/promise/assess-walk",
  "render/promise/promise-json",
  "render/promise/promises",
  "render/recut/recut",
  "render/recut/recut-json",
  "render/recut/recut-next",
  "render/report/warnings",
  "render/route/route",
  "render/route/route-json",
  "render/route/timeline",
  "render/status/portfolio",
  "render/status/shareable",
  "render/status/shareable-json",
];

const SRC = resolve(import.meta.dirname, "../src");

interface Import {
  readonly from: string;
  readonly to: string;
}

const files: ReadonlyMap<string, string> = new Map(
  readdirSync(SRC, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(SRC, file).replace(/\.ts$/, ""), readFileSync(file, "utf8")]),
);

/** Types included: the compiler's scan names every import, `import type` and `import()` among them. */
const imports: readonly Import[] = [...files].flatMap(([from, text]) =>
  ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({ from, to: target(from, fileName) })),
);

function target(from: string, name: string): string {
  if (!name.startsWith(".")) return name;
  return relative(SRC, resolve(SRC, dirname(from), name))
    .replace(/\.ts$/, "")
    .replace("../package.json", "package.json");
}

const layerOf = (path: string) => path.split("/")[0] ?? "";

/** What a file takes of each module to run, types left out. */
function valuesOf(file: string, text: string): readonly (Import & { readonly name: string })[] {
  const source = ts.createSourceFile(`${file}.ts`, text, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return [];
    const to = target(file, (statement.moduleSpecifier as ts.StringLiteral).text);
    return bindings.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({ from: file, to, name: (propertyName ?? name).text }));
  });
}

/** The renderers that call a rule, with the names of the rules. */
const rulesCalled: ReadonlyMap<string, readonly string[]> = new Map(
  [...files]
    .filter(([file]) => layerOf(file) === "render")
    .map(([file, text]): readonly [string, readonly string[]] => [
      file,
      valuesOf(file, text)
        .filter(({ to, name }) => layerOf(to) === "domain" && !CALLED_BY_RENDER.test(to) && !SAID_BY_DOMAIN.test(name))
        .map(({ name }) => name),
    ])
    .filter(([, names]) => names.length > 0),
);

/** The subject of a file that lies in a subject's folder, else null. */
function subjectOf(path: string): string | null {
  const [, subject, ...rest] = path.split("/");
  return rest.length > 0 ? (subject ?? null) : null;
}

const line = ({ from, to }: Import) => `${from} -> ${to}`;

function isAllowed({ from, to }: Import): boolean {
  return (MAY_IMPORT[layerOf(from)] ?? []).some((rule) => {
    if (rule === "*") return true;
    if (rule === "own") return to.startsWith(`${layerOf(from)}/`);
    if (rule.endsWith("*")) return to.startsWith(rule.slice(0, -1));
    return to === rule || to.startsWith(`${rule}/`);
  });
}

/** Where a subject stands in its layer; -1 where the order does not name it. */
function floorOf(layer: string, subject: string): number {
  return (ORDER[layer] ?? []).findIndex((names) => names.split(" ").includes(subject));
}

function isUpward({ from, to }: Import): boolean {
  const layer = layerOf(from);
  const [own, other] = [subjectOf(from), subjectOf(to)];
  if (!(layer in ORDER) || layerOf(to) !== layer || own === null || other === null || own === other) return false;
  return floorOf(layer, other) < 0 || floorOf(layer, own) <= floorOf(layer, other);
}

/** The files of each circle of imports; an import of a type counts. */
function circles(): readonly string[] {
  const next = new Map([...files.keys()].map((file) => [file, imports.filter(({ from }) => from === file)]));
  const seen = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    seen.set(file, "open");
    for (const { to } of next.get(file) ?? []) {
      if (seen.get(to) === "open") found.push([...path.slice(path.indexOf(to)), to].join(" -> "));
      else if (files.has(to) && !seen.has(to)) visit(to, [...path, to]);
    }
    seen.set(file, "done");
  };
  for (const file of files.keys()) if (!seen.has(file)) visit(file, [file]);
  return found;
}

interface Rule {
  readonly name: string;
  readonly because: string;
  /** What breaks it, one text each. */
  readonly broken: () => readonly string[];
}

const RULES: readonly Rule[] = [
  {
    name: "every layer is in the table",
    because: "a layer that nobody placed may import anything",
    broken: () => [...files.keys()].filter((file) => !(layerOf(file) in MAY_IMPORT)),
  },
  {
    name: "a layer imports only what its row names",
    because: "commands gather, the domain decides, the store remembers, renderers speak",
    broken: () => imports.filter((one) => !isAllowed(one)).map(line),
  },
  {
    name: "nothing imports main",
    because: "main alone knows every real part",
    broken: () => imports.filter(({ to }) => to === "main").map(line),
  },
  {
    name: "a subject imports only subjects below it",
    because: "a reader can learn a layer from the ground up",
    broken: () => imports.filter(isUpward).map(line),
  },
  {
    name: "every subject has its place in the order",
    because: "a subject without a place could be imported by all and import all",
    broken: () =>
      [...files.keys()].filter((file) => {
        const subject = subjectOf(file);
        return layerOf(file) in ORDER && subject !== null && floorOf(layerOf(file), subject) < 0;
      }),
  },
  {
    name: "no command group imports another",
    because: "a group can be read, moved and removed alone; what several share is in flags, find or capture",
    broken: () =>
      imports
        .filter(({ from, to }) => layerOf(from) === "commands" && layerOf(to) === "commands")
        .filter(({ from, to }) => {
          const [own, other] = [subjectOf(from) ?? "", subjectOf(to) ?? ""];
          const [floor, below] = [SHARED_BY_COMMANDS.indexOf(own), SHARED_BY_COMMANDS.indexOf(other)];
          return own !== other && (below < 0 || (floor >= 0 && floor < below));
        })
        .map(line),
  },
  {
    name: "a renderer calls no rule",
    because: "a view computes once what screens and JSON say, so that they cannot differ",
    broken: () =>
      [...rulesCalled]
        .filter(([file]) => !STILL_CALL_RULES.includes(file))
        .map(([file, names]) => `${file}: ${names.join(", ")}`),
  },
  {
    name: "no circle of imports, types included",
    because: "two files in a circle are one file that is hard to read",
    broken: circles,
  },
  {
    name: "nothing outside the store knows which store is in use",
    because: "another adapter can take its place",
    broken: () =>
      imports
        .filter(({ from, to }) => layerOf(to) === "store" && layerOf(from) !== "store" && from !== "main")
        .filter(({ to }) => to !== "store/port/store")
        .map(line),
  },
  {
    name: "no index of date-fns, none of lowdb's file adapters",
    because: "the index costs more than the start of Node; the adapters lose writes",
    broken: () => imports.filter(({ to }) => to === "date-fns" || to.startsWith("lowdb/")).map(line),
  },
  {
    name: `no folder of more than ${MOST_FILES} files`,
    because: "a folder is read at a glance",
    broken: () => {
      const folders = [...files.keys()].map((file) => dirname(file));
      return [...new Set(folders)].filter((one) => folders.filter((other) => other === one).length > MOST_FILES);
    },
  },
  {
    name: "no exported name twice",
    because: "one word, one meaning",
    broken: () => {
      const names = [...files].flatMap(([file, text]) =>
        [...text.matchAll(/^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm)].map(([, name]) => ({
          file,
          name: name ?? "",
        })),
      );
      return names
        .filter(({ file, name }) => names.some((other) => other.name === name && other.file !== file))
        .map(({ file, name }) => `${name} in ${file}`);
    },
  },
  {
    name: `no file of fewer than ${FEWEST_LINES} lines but types, tables and the registration of a group`,
    because: "a crumb belongs to its subject",
    broken: () =>
      [...files].flatMap(([file, text]) => {
        const [group, name] = file.split("/").slice(-2);
        const isGroup = layerOf(file) === "commands" && group === name;
        const hasFunction = /^(?:export )?(?:async )?function /m.test(text);
        const isSmall = text.trimEnd().split("\n").length < FEWEST_LINES;
        return isSmall && hasFunction && !isGroup && !(file in SMALL_ON_PURPOSE) ? [file] : [];
      }),
  },
  {
    name: `no line of more than ${MOST_COLUMNS} columns`,
    because: "two files stand side by side on one screen",
    broken: () =>
      [...files].flatMap(([file, text]) =>
        text.split("\n").flatMap((one, index) => {
          const isWide = one.length > MOST_COLUMNS && !(WIDE_ON_PURPOSE[file] ?? /^$/).test(one);
          return isWide ? [`${file}:${index + 1}`] : [];
        }),
      ),
  },
];

describe("the shape of the source", () => {
  test.each(RULES.map((rule) => [`${rule.name}: ${rule.because}`, rule] as const))("%s", (_, { broken }) => {
    expect(broken()).toEqual([]);
  });

  test("a renderer that still calls rules does", () => {
    expect(STILL_CALL_RULES.filter((file) => !rulesCalled.has(file))).toEqual([]);
  });

  test("a file that is small on purpose is there and is small", () => {
    const wrong = Object.keys(SMALL_ON_PURPOSE).filter(
      (file) => (files.get(file)?.trimEnd().split("\n").length ?? FEWEST_LINES) >= FEWEST_LINES,
    );
    expect(wrong).toEqual([]);
  });
});
