import { randomBytes } from "node:crypto";
import { homedir, userInfo } from "node:os";
import type { App, GlobalFlags, Session, Stage } from "./app.ts";
import { isDay, sayDay } from "./domain/calendar.ts";
import { EXIT, PsvcError } from "./errors.ts";
import { style } from "./render/style.ts";
import { visibleLines } from "./render/visible.ts";
import { run } from "./run.ts";
import { removeDemoStore } from "./store/demo.ts";
import { jsonStore } from "./store/json-store.ts";
import { demoFolder, storeFolder } from "./store/places.ts";
import { inquirerPrompter } from "./terminal/inquirer-prompter.ts";
import { readNamedFile, writeNamedFile } from "./terminal/named-files.ts";
import { colorOn, isTerminal, printOn, screenWidth } from "./terminal/real-terminal.ts";

/** Where one run happens: the real terminal, or a stage set for a rehearsal. */
interface World {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly interactive: () => boolean;
  readonly stage: Stage | null;
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
  const { env, stage } = world;
  const me = stage?.me ?? (env.USER || userName());
  const isSeen = (fd: number) => !stage && isTerminal(fd);
  const width = once(() => (stage ? 100 : screenWidth(isSeen(1) ? process.stdout.columns : undefined, env)));
  const styleOn = (fd: number) => style({ color: !stage && colorOn(flags, env, isSeen(fd)), width: width() });
  const today = once(() => stage?.today ?? givenToday(env.PSVC_TODAY) ?? localDay(new Date()));
  const store = once(() => {
    const { folder, chosenBy } = storeFolder(env, stage?.store ?? flags.store ?? null, process.platform, homedir());
    return jsonStore({
      folder,
      chosenBy,
      by: me,
      command: () => command,
      now: () => new Date().toISOString(),
      demo: stage !== null,
      madeBy: PSVC_BUILD,
    });
  });
  const prompter = once(() =>
    flags.input !== false && !flags.json && world.interactive() ? inquirerPrompter() : null,
  );
  const key = () => randomBytes(8).toString("hex");
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
      return { width: width(), stdoutIsTerminal: isSeen(1), style: styleOn(1) };
    },
    get today() {
      return today();
    },
    get moment() {
      return { today: today(), key };
    },
    me,
    folder: process.cwd(),
    answer: ({ text, json }) => {
      const { kind, ...rest } = json;
      if (flags.json) world.out(`${JSON.stringify({ schemaVersion: 1, kind, ...rest }, null, 2)}\n`);
      else world.out(`${text(app.screen.style)}\n`);
    },
    remark: (text) => {
      if (!flags.json) world.err(`${visibleLines(text)}\n`);
    },
    notMet: () => {
      exitCode = EXIT.notMet;
    },
    read: readNamedFile,
    write: (path, content, { replace = flags.yes === true, asCopy = false } = {}) =>
      writeNamedFile(path, content, { replace, asCopy, outside: asCopy ? store().places.folder : null }),
    git: async (argv) => (await import("./terminal/git.ts")).runGit(argv),
    get demo() {
      const folder = demoFolder(store().places.folder, process.platform);
      return { folder, clear: async () => removeDemoStore(folder) };
    },
    rehearse: rehearse(env),
  };
  return {
    app,
    out: world.out,
    err: world.err,
    get errStyle() {
      return styleOn(2);
    },
    showBugs: Boolean(env.PSVC_DEBUG),
    settle: (name, given) => {
      command = name;
      if (!stage) commandRun = name;
      flags = given;
      if (env.PSVC_TODAY && !stage) app.remark(`PSVC_TODAY is set: today is ${sayDay(app.today)}.`);
    },
    exitCode: () => exitCode,
  };
}

function rehearse(env: NodeJS.ProcessEnv): App["rehearse"] {
  return async (argv, stage) => {
    let out = "";
    let err = "";
    const world: World = {
      argv,
      env,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      interactive: () => false,
      stage,
    };
    const exitCode = await run(argv, openSession(world));
    return { exitCode, out, err };
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Throws `bad-date` for a day that is set and is none. */
function givenToday(text: string | undefined): string | null {
  if (!text) return null;
  if (isDay(text)) return text;
  throw new PsvcError({ code: "bad-date", what: "PSVC_TODAY", value: text, why: "not a day written YYYY-MM-DD" });
}

function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Some containers have no user entry. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

/** A reader that went away, such as head, is no error. */
function cannotPrint(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`psvc: the answer could not be printed (${error.code}). What was saved stays saved.\n`);
  process.exitCode = EXIT.failed;
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
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
