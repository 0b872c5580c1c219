import { IMPORTANCES, KINDS, SOURCES, STRENGTHS } from "../domain/model/vocabulary.ts";
import { PROMISE_DEFAULTS, type PromiseFacts } from "../domain/promise/promise.ts";
import type { Day } from "../domain/time/calendar.ts";
import { readDay } from "../domain/time/parse-day.ts";
import { PsvcError } from "../errors.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { dayProblem, oneLine } from "./project-answers.ts";
import { readPromiseLine } from "./promise-line.ts";

/**
 * One line a promise, until an empty one. Kind, source, strength and who heard it repeat from the one before with
 * Enter. `save` is called after each, so that nothing is lost.
 */
export async function capturePromises(
  prompter: Prompter,
  today: Day,
  heardBy: string | null,
  save: (facts: PromiseFacts) => Promise<string>,
): Promise<number> {
  let before: PromiseFacts | null = null;
  // Of a paste every line is a promise, and is asked about in its turn.
  let waiting: readonly string[] = [];
  for (let count = 0; ; count++) {
    const isPasted = waiting.length > 0;
    const lines = isPasted
      ? waiting
      : await prompter.several(
          count === 0 ? "A promise, in the customer's words (Enter: none)" : "The next promise (Enter ends)",
        );
    const [line, ...rest] = lines.filter((text) => text.trim());
    if (line === undefined) return count;
    waiting = rest;
    if (isPasted || rest.length > 0) prompter.tell(formatPasted(line, rest.length));
    const facts: PromiseFacts = await askPromise(prompter, today, line, before, heardBy).catch(async (error) => {
      if (error instanceof PsvcError && error.problem.code === "cancelled")
        await keep(prompter, [line, ...waiting], save);
      throw error;
    });
    prompter.tell(`  ${await save(facts)} saved`);
    before = facts;
  }
}

function formatPasted(line: string, more: number): string {
  return `  ${oneLine(line)}${more > 0 ? `  (${more} more after this one)` : ""}`;
}

/**
 * Whoever stops in the middle keeps what was typed and pasted, with the usual facts for those that were not asked yet.
 */
async function keep(
  prompter: Prompter,
  lines: readonly string[],
  save: (facts: PromiseFacts) => Promise<string>,
): Promise<void> {
  for (const line of lines) {
    const facts = { ...PROMISE_DEFAULTS, ...readPromiseLine(line) };
    prompter.tell(`  ${await save(facts)} is kept as a ${facts.importance}; psvc promise edit changes that`);
  }
}

async function askPromise(
  prompter: Prompter,
  today: Day,
  line: string,
  before: PromiseFacts | null,
  heardBy: string | null,
): Promise<PromiseFacts> {
  const { statement, confirmed, ...marked } = readPromiseLine(line);
  const importance =
    marked.importance ??
    (await prompter.choose({
      message: "How important for the go-live?",
      choices: IMPORTANCES.map((value) => ({ value, name: value, hint: SAY_IMPORTANCE[value] })),
      initial: before?.importance ?? "must",
    }));
  const said = await askCircumstances(prompter, before, heardBy, confirmed);
  const neededBy = said.kind === "timeline" ? await askNeededBy(prompter, today) : null;
  return { ...PROMISE_DEFAULTS, ...said, statement, importance, neededBy };
}

const SAY_IMPORTANCE = {
  must: "no go-live without",
  should: "soon after at the latest",
  could: "nice",
  wont: "agreed: not this time",
};

type Circumstances = Pick<PromiseFacts, "kind" | "source" | "strength" | "heardBy" | "confirmed">;

/** The first is asked one by one; later ones repeat with Enter. */
async function askCircumstances(
  prompter: Prompter,
  before: PromiseFacts | null,
  heardBy: string | null,
  confirmed: boolean,
): Promise<Circumstances> {
  if (!before) return { ...(await askEach(prompter, { ...PROMISE_DEFAULTS, heardBy })), confirmed };
  const same =
    `${before.kind}, ${before.source}, ` + `${before.strength}${before.heardBy ? `, heard by ${before.heardBy}` : ""}`;
  const answer = await prompter.choose({
    message: "What, where, how firm, who heard it?",
    choices: [
      { value: "same", name: `same as before: ${same}` },
      { value: "change", name: "change these" },
      { value: "rumour", name: "the same, but a rumour" },
    ] as const,
    initial: "same",
  });
  if (answer === "change") return { ...(await askEach(prompter, before)), confirmed };
  return {
    kind: before.kind,
    source: before.source,
    strength: before.strength,
    heardBy: before.heardBy,
    confirmed: confirmed && answer !== "rumour",
  };
}

async function askEach(
  prompter: Prompter,
  before: Omit<PromiseFacts, "statement">,
): Promise<Omit<Circumstances, "confirmed">> {
  const words = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, name: value }));
  return {
    kind: await prompter.choose({ message: "What is it about?", choices: words(KINDS), initial: before.kind }),
    source: await prompter.choose({
      message: "Where was it promised?",
      choices: words(SOURCES),
      initial: before.source,
    }),
    strength: await prompter.choose({
      message: "How firm is it?",
      choices: words(STRENGTHS),
      initial: before.strength,
    }),
    heardBy:
      oneLine(
        await prompter.text({
          message: `Who at the customer heard it? (${before.heardBy === null ? "Enter" : "-"}: not known)`,
          initial: before.heardBy ?? undefined,
        }),
      ).replace(/^-$/, "") || null,
  };
}

async function askNeededBy(prompter: Prompter, today: Day): Promise<Day | null> {
  const text = await prompter.text({
    message: "By which day? (Enter: no day)",
    validate: (answer) => (answer.trim() ? dayProblem(answer, today) : null),
  });
  const read = readDay(text, today);
  return "day" in read ? read.day : null;
}
