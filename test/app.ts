import type { App, Session } from "../src/app.ts";
import { weekOf } from "../src/commands/find/settings-in-force.ts";
import { valueInForce } from "../src/domain/config/resolve-settings.ts";
import { USUAL_WEEK, type Week } from "../src/domain/time/working-week.ts";
import { PsvcError } from "../src/errors.ts";
import { documentText } from "../src/render/json/pick-fields.ts";
import { visibleLines } from "../src/render/layout/escape-control-characters.ts";
import { type Layout, style } from "../src/render/layout/style.ts";
import { run } from "../src/run.ts";
import { settingsReader } from "../src/settings-reader.ts";
import { jsonStore } from "../src/store/json-store.ts";
import type { Machine } from "../src/store/lock/process-identity.ts";
import type { Store } from "../src/store/port/store.ts";
import { userSettingsIn } from "../src/store/user-settings.ts";
import type { AssistantServer } from "../src/terminal/assistant.ts";
import { documentFolders } from "../src/terminal/document-folders.ts";
import { runGit } from "../src/terminal/git.ts";
import { runHook } from "../src/terminal/hook.ts";
import type { Prompter } from "../src/terminal/prompter.ts";
import { type SimulatedDisk, simulatedDisk, simulatedMachine } from "./store/disk/simulated-disk.ts";

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** stdout read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever shape the command promises
  readonly json: any;
}

export interface TestApp {
  /** The store as it is on the disk now. */
  readonly store: Store;
  readonly disk: SimulatedDisk;
  readonly files: Map<string, string | Buffer>;
  psvc(...argv: string[]): Promise<Ran>;
  /** The same on another day, in the same store. */
  on(today: string): TestApp;
  /** The same with somebody else at the keyboard. */
  as(me: string): TestApp;
  /** The same with somebody there to answer. */
  asking(prompter: Prompter): TestApp;
  /** The same with somebody who edits texts like this. */
  editing(editor: (text: string) => string): TestApp;
  /** The same with the answer going elsewhere than to a terminal's columns, with variables set, or in another process. */
  where(given: Pick<Given, "layout" | "environment" | "disk" | "machine" | "patienceMs" | "serving">): TestApp;
}

interface Given {
  readonly disk?: SimulatedDisk;
  readonly machine?: Machine;
  /** How long a command waits for another one. */
  readonly patienceMs?: number;
  readonly me?: string;
  readonly today?: string;
  readonly prompter?: Prompter | null;
  readonly files?: Map<string, string | Buffer>;
  readonly keys?: { next: number };
  readonly width?: number;
  /** What the person makes of a text in their editor. */
  readonly editor?: (text: string) => string;
  /** "tabs" for a pipe, "labels" for a screen reader. */
  readonly layout?: Layout;
  readonly environment?: Readonly<Record<string, string>>;
  /** What an assistant does with the tools it is given. */
  readonly serving?: (server: AssistantServer) => Promise<void> | void;
  /** Whether the message of a bug is shown, as a test wants it. */
  readonly showBugs?: boolean;
}

export const TEST_STORE = "/home/ana/store";
export const TEST_USER_SETTINGS = "/home/ana/.config/psvc/config.json";

/** Writes a file of the store, by its path in there, behind psvc's back. */
export function put(app: TestApp, path: string, content: string | Buffer): void {
  const { files } = app.disk;
  const fd = files.open(`${TEST_STORE}/${path}`, "w");
  files.protect(fd);
  files.write(fd, Buffer.from(content));
  files.close(fd);
}

/** Whole command lines on a disk in memory: what a user would see, without a process. */
export function testApp(given: Given = {}): TestApp {
  const {
    disk = simulatedDisk(() => Date.UTC(2026, 10, 24)),
    me = "ana",
    today = "2026-11-24",
    prompter = null,
    files = new Map(),
    keys = { next: 1 },
    width = 100,
    layout = "aligned",
    environment = {},
    showBugs = true,
    editor = (text: string) => text,
    machine = simulatedMachine(),
    patienceMs = 0,
    serving = () => {},
  } = given;
  const all = {
    disk,
    machine,
    me,
    today,
    prompter,
    files,
    keys,
    width,
    layout,
    environment,
    showBugs,
    editor,
    patienceMs,
    serving,
  };
  const again = (changes: Given) => testApp({ ...all, ...changes });
  return {
    store: openAs(all, () => "test"),
    disk,
    files,
    psvc: (...argv) => runOnce(all, argv),
    on: (day) => again({ today: day }),
    as: (somebody) => again({ me: somebody }),
    asking: (someone) => again({ prompter: someone }),
    editing: (someone) => again({ editor: someone }),
    where: (given) => again(given),
  };
}

/** What one process opens. Its moments are those of the test's day, each later than the one before. */
function openAs({ disk, machine, me, today, keys, patienceMs }: Required<Given>, command: () => string): Store {
  return jsonStore({
    folder: TEST_STORE,
    chosenBy: "--store",
    by: me,
    command,
    now: () => new Date(Date.parse(`${today}T09:00:00.000Z`) + keys.next++).toISOString(),
    today: () => today,
    key: () => `op${String(keys.next++).padStart(6, "0")}`,
    files: disk.files,
    machine,
    patienceMs,
  });
}

/** Every document that any test is answered with is one that its schema knows. */
async function requireValid(printed: string): Promise<void> {
  if (!/^\{\s*"schemaVersion"/.test(printed)) return;
  const { validateDocument } = await import("./json/valid-document.ts");
  const wrong = validateDocument(JSON.parse(printed));
  if (wrong.length > 0) throw new Error(`not as its schema says:\n${wrong.join("\n")}\n${printed}`);
}

async function runOnce(given: Required<Given>, argv: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  let exitCode = 0;
  let flags: App["flags"] = {};
  let command = "psvc";
  let week: Week = USUAL_WEEK;
  const user = userSettingsIn(TEST_USER_SETTINGS, {
    files: given.disk.files,
    machine: given.machine,
    now: () => `${given.today}T09:00:00.000Z`,
    patienceMs: given.patienceMs,
  });
  const settings = settingsReader({
    flags: () => flags,
    environment: given.environment,
    user,
    store: () => app.store,
  });
  const me = valueInForce("me", settings.personal()) ?? given.me;
  const plain = style({ color: false, width: given.width, layout: given.layout });
  const key = () => `k${String(given.keys.next++).padStart(6, "0")}`;
  const app: App = {
    get flags() {
      return flags;
    },
    store: openAs({ ...given, me }, () => command),
    get prompter() {
      return flags.json || flags.input === false ? null : given.prompter;
    },
    screen: { width: given.width, stdoutIsTerminal: false, style: plain },
    today: given.today,
    moment: { today: given.today, key },
    now: () => new Date(Date.parse(`${given.today}T09:00:00.000Z`) + given.keys.next++).toISOString(),
    get week() {
      return week;
    },
    settings,
    user,
    environment: given.environment,
    runHook,
    me,
    folder: "/",
    demo: { folder: "/demo", clear: async () => null, finish: async () => {} },
    answer: ({ text, json }) => {
      out += flags.json ? documentText(json, flags.fields) : `${text(plain)}\n`;
    },
    remark: (text) => {
      if (!flags.json) err += `${visibleLines(text)}\n`;
    },
    notMet: () => {
      exitCode = 3;
    },
    read: async (path) => {
      const found = given.files.get(path);
      if (found === undefined)
        throw new PsvcError({
          code: "unreadable-file",
          file: path,
          why: "there is no such file or folder",
          instead: null,
        });
      return Buffer.from(found);
    },
    readDocument: async (bytes, file, options) =>
      (await import("../src/documents/read-document.ts")).readAnyDocument(bytes, file, options),
    write: async (path, content) => {
      given.files.set(path, typeof content === "string" ? content : Buffer.from(content));
      return path;
    },
    edit: async ({ text, keep }) => {
      const edited = given.editor(text);
      await keep(edited);
      return edited;
    },
    git: runGit,
    documentFolders,
    serve: async (server) => {
      await given.serving(server);
    },
    again: async () => app,
    obey: async (argv) => {
      const ran = await runOnce(given, argv);
      out += ran.out;
      err += ran.err;
      return ran.exitCode;
    },
    rehearse: async () => ({ exitCode: 0, problem: null, out: "", err: "" }),
  };
  const session: Session = {
    app,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    errStyle: plain,
    showBugs: given.showBugs,
    settle: async (name, given) => {
      command = name;
      flags = given;
      week = await weekOf(app);
    },
    exitCode: () => exitCode,
  };
  const code = await run(argv, session);
  if (flags.fields === undefined) for (const printed of [out, err]) await requireValid(printed);
  const read = () => JSON.parse(out);
  return {
    exitCode: code,
    out,
    err,
    get json() {
      return read();
    },
  };
}
