import { fstatSync, writeSync } from "node:fs";
import { isatty } from "node:tty";

type Environment = Readonly<Record<string, string | undefined>>;

/** Width where nothing tells: what the screens are made for. */
const USUAL_WIDTH = 100;
const NARROWEST = 40;

/**
 * Whether a stream gets colour: the flag, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether it is a terminal
 * (no-color.org, force-color.org). stdout and stderr are judged apart.
 */
export function colorOn(flags: { readonly color?: boolean }, env: Environment, isTerminal: boolean): boolean {
  if (flags.color !== undefined) return flags.color;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return isTerminal && env.TERM !== "dumb";
}

/** Columns of the answer: the terminal's, else COLUMNS, else the usual; never narrower than 40. */
export function screenWidth(columns: number | undefined, env: Environment): number {
  const told = Number(env.COLUMNS);
  const width = columns || (Number.isInteger(told) && told > 0 ? told : USUAL_WIDTH);
  return Math.max(NARROWEST, width);
}

/** Whether a person is there. Of files and pipes Node need not be asked, which costs it more than most answers. */
export function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && isatty(fd);
  } catch {
    return false;
  }
}

/** Prints on stdout or stderr: on a terminal through its stream, else at once. `onError` is told what a stream would tell. */
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
