import type { App, Session } from "../src/app.ts";
import { PsvcError } from "../src/errors.ts";
import { style } from "../src/render/style.ts";
import { run } from "../src/run.ts";
import { memoryStore } from "../src/store/memory-store.ts";
import type { Store } from "../src/store/store.ts";
import type { Prompter } from "../src/terminal/prompter.ts";

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** stdout read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever shape the command promises
  readonly json: any;
}

export interface TestApp {
  readonly store: Store;
  readonly files: Map<string, string | Buffer>;
  psvc(...argv: string[]): Promise<Ran>;
  /** The same on another day, in the same store. */
  on(today: string): TestApp;
  /** The same with somebody there to answer. */
  asking(prompter: Prompter): TestApp;
}

interface Given {
  readonly store?: Store;
  readonly today?: string;
  readonly prompter?: Prompter | null;
  readonly files?: Map<string, string | Buffer>;
  readonly keys?: { next: number };
  readonly width?: number;
}

/** Whole command lines on a store in memory: what a user would see, without a process. */
export function testApp(given: Given = {}): TestApp {
  const {
    store = memoryStore(),
    today = "2026-11-24",
    prompter = null,
    files = new Map(),
    keys = { next: 1 },
    width = 100,
  } = given;
  const again = (changes: Given) => testApp({ store, today, prompter, files, keys, width, ...changes });
  return {
    store,
    files,
    psvc: (...argv) => runOnce({ store, today, prompter, files, keys, width }, argv),
    on: (day) => again({ today: day }),
    asking: (someone) => again({ prompter: someone }),
  };
}

async function runOnce(given: Required<Given>, argv: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  let exitCode = 0;
  let flags: App["flags"] = {};
  const plain = style({ color: false, width: given.width });
  const key = () => `k${String(given.keys.next++).padStart(6, "0")}`;
  const app: App = {
    get flags() {
      return flags;
    },
    store: given.store,
    get prompter() {
      return flags.json || flags.input === false ? null : given.prompter;
    },
    screen: { width: given.width, stdoutIsTerminal: false, style: plain },
    today: given.today,
    moment: { today: given.today, key },
    me: "ana",
    folder: "/",
    demo: { folder: "/demo", clear: async () => {} },
    answer: ({ text, json }) => {
      const { kind, ...rest } = json;
      out += flags.json ? `${JSON.stringify({ schemaVersion: 1, kind, ...rest }, null, 2)}\n` : `${text(plain)}\n`;
    },
    remark: (text) => {
      if (!flags.json) err += `${text}\n`;
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
    write: async (path, text) => {
      given.files.set(path, text);
      return path;
    },
    rehearse: async () => ({ exitCode: 0, out: "", err: "" }),
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
    settle: (_, given) => {
      flags = given;
    },
    exitCode: () => exitCode,
  };
  const code = await run(argv, session);
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
