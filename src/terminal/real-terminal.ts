import { fstatSync, writeSync } from "node:fs";
import { isatty } from "node:tty";

type Environment = Readonly<Record<string, string | undefined>>;

/** Width where nothing tells: what the screens are made for. */
const USUAL_WIDTH = 100;
const NARROWEST = 40;
const USUAL_PAGER = "less -FRX";

/**
 * Whether a stream gets colour: what is set, else on a terminal that is not dumb. stdout and stderr are judged apart.
 */
export function colorOn(setting: string | null, env: Environment, isTerminal: boolean): boolean {
  if (setting === "always" || setting === "never") return setting === "always";
  return isTerminal && env.TERM !== "dumb";
}

/**
 * Whether psvc draws in ASCII only: what is set, else where the locale is told and is not UTF-8. Windows and macOS have
 * no such locales.
 */
export function asciiOn(setting: string | null, env: Environment, platform: NodeJS.Platform): boolean {
  if (setting === "yes" || setting === "no") return setting === "yes";
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return platform !== "win32" && platform !== "darwin" && Boolean(locale) && !/utf-?8/i.test(locale ?? "");
}

/** Columns of the answer: the terminal's, else COLUMNS, else the usual; never narrower than 40. */
export function screenWidth(columns: number | undefined, env: Environment): number {
  const recorded = Number(env.COLUMNS);
  const width = columns || (Number.isInteger(recorded) && recorded > 0 ? recorded : USUAL_WIDTH);
  return Math.max(NARROWEST, width);
}

/**
 * The command that pages a long answer, or null for none: what is set, else PAGER, else less. `cat` and an empty one
 * are none.
 */
export function pagerCommand(setting: string | null, env: Environment): string | null {
  if (env.CI || env.TERM === "dumb" || env.PSVC_PAGER === "") return null;
  const command = (setting ?? env.PAGER ?? USUAL_PAGER).trim();
  return command === "" || command === "cat" ? null : command;
}

/** Whether a person is there. Of files and pipes Node need not be asked, which costs it more than most answers. */
export function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && isatty(fd);
  } catch {
    return false;
  }
}

/**
 * Prints on stdout or stderr: on a terminal through its stream, else at once. `onError` is told what a stream would
 * tell.
 */
export function printOn(
  fd: 1 | 2,
  stream: () => NodeJS.WritableStream,
  onError: (error: NodeJS.ErrnoException) => void,
): (text: string) => void {
  if (isTerminal(fd)) return (text) => stream().write(text);
  let isBroken = false;
  return (text) => {
    if (isBroken) return;
    const bytes = Buffer.from(text);
    let done = 0;
    try {
      while (done < bytes.length) done += writeSync(fd, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A reader that is not fast enough, where whoever made the pipe does not let a writer wait: the stream does.
      if (code === "EAGAIN") stream().write(bytes.subarray(done));
      else {
        isBroken = true;
        onError(error as NodeJS.ErrnoException);
      }
    }
  };
}
