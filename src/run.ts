import { CommanderError } from "commander";
import type { Session } from "./app.ts";
import { EXIT, exitCodeOf, type Problem, PsvcError } from "./errors.ts";
import { buildProgram } from "./program.ts";
import { problemJson, problemText } from "./render/problem.ts";

/** argv -> exit code; the only catch-all. */
export async function run(argv: readonly string[], session: Session): Promise<number> {
  try {
    await buildProgram(session, argv).parseAsync([...argv], { from: "user" });
    return session.exitCode();
  } catch (error) {
    return report(error, argv.includes("--json"), session);
  }
}

function report(error: unknown, json: boolean, session: Session): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.fine;
    if (error.code === "commander.help") return EXIT.usage;
    return fail(usageProblem(error), json, session);
  }
  if (error instanceof PsvcError) return fail(error.problem, json, session);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json)
    session.err(
      `${JSON.stringify({ schemaVersion: 1, kind: "error", error: { code: "bug", exitCode: EXIT.bug, message: "A bug in psvc.", hint: text } })}\n`,
    );
  else session.err(`psvc: this is a bug in psvc, not something you did. What was saved stays saved.\n${text}\n`);
  return EXIT.bug;
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
