import { AVAILABILITIES, type Availability, IMPORTANCES, type Importance } from "../domain/model/vocabulary.ts";
import type { Day } from "../domain/time/calendar.ts";
import { readDay } from "../domain/time/parse-day.ts";
import type { Prompter } from "../terminal/prompter.ts";

/** In characters, of a cell beside the name of its column. */
const LONGEST_SAMPLE = 40;

/** Which column holds what was promised, where no name tells. */
export function askStatementColumn(
  prompter: Prompter,
  columns: readonly { readonly column: string; readonly samples: readonly string[] }[],
): Promise<string> {
  return prompter.choose<string>({
    message: "Which column says what was promised?",
    choices: columns.map(({ column, samples }) => ({
      value: column,
      name: column,
      hint: samples.map((text) => text.slice(0, LONGEST_SAMPLE)).join(" · "),
    })),
  });
}

/** Which column of a table of actions says it. */
export function askActionColumn(
  prompter: Prompter,
  message: string,
  columns: readonly { readonly column: string; readonly samples: readonly string[] }[],
): Promise<string> {
  return prompter.choose<string>({
    message,
    choices: columns.map(({ column, samples }) => ({
      value: column,
      name: column,
      hint: samples.map((text) => text.slice(0, LONGEST_SAMPLE)).join(" · "),
    })),
  });
}

export function askAnswer(prompter: Prompter, word: string, count: number): Promise<"yes" | "otherwise" | "no"> {
  return prompter.choose({
    message: `What does the answer "${word}" (${count} times) say to the customer?`,
    choices: [
      { value: "yes", name: "yes", hint: "promised as asked" },
      { value: "otherwise", name: "otherwise", hint: "promised in another way, or in part" },
      { value: "no", name: "no", hint: "asked for and not promised" },
    ],
  });
}

export function askImportance(prompter: Prompter, word: string, count: number): Promise<Importance> {
  return prompter.choose<Importance>({
    message: `How important for the first go-live is "${word}" (${count} times)?`,
    choices: IMPORTANCES.map((value) => ({ value, name: value })),
    initial: "should",
  });
}

export function askDateOrder(prompter: Prompter, example: string): Promise<"dmy" | "mdy"> {
  return prompter.choose({
    message: `How are days written in this file? ${example}`,
    choices: [
      { value: "dmy", name: "day first", hint: "31/12/2026" },
      { value: "mdy", name: "month first", hint: "12/31/2026" },
    ],
  });
}

/** What the question of the won deals is answered with where every row is one. */
export const ALL_WON = "*";

/** Which column names the customers, where no heading tells. */
export function askCustomerColumn(
  prompter: Prompter,
  candidates: readonly { readonly label: string; readonly values: readonly string[] }[],
): Promise<string> {
  return prompter.choose<string>({
    message: "Which column names the customer?",
    choices: candidates.map(({ label, values }) => ({ value: label, name: label, hint: values.join(", ") })),
  });
}

/** On which day deals closed of which the file says no day. */
export async function askClosedOn(prompter: Prompter, today: Day, count: number): Promise<Day> {
  const typed = await prompter.text({
    message: `When did ${count === 1 ? "the deal" : `these ${count} deals`} close? The file does not say.`,
    validate: (answer) =>
      "day" in readDay(answer, today, undefined, "behind") ? null : "write a day, like 2026-11-20",
  });
  const read = readDay(typed, today, undefined, "behind");
  return "day" in read ? read.day : today;
}

/** Which column says what is won, where no name and no word in it tells; `ALL_WON` where every row is. */
export function askStageColumn(
  prompter: Prompter,
  candidates: readonly { readonly label: string; readonly values: readonly string[] }[],
): Promise<string> {
  return prompter.choose<string>({
    message: "Which column says whether a deal is won?",
    choices: [
      ...candidates.map(({ label, values }) => ({ value: label, name: label, hint: values.slice(0, 3).join(", ") })),
      { value: ALL_WON, name: "none: every deal in this file is won" },
    ],
  });
}

/** Which of a column's values means won, where none of them says so. */
export function askWonStage(prompter: Prompter, values: readonly string[]): Promise<string> {
  return prompter.choose<string>({
    message: "Which of its values means that a deal is won?",
    choices: values.map((value) => ({ value, name: value })),
  });
}

/** Which of two readings an amount has, for the whole column. */
export function askNumberStyle(
  prompter: Prompter,
  {
    text,
    shownBy,
    readings,
  }: {
    readonly text: string;
    readonly shownBy: string;
    readonly readings: readonly { readonly style: string; readonly as: string }[];
  },
): Promise<string> {
  return prompter.choose<string>({
    message: `How much is "${text}"? Another row of its column says "${shownBy}".`,
    choices: readings.map(({ style, as }) => ({ value: style, name: as, hint: `amounts as ${style}` })),
  });
}

/** Under which name a list is kept whose ids are known from others. */
export async function askList(
  prompter: Prompter,
  list: string,
  known: readonly { readonly name: string; readonly ids: number }[],
): Promise<string> {
  const choices = known.map(({ name, ids }) => ({
    value: name,
    name: `the list "${name}" again`,
    hint: `${ids} of the same ids: they are updated`,
  }));
  return prompter.choose<string>({
    message: `Is "${list}" a list that you have imported before?`,
    choices: [...choices, { value: list, name: "no, another one", hint: "all of it is new" }],
  });
}

/** Whether a list of a known name whose rows say something else is that list, changed; else it needs another name. */
export function askReworded(
  prompter: Prompter,
  list: string,
  { known, reworded, other }: { readonly known: number; readonly reworded: number; readonly other: string },
): Promise<string> {
  return prompter.choose<string>({
    message: `${reworded} of the ${known} rows known from "${list}" have another text now. Is it the same list?`,
    choices: [
      { value: other, name: "no, another list", hint: `all of it is new, as "${other}"` },
      { value: list, name: "yes, with new texts", hint: `${reworded} promises change` },
    ],
  });
}

/** Which column holds the names of the features, where no heading tells. */
export function askNameColumn(
  prompter: Prompter,
  columns: readonly { readonly column: string; readonly samples: readonly string[] }[],
): Promise<string> {
  return prompter.choose<string>({
    message: "Which column holds the names of the capabilities?",
    choices: columns.map(({ column, samples }) => ({
      value: column,
      name: column,
      hint: samples.map((text) => text.slice(0, LONGEST_SAMPLE)).join(" · "),
    })),
  });
}

/** What a word of theirs says of a capability; an empty one is an empty cell. */
export function askAvailability(prompter: Prompter, word: string, count: number): Promise<Availability> {
  const times = count === 1 ? "once" : `${count} times`;
  return prompter.choose<Availability>({
    message:
      word === ""
        ? `The state is empty (${times}). Is that available today?`
        : `Is "${word}" (${times}) available today?`,
    choices: AVAILABILITIES.map((value) => ({ value, name: value })),
    initial: "unavailable",
  });
}

/** What capabilities are of which the file says nothing. */
export function askUnsaidAvailability(prompter: Prompter, count: number): Promise<Availability> {
  return prompter.choose<Availability>({
    message: `The file does not show availability. What ${
      count === 1 ? "is the new capability" : `are the ${count} new capabilities`
    }?`,
    choices: AVAILABILITIES.map((value) => ({ value, name: value })),
    initial: "unavailable",
  });
}

/** Whether columns are editions of the product, or which of them is the product among others. */
export type EditionsAnswer = "editions" | "none" | { readonly column: string };

export async function askEditions(prompter: Prompter, columns: readonly string[]): Promise<EditionsAnswer> {
  const answer = await prompter.choose<string>({
    message: `What are the columns ${columns.join(", ")}?`,
    choices: [
      { value: "editions", name: "editions of the product" },
      ...columns.map((column, i) => ({ value: `column ${i}`, name: `products; ${column} is the one` })),
      { value: "none", name: "neither" },
    ],
  });
  if (answer === "editions" || answer === "none") return answer;
  return { column: columns[Number(answer.slice("column ".length))] ?? "" };
}
