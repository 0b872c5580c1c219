import { type Command, CommanderError } from "commander";
import type { Session } from "./app.ts";
import { EXIT, exitCodeOf, type Problem, PsvcError } from "./errors.ts";
import { buildProgram, completeLine, HelpAsked, loadLateCommands } from "./program.ts";
import { printableJson } from "./render/layout/escape-control-characters.ts";
import { withoutPasswords } from "./render/layout/sentence.ts";
import { errorJson } from "./render/problem/error-json.ts";
import { problemJson, problemText } from "./render/problem/problem.ts";

/**
 * What the scripts of `psvc completion` call. It is no command: it must not speak of flags, nor of what it could not
 * read.
 */
const COMPLETE = "complete";

/** argv -> exit code; the only catch-all. */
export async function run(argv: readonly string[], session: Session): Promise<number> {
  if (argv[0] === COMPLETE) return completeLine(session, argv.slice(argv[1] === "--" ? 2 : 1));
  await loadLateCommands(argv);
  const program = buildProgram(session, argv);
  try {
    return await obey(argv, program, session);
  } catch (error) {
    return report(await understood(error, argv, program, session).catch((bug) => bug), wantsJson(argv), session);
  }
}

async function obey(argv: readonly string[], program: Command, session: Session): Promise<number> {
  try {
    await program.parseAsync([...argv], { from: "user" });
    return session.exitCode();
  } catch (error) {
    if (!(error instanceof HelpAsked)) throw error;
    await error.answer();
    return error.isMistake ? EXIT.usage : EXIT.fine;
  }
}

/** What was typed wrong, as a problem with what was probably meant; everything else as it is. */
async function understood(error: unknown, argv: readonly string[], program: Command, session: Session) {
  const isProblem = error instanceof PsvcError;
  const isMistyped = error instanceof CommanderError && error.exitCode !== 0;
  if (!isProblem && !isMistyped) return error;
  await loadLateCommands(["help"]);
  const { understand, withExample } = await import("./suggest/explain-usage-error.ts");
  const typed = {
    argv,
    program,
    everything: () => buildProgram(session, ["help"]),
    app: session.app,
  };
  if (isProblem) return new PsvcError(await withExample(error.problem, typed), { cause: error });
  // It stopped before any command was told the flags that name the store.
  await session.settle(program.args[0] ?? "psvc", program.opts()).catch(() => {});
  return new PsvcError(await understand(error, typed), { cause: error });
}

/** Fields are asked for of JSON; who names none is a person that wants to read which there are. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).some(
    (text, nth, flags) =>
      text === "--json" || /^--fields=./.test(text) || (text === "--fields" && /^[^-]/.test(flags[nth + 1] ?? "")),
  );
}

function report(error: unknown, json: boolean, session: Session): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  if (error instanceof PsvcError) return fail(error.problem, json, session);
  const where = whereOf(error, session.showBugs);
  const message = "This is a bug in psvc, not something you did. What was saved stays saved.";
  const hint = session.showBugs
    ? where
    : `${where}\nThe message is left out, since it may hold customers' words: PSVC_DEBUG=1 shows it.`;
  if (json) session.err(`${printableJson(errorJson({ code: "bug", exitCode: EXIT.bug, message, hint }))}\n`);
  else session.err(`psvc: ${message}\n${hint}\n`);
  return EXIT.bug;
}

/** Where a bug struck. Its message may quote what a customer said, and a report of a bug is made to be passed on. */
function whereOf(error: unknown, withMessage: boolean): string {
  if (!(error instanceof Error)) return withMessage ? String(error) : typeof error;
  const stack = error.stack ?? "";
  if (withMessage) return stack || error.message;
  const frames = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  return [error.name, ...frames].join("\n");
}

function fail(problem: Problem, json: boolean, session: Session): number {
  const text = json ? printableJson(problemJson(problem)) : problemText(problem, session.errStyle);
  session.err(`${withoutPasswords(text)}\n`);
  session.failed?.(problem);
  return exitCodeOf(problem);
}
