import { CommanderError } from "commander";
import type { Session } from "./app.ts";
import { EXIT, exitCodeOf, type Problem, PsvcError } from "./errors.ts";
import { buildProgram } from "./program.ts";
import { errorJson } from "./render/error-json.ts";
import { problemJson, problemText } from "./render/problem.ts";

/** argv -> exit code; the only catch-all. */
export async function run(argv: readonly string[], session: Session): Promise<number> {
  try {
    if (argv[0] === "help" && argv[1] === "json") {
      const { json } = await import("./help/topics/json.ts");
      session.out(
        `${json.page(
          session.app.screen.style,
          argv.slice(2).filter((one) => !one.startsWith("-")),
        )}\n`,
      );
      return EXIT.fine;
    }
    await buildProgram(session, argv).parseAsync(helpOf(argv), { from: "user" });
    return session.exitCode();
  } catch (error) {
    return report(error, wantsJson(argv), session);
  }
}

/** `help promise import`: commander's help takes one name and leaves out the second. */
function helpOf(argv: readonly string[]): string[] {
  const [first, group, name, ...more] = argv;
  return first === "help" && group && name && !group.startsWith("-") ? [group, name, ...more, "--help"] : [...argv];
}

/** Fields are asked for of JSON; who names none is a person that wants to read which there are. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (one, nth) =>
      one === "--json" || /^--fields=./.test(one) || (one === "--fields" && /^[^-]/.test(argv[nth + 1] ?? "")),
  );
}

function report(error: unknown, json: boolean, session: Session): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.fine;
    if (error.code === "commander.help") return EXIT.usage;
    return fail(usageProblem(error), json, session);
  }
  if (error instanceof PsvcError) return fail(error.problem, json, session);
  const where = whereOf(error, session.showBugs);
  const message = "This is a bug in psvc, not something you did. What was saved stays saved.";
  const hint = session.showBugs
    ? where
    : `${where}\nThe message is left out, since it may hold customers' words: PSVC_DEBUG=1 shows it.`;
  if (json) session.err(`${JSON.stringify(errorJson({ code: "bug", exitCode: EXIT.bug, message, hint }))}\n`);
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
