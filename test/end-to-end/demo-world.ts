import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleFiles, WRITTEN_BY_PSVC } from "../help/example-files.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

/** Longer than any command takes, and shorter than somebody waits for an answer that never comes. */
const PATIENCE_MS = 20_000;

export interface Ran {
  /** null where it did not end by itself. */
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Somewhere to type one command: a store, a home, and a folder of files, all its own. */
export interface Place {
  readonly store: string;
  readonly home: string;
  readonly files: string;
}

export interface DemoWorld {
  /** For a line: with the files that it names, and with the demo's store or none. */
  readonly place: (line: string, store?: "no store") => Place;
  readonly remove: () => void;
}

/** What a command is run by in a shell, in the place of `psvc`. */
export const PSVC = `"${process.execPath}" "${BIN}"`;

/** The demo's store on a real disk, made by the built program today. */
export async function demoWorld(): Promise<DemoWorld> {
  const folder = mkdtempSync(join(tmpdir(), "psvc-world-"));
  const files = join(folder, "files");
  const store = join(folder, "psvc-demo");
  mkdirSync(files);
  for (const [name, content] of await exampleFiles(new Date().toISOString().slice(0, 10)))
    writeFileSync(join(files, name), content);
  let count = 0;
  const place = (line: string, without?: "no store"): Place => {
    const own = join(folder, String(count++));
    const made = { store: join(own, "store"), home: join(own, "home"), files: join(own, "files") };
    for (const one of [made.home, made.files]) mkdirSync(one, { recursive: true });
    for (const name of readdirSync(files)) if (line.includes(name)) cpSync(join(files, name), join(made.files, name));
    if (!without) cpSync(store, made.store, { recursive: true });
    return made;
  };
  work(["demo"], { store: join(folder, "psvc"), home: folder, files });
  const spare = place("");
  for (const argv of WRITTEN_BY_PSVC) work(argv, { ...spare, files });
  return { place, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function work(argv: readonly string[], { store, home, files }: Place): void {
  const env = environment({ store, home, files });
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv], { cwd: files, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`psvc ${argv.join(" ")}: ${stderr}`);
}

/** What psvc finds around it: nothing that says whether there is colour, and no settings of whoever runs the tests. */
export function environment({ store, home }: Place): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    PSVC_HOME: store,
    TZ: "UTC",
    TERM: "xterm-256color",
    LANG: "en_GB.UTF-8",
    USER: "robin",
    EDITOR: "true",
    PSVC_PAGER: "cat",
  };
}

/** A line as it is typed in a shell whose answer goes into a pipe. Where nothing is put in the place of stdin, it stays open and silent. */
export function inPipe(line: string, place: Place, stdin: "" | "<&-" | "< /dev/null" = ""): Promise<Ran> {
  return new Promise((done) => {
    const options = { cwd: place.files, env: environment(place), timeout: PATIENCE_MS };
    execFile("sh", ["-c", `${line.replace(/^psvc/, () => PSVC)} ${stdin}`], options, (error, out, err) =>
      done({ exitCode: error ? (typeof error.code === "number" ? error.code : null) : 0, out, err }),
    );
  });
}
