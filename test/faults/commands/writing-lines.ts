import { EXAMPLES } from "../../../src/help/facts/examples.ts";
import type { Ran, TestApp } from "../../app.ts";
import { wordsOf } from "../../help/words.ts";
import { everyLeaf } from "../../leaves.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

/** A command line, and what was done before it is typed. */
export interface Line {
  /** The words that lead to its command. */
  readonly path: string;
  readonly argv: readonly string[];
  readonly world: World;
  /** A person is there, who edits the text that the command opens and says yes to what it asks. */
  readonly isEdited?: boolean;
  /** What it says, with exit code 0, where it could not keep something. */
  readonly says?: RegExp;
}

/** `demo`: the demo's store. `empty`: none yet. The others are the demo's with what `PREPARATIONS` does to it. */
export type World = "demo" | "empty" | keyof typeof PREPARATIONS;

/** Commands that change nothing that is kept. Every other one has a line that does, or stands among `ELSEWHERE`. */
export const READING: readonly string[] = [
  "psvc",
  ...["next", "search", "wins", "learn", "history", "where", "help", "completion", "export"],
  ...[
    "gap list",
    "gap show",
    "promise list",
    "project list",
    "note list",
    "person list",
    "action list",
    "risk list",
    "criterion list",
    "change-order list",
    "change-order show",
  ],
  ...["route show", "route trend", "capability list", "capability impact", "template list", "template show"],
  ...["config list", "config get"],
];

/** Commands that write, and not into the store of the line. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  demo: "makes a store of its own, which is made anew where it was never finished",
  do: "writes by the commands that it runs, each of which has its own line",
  mcp: "keeps what an assistant proposes beside the store, once one speaks to it",
  "merge-driver": "writes the configuration of git",
};

const RESTORED = ["restore", "--backup", "store.json", "--yes"];

const MORE: readonly Line[] = [
  { path: "import", argv: ["import", "store.json", "--yes"], world: "empty" },
  { path: "import", argv: ["import", "theirs.json", "--yes"], world: "apart" },
  { path: "undo", argv: ["undo", "--yes"], world: "restored" },
  { path: "redo", argv: ["redo", "--yes"], world: "undone" },
  { path: "restore", argv: RESTORED, world: "changed" },
  { path: "restore", argv: ["restore", "--at", "now", "heron", "--yes"], world: "damaged" },
  { path: "doctor", argv: ["doctor", "--fix"], world: "damaged" },
  {
    path: "new-project",
    argv: ["new-project", "--from", "deals.csv", "--all", "--lead", "Ana", "--yes"],
    world: "demo",
  },
  { path: "status", argv: ["status", "--since-last"], world: "demo", says: /begins where this one did/ },
  { path: "config set", argv: ["config", "set", "me", "Robin Lee"], world: "demo" },
  { path: "config unset", argv: ["config", "unset", "me"], world: "changed" },
  { path: "close", argv: ["close", "brightwater", "--decided-by", "Ana", "--why", "they work"], world: "stable" },
  { path: "edit", argv: ["edit", "alder"], world: "demo", isEdited: true },
  {
    path: "promise edit",
    argv: ["promise", "edit", "alder", "--where", "importance=must", "--importance", "should", "--yes"],
    world: "demo",
  },
  { path: "backup", argv: ["backup"], world: "demo" },
];

/** What is done to the demo's store first. What two people did apart is brought together by `import theirs.json`. */
const PREPARATIONS = {
  async changed(app: TestApp) {
    for (const line of CHANGES) await working(app, wordsOf(line));
    await working(app, ["config", "set", "me", "Robin"]);
  },
  async stable(app: TestApp) {
    for (const name of ["work-undisturbed", "in-daily-use", "support-alone", "owner-named"])
      await working(app, ["criterion", "set", "brightwater", name, "met", "--evidence", "seen"]);
    await working(app, ["route", "done", "brightwater", "stable"]);
  },
  async apart(app: TestApp, copy: () => TestApp) {
    const theirs = copy();
    for (const line of CHANGES) await working(theirs, wordsOf(line));
    await working(theirs, ["export", "--all", "--to", "theirs.json"]);
    app.files.set("theirs.json", theirs.files.get("theirs.json") ?? "");
    await working(app, wordsOf('risk add alder --text "the depot moves in March" --owner "Ana Sato" --review-on +9d'));
  },
  async restored(app: TestApp) {
    await PREPARATIONS.changed(app);
    await working(app, RESTORED);
  },
  async undone(app: TestApp) {
    await PREPARATIONS.restored(app);
    await working(app, ["undo", "--yes"]);
  },
  async damaged(app: TestApp) {
    const { files } = app.disk;
    const path = `${app.store.places.projects}/heron.json`;
    const fd = files.open(path, "r+");
    files.truncate(fd, 200);
    files.close(fd);
  },
};

const CHANGES = [
  'promise add heron "an export for the auditors" --importance must',
  'promise add alder "a report each Monday" --importance should',
  'gap add kestrel --statement "photos are kept for ten years" --importance should --why "90 days"',
  'capability add tides --name "Tide tables" --area mobile --availability available',
];

/** Types a line, and answers what it asks. */
export function typed(app: TestApp, { argv, isEdited }: Pick<Line, "argv" | "isEdited">): Promise<Ran> {
  if (!isEdited) return app.psvc(...argv);
  const person = app.asking(scriptedPrompter("", "", ""));
  return person.editing((text) => text.replaceAll("should", "could")).psvc(...argv);
}

/** What is prepared, on a store of its own that is copied for each trial. */
export async function prepare(world: World, app: TestApp, copy: () => TestApp): Promise<void> {
  if (world !== "demo" && world !== "empty") await PREPARATIONS[world](app, copy);
}

/** Of every command of the program the lines that may write: its examples that nobody has to answer, and some more. */
export function writingLines(): readonly Line[] {
  const known = new Set([...READING, ...Object.keys(ELSEWHERE)]);
  return everyLeaf()
    .map(([path]) => path)
    .filter((path) => !known.has(path))
    .flatMap((path) => [
      ...(EXAMPLES[path] ?? [])
        .filter(({ asks }) => !asks)
        .map(({ line }): Line => ({ path, argv: [...wordsOf(line).slice(1), "--yes"], world: "demo" })),
      ...MORE.filter((line) => line.path === path),
    ]);
}
