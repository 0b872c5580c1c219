import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PsvcError } from "../errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Something to edit, and where to keep it before the temporary file goes. */
export interface EditorSession {
  /** Of the temporary file. */
  readonly name: string;
  readonly text: string;
  readonly keep: (edited: string) => Promise<void>;
}

/**
 * Opens a text in `$VISUAL`, else `$EDITOR`, else vi or nano, and returns it as it was saved. The temporary file is its
 * owner's alone. It is removed once the text is kept; where anything fails after it was edited, it stays and is named.
 * Throws `refused` where the editor cannot be started, fails, or leaves no text.
 */
export async function editText({ name, text, keep }: EditorSession, env: Environment): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "psvc-"));
  const file = join(folder, name);
  let mayGo = true;
  try {
    await writeFile(file, text, { mode: 0o600, flag: "wx" });
    const editor = env.VISUAL?.trim() || env.EDITOR?.trim() || null;
    const exitCode = await runEditor(editor, file);
    const edited = await readEdited(file);
    mayGo = edited === text || !existsSync(file);
    if (exitCode !== 0) throw failed(editor, exitCode, mayGo ? null : file);
    if (edited === null) throw noText(file);
    try {
      await keep(edited);
    } catch (error) {
      throw mayGo ? error : notKept(file, error);
    }
    mayGo = true;
    return edited;
  } finally {
    if (mayGo) await rm(folder, { recursive: true, force: true });
  }
}

/** Through a shell, so that `code --wait` and quoted paths mean what they mean in a command line. */
async function runEditor(editor: string | null, file: string): Promise<number> {
  const ignore = () => {};
  // Ctrl-C in an editor is the editor's.
  process.on("SIGINT", ignore);
  try {
    return await new Promise<number>((done) => {
      const stdio = ["inherit", process.stdout.isTTY ? "inherit" : 2, "inherit"] as const;
      const child =
        process.platform === "win32"
          ? spawn(`${editor ?? "notepad"} "${file}"`, { stdio: [...stdio], shell: true })
          : spawn("sh", ["-c", `${editor ?? USUAL} "$1"`, "sh", file], { stdio: [...stdio] });
      child.on("error", () => done(NOT_FOUND));
      child.on("close", (code) => done(code ?? 1));
    });
  } finally {
    process.off("SIGINT", ignore);
  }
}

const USUAL = "$(command -v vi || command -v nano || echo vi)";
/** What a shell says of a command that is not there. */
const NOT_FOUND = 127;

/** null where it is gone or is no text. */
async function readEdited(file: string): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch {
    return null;
  }
}

function failed(editor: string | null, exitCode: number, file: string | null): PsvcError {
  const isMissing = exitCode === NOT_FOUND;
  return new PsvcError({
    code: "refused",
    what: "nothing was changed",
    because: isMissing
      ? `the editor ${editor ?? "vi"} cannot be started`
      : `the editor ${editor ?? "vi"} ended with an error (${exitCode})${file ? `; what you wrote is in ${file}` : ""}`,
    instead: isMissing ? "name yours in VISUAL or EDITOR, such as EDITOR=nano" : "run it again",
  });
}

function noText(file: string): PsvcError {
  return new PsvcError({
    code: "unreadable-file",
    file,
    why: "it was removed, or is no longer UTF-8 text",
    instead: "Nothing was changed; run it again.",
  });
}

function notKept(file: string, cause: unknown): PsvcError {
  return new PsvcError(
    {
      code: "refused",
      what: "nothing was changed",
      because: "what you wrote could not be kept in the store",
      instead: `it is in ${file}; see that the store can be written, and copy it from there`,
    },
    { cause },
  );
}
