import { ASKED_FACTS, type AskedFact } from "../domain/model/promise.ts";
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
    const { statement, confirmed, ...marked } = readPromiseLine(line);
    const said: Said = { statement, confirmed, ...marked };
    try {
      await askFacts(prompter, said, ASKED_FACTS, before, heardBy);
      if (said.kind === "timeline") said.neededBy = await askNeededBy(prompter, today);
    } catch (error) {
      if (error instanceof PsvcError && error.problem.code === "cancelled")
        await keep(prompter, [said, ...waiting.map(readPromiseLine)], save);
      throw error;
    }
    const facts: PromiseFacts = { ...PROMISE_DEFAULTS, ...said };
    prompter.tell(`  ${await save(facts)} saved`);
    before = facts;
  }
}

/** A promise that is asked about again: what is known of it, and what nobody was asked for yet. */
export interface Unasked {
  readonly id: string;
  readonly facts: PromiseFacts;
  readonly notAsked: readonly AskedFact[];
}

/** Asks what an interrupted intake did not ask. `save` is called after each, and with what was said before a Ctrl-C. */
export async function askUnasked(
  prompter: Prompter,
  promises: readonly Unasked[],
  heardBy: string | null,
  save: (id: string, said: Partial<PromiseFacts>) => Promise<void>,
): Promise<void> {
  let before: PromiseFacts | null = null;
  for (const { id, facts, notAsked } of promises) {
    prompter.tell(`  ${id} ${facts.statement}: what was not asked yet`);
    const said: Said = { statement: facts.statement, confirmed: facts.confirmed };
    try {
      await askFacts(prompter, said, notAsked, before, heardBy);
    } finally {
      await save(id, said);
    }
    before = { ...facts, ...said };
  }
}

/** The answers so far. */
type Said = { -readonly [Fact in keyof PromiseFacts]?: PromiseFacts[Fact] } & Pick<
  PromiseFacts,
  "statement" | "confirmed"
>;

function formatPasted(line: string, more: number): string {
  return `  ${oneLine(line)}${more > 0 ? `  (${more} more after this one)` : ""}`;
}

/** Whoever stops in the middle keeps what was typed, answered and pasted; what was not asked is not known. */
async function keep(
  prompter: Prompter,
  lines: readonly Said[],
  save: (facts: PromiseFacts) => Promise<string>,
): Promise<void> {
  for (const said of lines) {
    const notAsked = ASKED_FACTS.filter((fact) => said[fact] === undefined);
    const id = await save({ ...PROMISE_DEFAULTS, ...said, ...(notAsked.length > 0 ? { notAsked } : {}) });
    prompter.tell(`  ${id} is kept${notAsked.length > 0 ? "; the next intake asks the rest" : ""}`);
  }
}

async function askFacts(
  prompter: Prompter,
  said: Said,
  missing: readonly AskedFact[],
  before: PromiseFacts | null,
  heardBy: string | null,
): Promise<void> {
  if (missing.includes("importance"))
    said.importance ??= await prompter.choose({
      message: "How important is it for go-live?",
      choices: IMPORTANCES.map((value) => ({ value, name: value, hint: SAY_IMPORTANCE[value] })),
      initial: before?.importance ?? "must",
    });
  await askCircumstances(prompter, said, missing, before, heardBy);
}

const SAY_IMPORTANCE = {
  must: "no go-live without",
  should: "soon after at the latest",
  could: "nice",
  wont: "agreed: not this time",
};

/** The first is asked one by one; later ones repeat with Enter. */
async function askCircumstances(
  prompter: Prompter,
  said: Said,
  missing: readonly AskedFact[],
  before: PromiseFacts | null,
  heardBy: string | null,
): Promise<void> {
  const isWhole = ASKED_FACTS.every((fact) => fact === "importance" || missing.includes(fact));
  if (!before || !isWhole) return askEach(prompter, said, missing, before ?? { ...PROMISE_DEFAULTS, heardBy });
  const { kind, source, strength } = before;
  const same = `${kind}, ${source}, ${strength}${before.heardBy ? `, heard by ${before.heardBy}` : ""}`;
  const answer = await prompter.choose({
    message: "Kind, source, strength, who heard it?",
    choices: [
      { value: "same", name: `same as before: ${same}` },
      { value: "change", name: "change these" },
      { value: "rumour", name: "the same, but a rumour" },
    ] as const,
    initial: "same",
  });
  if (answer === "change") return askEach(prompter, said, missing, before);
  Object.assign(said, { kind, source, strength, heardBy: before.heardBy });
  if (answer === "rumour") said.confirmed = false;
}

async function askEach(
  prompter: Prompter,
  said: Said,
  missing: readonly AskedFact[],
  before: Omit<PromiseFacts, "statement">,
): Promise<void> {
  const words = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, name: value }));
  if (missing.includes("kind"))
    said.kind = await prompter.choose({
      message: "What is it about?",
      choices: words(KINDS),
      initial: before.kind,
    });
  if (missing.includes("source"))
    said.source = await prompter.choose({
      message: "Where was it promised?",
      choices: words(SOURCES),
      initial: before.source,
    });
  if (missing.includes("strength"))
    said.strength = await prompter.choose({
      message: "How binding is it?",
      choices: words(STRENGTHS),
      initial: before.strength,
    });
  if (missing.includes("heardBy"))
    said.heardBy =
      oneLine(
        await prompter.text({
          message: `Who at the customer heard it? (${before.heardBy === null ? "Enter" : "-"}: not known)`,
          initial: before.heardBy ?? undefined,
        }),
      ).replace(/^-$/, "") || null;
}

async function askNeededBy(prompter: Prompter, today: Day): Promise<Day | null> {
  const text = await prompter.text({
    message: "By which day? (Enter: no day)",
    validate: (answer) => (answer.trim() ? dayProblem(answer, today) : null),
  });
  const read = readDay(text, today);
  return "day" in read ? read.day : null;
}
