import type { Command } from "commander";
import type { Session } from "../../app.ts";
import { answerText } from "../../completion/answer-text.ts";
import { readLine, type TypedLine } from "../../completion/parse-partial-line.ts";
import { answerFor, NOTHING } from "./look-up.ts";

type Listening = Pick<Session, "app" | "out" | "settle">;

/**
 * Tells a shell what the last word of a line can become. Somebody is typing: it never fails, asks, writes or says
 * anything else, and what cannot be read is left out.
 */
export async function answerShell(
  { app, out, settle }: Listening,
  words: readonly string[],
  programFor: (words: readonly string[]) => Command,
): Promise<void> {
  const line = readLine(programFor(words), words);
  const answer = await unlessBroken(async () => {
    await unlessBroken(
      () => settle("complete", { json: true, input: false, ...storeOn(line, app.environment) }),
      undefined,
    );
    return answerFor(app, line);
  }, NOTHING);
  out(answerText(answer, line.typed));
}

/** The shell has not expanded what it asks about. */
function storeOn({ flags }: TypedLine, environment: Readonly<Record<string, string | undefined>>) {
  const store = flags.get("store")?.at(-1);
  if (store === undefined) return {};
  const named = (_: string, braced?: string, plain?: string) => environment[braced ?? plain ?? ""] ?? "";
  const home = store.replace(/^~(?=[/\\]|$)/, () => environment.HOME ?? environment.USERPROFILE ?? "~");
  return { store: home.replace(/\$(?:\{(\w+)\}|(\w+))/g, named) };
}

async function unlessBroken<T>(look: () => Promise<T>, instead: T): Promise<T> {
  try {
    return await look();
  } catch {
    return instead;
  }
}
