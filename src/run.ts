import { CommanderError } from "commander";
import type { Session } from "./app.ts";
import { EXIT, exitCodeOf, type Problem, PsvcError } from "./errors.ts";
import { buildProgram, HelpAsked } from "./program.ts";
import { problemJson, problemText } from "./render/problem.ts";

/** argv -> exit code; the only catch-all. */
export async function run(argv: readonly string[], session: Session): Promise<number> {
  try {
    return await obey(argv, session);
  } catch (error) {
    return report(error, argv.includes("--json"), session);
  }
}

async function obey(argv: readonly string[], session: Session): Promise<number> {
  try {
    await buildProgram(session, argv).parseAsync([...argv], { from: "user" });
    return session.exitCode();
  } catch (error) {
    if (!(error instanceof HelpAsked)) throw error;
    await error.answer();
    return error.isMistake ? EXIT.usage : EXIT.fine;
  }
}

function report(error: unknown, json: boolean, session: Session): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.fine;
    return fail(usageProblem(error), json, session);
  }
  if (error instanceof PsvcError) return fail(error.problem, json, session);
  const where = whereOf(error, session.showBugs);
  const message = "This is a bug in psvc, not something you did. What was saved stays saved.";
  const hint = session.showBugs
    ? where
    : `${where}\nThe message is left out, since it may hold customers' words: PSVC_DEBUG=1 shows it.`;
  if (json)
    session.err(
      `${JSON.stringify({ schemaVersion: 1, kind: "error", error: { code: "bug", exitCode: EXIT.bug, message, hint } })}\n`,
    );
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
  session.err(json ? `${JSON.stringify(problemJson(problem))}\n` : `${problemText(problem, session.errStyle)}\n`);
  return exitCodeOf(problem);
}

/** Commander's words for what was typed wrong, with its own suggestion set apart. */
function usageProblem(error: CommanderError): Problem {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\((.*)\)$/, "$1");
  const text = first.charAt(0).toUpperCase() + first.slice(1);
  return { code: "usage", text: text.endsWith(".") ? text : `${text}.`, suggestion: suggestion || "See psvc --help." };
}
