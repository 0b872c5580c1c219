import { type BadRow, exitCodeOf, type FilePosition, type Problem } from "../../errors.ts";
import { excerptLines } from "../layout/code-frame.ts";
import { visible, visibleLines } from "../layout/escape-control-characters.ts";
import { begin, quoted, sentence, withLine } from "../layout/sentence.ts";
import type { Style } from "../layout/style.ts";
import { errorJson } from "./error-json.ts";
import { formatFields, formatUnknownFields } from "./unknown-fields.ts";
import { type ErrorText, formatBadDate, formatBadValue, formatNoDecider, formatNotFound } from "./wrong-value.ts";

/** Of many things that are wrong, as many as a person reads. */
const MOST_LINES = 20;
/** Of a row that is shown, as on a terminal of the usual width. */
const ROW_WIDTH = 96;

/** A line for each project that cannot be read, under what is said of the others. */
export function damagedLines(damaged: readonly { readonly problem: Problem }[], style: Style): readonly string[] {
  return damaged.map(({ problem }) => `${style.bad("damaged:")} ${problemWords(problem).message}`);
}

/** The words for every problem. Nothing else in psvc speaks of errors. */
export function problemWords(problem: Problem): ErrorText {
  switch (problem.code) {
    case "usage":
      return { message: problem.text, hint: problem.suggestion };
    case "missing-flags":
      return {
        message: `Missing: ${problem.flags.join(", ")}.`,
        hint: withLine(
          problem.command
            ? `Give them, or see ${problem.command} --help`
            : "Give them, or run it in a terminal to be asked.",
          problem.example,
        ),
      };
    case "no-terminal":
      return {
        message: `${problem.what} needs a terminal to ask in, and there is none.`,
        hint: withLine(`Say it with ${problem.flags.join(", ")}.`, problem.example),
      };
    case "bad-value":
      return formatBadValue(problem);
    case "bad-date":
      return formatBadDate(problem);
    case "ambiguous-date":
      return {
        message: `${problem.what} ${quoted(problem.value)} can be two days.`,
        hint: `Write ${problem.readings.join(" or ")}.`,
      };
    case "no-fields":
      return {
        message: "--fields takes the names of fields, with commas between them.",
        hint: formatFields(problem.command, problem.allowed),
      };
    case "unknown-field":
      return {
        message: formatUnknownFields(problem.command, problem.unknown),
        hint: formatFields(problem.command, problem.allowed),
      };
    case "wrong-values":
      return {
        message: `${problem.problems.length} values are wrong.\n${problem.problems.map(oneLine).join("\n")}`,
        hint: withLine("Put these right; nothing was written.", problem.example),
      };
    case "unknown-key":
      return {
        message: `${visible(problem.file)} has a key that psvc does not know: ${quoted(problem.key)}.`,
        hint: `Known here: ${problem.allowed.join(", ")}.`,
      };
    case "not-found":
      return formatNotFound(problem);
    case "ambiguous":
      return {
        message:
          `${quoted(problem.name)} can be more than one ${problem.what}: ` +
          `${problem.matches.map(visible).join(", ")}.`,
        hint: "Type more of it.",
      };
    case "already-there":
      return {
        message: `There is a ${problem.what} ${quoted(problem.name)} already.`,
        hint: problem.command ? `See ${problem.command}` : "Choose another name.",
      };
    case "waits":
      return {
        message: `${begin(problem.what)} only waits for product: ${quoted(problem.text)}.`,
        hint:
          `Say what users do on day one${problem.defer ? `, or defer it: ${problem.defer}` : ""}. ` +
          "If it does not wait, say why with --not-waiting TEXT.",
      };
    case "waits-for-product":
      if (problem.instead === null)
        return {
          message: `${quoted(problem.given)} is not somebody a milestone waits for: it may come; go live without it.`,
          hint:
            "Find the gap's resolution with psvc gap list, by a workaround now, or deferred with a review date " +
            "if the customer agrees.",
        };
      return {
        message: `${quoted(problem.given)} is not a resolution: it may come; go live without it.`,
        hint:
          "By a workaround now, or deferred with a review date if the customer agrees: " +
          `${problem.instead.join(", ")}.`,
      };
    case "needs-decision":
      return {
        message: `${problem.what} needs the customer's decision: ${problem.because}.`,
        hint: withLine(`Add ${problem.flags.join(", ")} (and --on DAY if it was not today).`, problem.example),
      };
    case "not-a-decider":
      return formatNoDecider(problem);
    case "needs":
      return {
        message: `${begin(problem.what)} needs more: ${problem.because}.`,
        hint: withLine(`Add ${problem.flags.join(", ")}.`, problem.example),
      };
    case "refused":
      return {
        message: `${begin(visible(problem.what))}: ${visible(problem.because)}.`,
        hint: sentence(visible(problem.instead)),
      };
    case "several":
      return {
        message:
          `${problem.refusals.length} of ${problem.of} ${problem.what} cannot be taken; nothing was ` +
          `written.\n${severalLines(problem)}`,
        hint: "Put these right, or leave them out.",
      };
    case "unreadable-file":
      return {
        message: `${visible(problem.file)}${formatPlace(problem.at)} cannot be read: ${visible(problem.why)}.`,
        hint: problem.instead,
      };
    case "bad-rows":
      return {
        message:
          `${visible(problem.file)}: ${badCount(problem)} of ${badCount(problem) + problem.good} rows ` +
          `cannot be taken; nothing was written.\n${problem.rows
            .slice(0, MOST_LINES)
            .map((row) => `  ${visible(problem.file)}:${row.line}: ${row.why}\n${rowLines(row)}`)
            .join("\n")}${problem.rows.length > MOST_LINES ? `\n  and ${problem.rows.length - MOST_LINES} more` : ""}`,
        hint: problem.instead,
      };
    case "damaged":
      return {
        message:
          `${visible(problem.file)}${formatPlace(problem.at)}${namedPlace(problem)} is damaged: ` +
          `${visible(problem.why)}.`,
        hint: problem.why.includes("unresolved merge")
          ? "Merge both sides by meaning, without losing either: psvc doctor --fix"
          : "psvc will not write to it. See what can be done: psvc doctor",
      };
    case "newer-schema":
      return {
        message:
          `${visible(problem.file)} was written by a newer psvc (schema ${problem.found}; this one knows ` +
          `${problem.known}).`,
        hint: "Use the newer psvc; this one leaves the file alone.",
      };
    case "store-busy":
      return {
        message:
          `The store is busy: ${visible(problem.owner)} holds ` +
          `it${problem.since ? ` since ${problem.since}` : ""}.`,
        hint: `Try again. If you are sure that nobody is writing, remove ${visible(problem.lock)}.`,
      };
    case "cannot-write":
      return {
        message: `${visible(problem.path)} cannot be written: ${visible(problem.why)}. Nothing was changed.`,
        hint: null,
      };
    case "not-proven-durable":
      return {
        message: `${visible(problem.path)} is changed, but the disk did not confirm it: ${visible(problem.why)}.`,
        hint: "The change is in place; check the disk before you rely on it.",
      };
    case "interrupted":
      return {
        message:
          `${visible(problem.command)} was interrupted over ${problem.of} documents: ${visible(problem.why)}. ` +
          "Nothing is lost.",
        hint: "The next change finishes it. To finish it now: psvc doctor --fix",
      };
    case "no-hard-links":
      return {
        message: `psvc cannot lock ${visible(problem.path)}: that disk has no hard links. Nothing was written.`,
        hint: "Name a folder on another disk with --store or PSVC_HOME.",
      };
    case "cancelled":
      return {
        message: problem.saved ? `Stopped. ${problem.saved}` : "Stopped. Nothing was changed.",
        hint: problem.resume ? `Go on with: ${problem.resume}` : null,
      };
  }
}

/** A problem among others. */
function oneLine(problem: Problem): string {
  const { message, hint } = problemWords(problem);
  return `  ${message}${hint ? ` ${hint.split("\n")[0]}` : ""}`;
}

function severalLines({ refusals }: Extract<Problem, { code: "several" }>): string {
  const lines = refusals.slice(0, MOST_LINES).map(({ id, problem }) => {
    const { message, hint } = problemWords(problem);
    const named = message.startsWith(`${id} `) ? message : `${visible(id)}: ${message}`;
    return `  ${named}${hint ? ` ${hint}` : ""}`;
  });
  const more = refusals.length - lines.length;
  return [...lines, ...(more > 0 ? [`  and ${more} more; --json names all`] : [])].join("\n");
}

/** `:3:14`, as compilers write it, so that editors can jump there. */
function formatPlace(at: FilePosition | undefined): string {
  return at ? `:${at.line}:${at.column}` : "";
}

/** `deal.closedOn`; a place that is lines and columns stands behind the file's name. */
function namedPlace({ place, at }: Extract<Problem, { code: "damaged" }>): string {
  return place === null || (at && /^\d/.test(place)) ? "" : ` (${visible(place)})`;
}

function rowLines({ text, mark }: BadRow): string {
  const lines = mark ? excerptLines(text, mark, ROW_WIDTH) : [visible(text).slice(0, 160)];
  return lines.map((line) => `    ${line}`).join("\n");
}

/** The line that is wrong, with a caret under the place. */
function excerptOf(problem: Problem, style: Style): string {
  const at = problem.code === "unreadable-file" || problem.code === "damaged" ? problem.at : undefined;
  if (!at || at.text === "") return "";
  const number = `${at.line} | `;
  const [line = "", caret = ""] = excerptLines(
    at.text,
    { start: at.column - 1 },
    style.width - number.length - 2,
    style.bad,
  );
  return `\n  ${number}${line}\n  ${" ".repeat(number.length - 2)}| ${caret}`;
}

export function problemText(problem: Problem, style: Style): string {
  const { message, hint } = problemWords(problem);
  const label = problem.code === "cancelled" ? "" : `${style.bad("psvc:")} `;
  return `${label}${visibleLines(message)}${excerptOf(problem, style)}${hint ? `\n${visibleLines(hint)}` : ""}`;
}

function badCount({ rows, total }: Extract<Problem, { readonly code: "bad-rows" }>): number {
  return total ?? rows.length;
}

export function problemJson(problem: Problem) {
  const { message, hint } = problemWords(problem);
  const rows = problem.code === "bad-rows" ? { rows: problem.rows } : {};
  const refusals =
    problem.code === "several"
      ? {
          refusals: problem.refusals.map((refusal) => ({
            id: refusal.id,
            code: refusal.problem.code,
            ...problemWords(refusal.problem),
          })),
        }
      : {};
  const place = "at" in problem && problem.at ? { at: problem.at } : {};
  const fields = problem.code === "no-fields" || problem.code === "unknown-field" ? { fields: problem.allowed } : {};
  const problems =
    problem.code === "wrong-values"
      ? { problems: problem.problems.map((one) => ({ code: one.code, ...problemWords(one) })) }
      : {};
  return errorJson({
    code: problem.code,
    exitCode: exitCodeOf(problem),
    message,
    hint,
    ...rows,
    ...fields,
    ...refusals,
    ...problems,
    ...place,
  });
}

export function damagedJson(damaged: readonly { readonly slug: string; readonly problem: Problem }[]) {
  return damaged.map(({ slug, problem }) => ({ slug, ...problemJson(problem).error }));
}
