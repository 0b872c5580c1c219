import { randomBytes } from "node:crypto";
import { homedir, userInfo } from "node:os";
import type { App, DemoStage, GlobalFlags, Session } from "./app.ts";
import { weekOf } from "./commands/find/settings-in-force.ts";
import { formatDay, isDay } from "./domain/time/calendar.ts";
import { USUAL_WEEK, type Week } from "./domain/time/working-week.ts";
import { EXIT, type Problem, PsvcError } from "./errors.ts";
import { surroundings } from "./output-settings.ts";
import { documentText } from "./render/json/pick-fields.ts";
import { visibleLines } from "./render/layout/escape-control-characters.ts";
import { run } from "./run.ts";
import { settingsReader } from "./settings-reader.ts";
import { demoFolder, storeFolder, userSettingsFile } from "./store/disk/store-paths.ts";
import { clearDemoStore, markAsBuilt } from "./store/document/demo-store.ts";
import { jsonStore } from "./store/json-store.ts";
import type { UserSettings } from "./store/port/store.ts";
import { userSettingsIn } from "./store/user-settings.ts";
import { isTerminal, printOn } from "./terminal/real-terminal.ts";
import { readNamedFile, writeNamedFile } from "./terminal/user-files.ts";

/** Where one run happens: the real terminal, or a stage set for a rehearsal. */
interface World {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly failed?: (problem: Problem) => void;
  readonly interactive: () => boolean;
  readonly stage: DemoStage | null;
}

/** Tells this build from every other; the bundler puts it in. */
declare const PSVC_BUILD: string;

let commandRun: string | null = null;

/** For the launcher, which keeps what was compiled for it: the command that ran, or null where none did. */
export function commandOfThisRun(): string | null {
  return commandRun;
}

/** Puts the real parts together. Everything is made when it is first used, after the global flags are known. */
function openSession(world: World): Session {
  let flags: GlobalFlags = {};
  let command = "psvc";
  let exitCode: number = EXIT.fine;
  let week: Week = USUAL_WEEK;
  let isSettled = false;
  const { env, stage } = world;
  const waiting = (before: number): void => {
    if (stage || !isTerminal(2)) return;
    world.err(around.told(`Waiting for another psvc to finish (${before} before this one)\n`));
  };
  const user = stage
    ? NOBODYS_SETTINGS
    : userSettingsIn(userSettingsFile(env, process.platform, homedir()), { waiting });
  const environment = stage ? {} : env;
  const settings = settingsReader({ flags: () => flags, environment, user, store: () => store() });
  const around = surroundings({ env, settings, stageWidth: stage?.width ?? null });
  const me = once(() => stage?.me ?? around.value("me") ?? (env.USER || userName()));
  const today = once(() => stage?.today ?? givenToday(env.PSVC_TODAY) ?? localDay(new Date()));
  const store = once(() => {
    const { folder, chosenBy } = storeFolder(env, stage?.store ?? flags.store ?? null, process.platform, homedir());
    return jsonStore({
      folder,
      chosenBy,
      by: me(),
      command: () => command,
      now: () => new Date().toISOString(),
      today,
      demo: stage !== null,
      madeBy: PSVC_BUILD,
      waiting,
    });
  });
  const prompter = once(() => (flags.input !== false && !flags.json && world.interactive() ? around.prompter() : null));
  const key = keysInBatches();
  const app: App = {
    get flags() {
      return flags;
    },
    get store() {
      return store();
    },
    get prompter() {
      return prompter();
    },
    get screen() {
      return around.screen();
    },
    get today() {
      return today();
    },
    get moment() {
      return { today: today(), key };
    },
    now: () => new Date().toISOString(),
    get week() {
      return week;
    },
    settings,
    user,
    environment,
    get me() {
      return me();
    },
    folder: process.cwd(),
    answer: ({ json, ...answer }) => {
      if (flags.json) world.out(documentText(json, flags.fields));
      else around.show(answer, world.out);
    },
    remark: (text) => {
      if (!flags.json) world.err(around.told(`${visibleLines(text)}\n`));
    },
    notMet: () => {
      exitCode = EXIT.notMet;
    },
    read: readNamedFile,
    readDocument: async (bytes, file, options) =>
      (await import("./terminal/reader-process.ts")).readInOwnProcess(bytes, file, options),
    write: (path, content, { replace = flags.yes === true, asCopy = false } = {}) =>
      writeNamedFile(path, content, { replace, outside: asCopy ? store().places.folder : null }),
    edit: async (editing) => (await import("./terminal/editor.ts")).editText(editing, env),
    runHook: async (hook) => (await import("./terminal/hook.ts")).runHook(hook),
    git: async (argv) => (await import("./terminal/git.ts")).runGit(argv),
    get demo() {
      const folder = demoFolder(store().places.folder, process.platform);
      return { folder, clear: async () => clearDemoStore(folder), finish: () => markAsBuilt(folder) };
    },
    documentFolders: async (paths) => (await import("./terminal/document-folders.ts")).documentFolders(paths),
    serve: async (server) => (await import("./terminal/assistant-server.ts")).serveAssistant(server),
    again: async () => {
      const next = openSession({ ...world, err: () => {} });
      await next.settle(command, flags);
      return next.app;
    },
    obey: async (argv) => {
      const line = [...argv, ...globalWords(flags)];
      return run(line, openSession({ ...world, argv: line }));
    },
    rehearse: rehearse(env),
  };
  return {
    app,
    out: world.out,
    err: (text) => world.err(flags.json ? text : around.told(text)),
    get errStyle() {
      return around.errStyle();
    },
    showBugs: Boolean(env.PSVC_DEBUG),
    ...(world.failed ? { failed: world.failed } : {}),
    settle: async (name, given) => {
      command = name;
      if (!stage) commandRun = name;
      flags = given;
      week = await weekOf(app);
      const saysToday = env.PSVC_TODAY && !stage && !isSettled;
      isSettled = true;
      if (saysToday) app.remark(`PSVC_TODAY is set: today is ${formatDay(app.today)}.`);
    },
    exitCode: () => exitCode,
  };
}

/** The flags of a line for another one of the same sitting; a pager would come between two questions. */
function globalWords({ store, color, plain, ascii }: GlobalFlags): readonly string[] {
  return [
    ...(store === undefined ? [] : [`--store=${store}`]),
    ...(color === undefined ? [] : [color ? "--color" : "--no-color"]),
    ...(plain ? ["--plain"] : []),
    ...(ascii ? ["--ascii"] : []),
    "--no-pager",
  ];
}

function rehearse(env: NodeJS.ProcessEnv): App["rehearse"] {
  return async (argv, stage) => {
    let out = "";
    let err = "";
    let problem: Problem | null = null;
    const world: World = {
      argv,
      env,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      failed: (found) => {
        problem = found;
      },
      interactive: () => false,
      stage,
    };
    const exitCode = await run(argv, openSession(world));
    return { exitCode, problem, out, err };
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Throws `bad-value` for a day that is set and is none. */
function givenToday(text: string | undefined): string | null {
  if (!text) return null;
  if (isDay(text)) return text;
  throw new PsvcError({
    code: "bad-value",
    what: "PSVC_TODAY",
    value: text,
    allowed: null,
    why: "it is a day written out, like 2027-03-15",
  });
}

function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A rehearsal is nobody's: it shows the same to everybody. */
const NOBODYS_SETTINGS: UserSettings = {
  path: "",
  read: () => ({}),
  isOpenToOthers: () => false,
  change: async () => {},
};

/** Some containers have no user entry. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

/** Ignores EPIPE: `psvc … | head` closes the pipe early. */
function cannotPrint(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`psvc: the answer could not be printed (${error.code}). What was saved stays saved.\n`);
  process.exitCode = EXIT.failed;
}

/** As in `terminal/reader-process.ts`, which is loaded by the process that calls for a reader. */
const READER_WORD = "__read-document";

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === READER_WORD) {
    const { serveReader } = await import("./documents/reader-child.ts");
    return serveReader();
  }
  const stdout = once(() => process.stdout.on("error", cannotPrint));
  const world: World = {
    argv,
    env: process.env,
    out: printOn(1, stdout, cannotPrint),
    err: printOn(
      2,
      () => process.stderr,
      () => {},
    ),
    interactive: () => isTerminal(0) && isTerminal(2),
    stage: null,
  };
  const session = openSession(world);
  const exitCode = await run(argv, session);
  process.exitCode ??= exitCode;
}

void main();

/** Random keys, of which many are drawn at once: a file brings ten thousand. */
function keysInBatches(): () => string {
  const BYTES = 8;
  const MOST = 512;
  let drawn = Buffer.alloc(0);
  let at = 0;
  let batch = 1;
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(BYTES * batch);
      batch = Math.min(MOST, batch * 2);
      at = 0;
    }
    at += BYTES;
    return drawn.toString("hex", at - BYTES, at);
  };
}
