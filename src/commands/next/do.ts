import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { AgendaItem } from "../../domain/next/agenda.ts";
import { type PutOffSteps, stepName, stepsToWalk, stillPutOff, wordsToAsk } from "../../domain/next/walk.ts";
import { dayProblemOf, readDay } from "../../domain/time/parse-day.ts";
import { EXIT, PsvcError } from "../../errors.ts";
import { agendaJson, renderStep } from "../../render/next/agenda.ts";
import { damagedJson, problemWords } from "../../render/problem/problem.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { dayFlag } from "../flags/flags.ts";
import { wholeAgenda } from "./agenda.ts";

/** Of this person on this machine: what is put off here stays on everybody's list. */
const DRAFT = "do-later";

export function registerDo(program: Command, app: App): void {
  program
    .command("do [count]")
    .summary("work through today")
    .description("what needs you, one after the other: each is done by its own command, which asks for what it needs")
    .action((count: string | undefined) => doSteps(app, count));
}

type Move = "done" | "passed" | "same" | "quit";

export async function doSteps(app: App, typed: string | undefined): Promise<void> {
  const only = typed === undefined ? null : readCount(typed);
  const { prompter } = app;
  if (!prompter) {
    // What is damaged is said first, as everywhere.
    await wholeAgenda(app);
    throw new PsvcError({ code: "no-terminal", what: "psvc do", flags: ["psvc next --all"] });
  }
  const passed = new Set<string>();
  const counts = { done: 0, passed: 0 };
  for (;;) {
    const { digests, damaged } = await wholeAgenda(app);
    const putOff = await readPutOff(app);
    const steps = stepsToWalk(digests, (name) => passed.has(name) || (only === null && Object.hasOwn(putOff, name)));
    const item = steps[(only ?? 1) - 1];
    if (only !== null && !item) throw noStep(typed ?? "", steps.length);
    const move = item ? await atStep(app, prompter, item, putOff) : "quit";
    if (move === "done" || move === "passed") counts[move]++;
    if (item && (move === "done" || move === "passed")) passed.add(stepName(item));
    if (move !== "quit" && (move === "same" || only === null)) continue;
    const left = item ? steps.length - (move === "quit" ? 0 : 1) : 0;
    for (const { problem } of damaged) app.remark(problemWords(problem).message);
    app.answer({
      text: () => `${counts.done} done, ${counts.passed} left for later${left > 0 ? `, ${left} to go` : ""}.`,
      json: {
        kind: "next",
        asOf: app.today,
        next: agendaJson({ items: [], more: 0 }),
        more: left,
        damaged: damagedJson(damaged),
      },
    });
    return;
  }
}

/** Shows one step with what is known of it, and takes one key. */
async function atStep(app: App, prompter: Prompter, item: AgendaItem, putOff: PutOffSteps): Promise<Move> {
  prompter.tell(renderStep(item, app.today, app.screen.style));
  const about = item.command.record.find((word) => /^[GPAR]\d+$/.test(word));
  if (about?.startsWith("G")) await app.obey(["gap", "show", item.slug, about]);
  const key = await prompter.key({
    message: "Do it now?",
    keys: [
      { key: "d", name: "do it" },
      { key: "s", name: "skip" },
      { key: "l", name: "later" },
      { key: "n", name: "a note instead" },
      { key: "q", name: "quit" },
    ],
    initial: "d",
  });
  switch (key) {
    case "q":
      return "quit";
    case "s":
      return "passed";
    case "l":
      await later(app, prompter, item, putOff);
      return "passed";
    case "n":
      return noted(app, prompter, item, about);
    case "d":
      return done(app, prompter, item);
  }
}

/** Stopped with Ctrl-C, the step is shown again; one that was refused is left as it is. */
async function done(app: App, prompter: Prompter, item: AgendaItem): Promise<Move> {
  const exitCode = await app.obey(wordsToAsk(item.command));
  if (exitCode === EXIT.cancelled) return "same";
  if (exitCode === EXIT.fine || exitCode === EXIT.notMet) return "done";
  prompter.tell("It is left as it was.");
  return "passed";
}

async function noted(app: App, prompter: Prompter, { slug }: AgendaItem, about: string | undefined): Promise<Move> {
  const text = await prompter.text({ message: "Note? (Enter: none)" });
  if (!text.trim()) return "same";
  const subject = about === undefined ? [] : [`--about=${about}`];
  const exitCode = await app.obey(["note", "add", slug, `--text=${text}`, ...subject]);
  return exitCode === EXIT.fine ? "passed" : "same";
}

async function later(app: App, prompter: Prompter, item: AgendaItem, putOff: PutOffSteps): Promise<void> {
  const text = await prompter.text({
    message: "Until which day?",
    initial: "tomorrow",
    validate: (answer) => dayAheadProblem(app, answer),
  });
  const until = dayFlag(app, "until", text);
  await app.store.saveDraft(DRAFT, { ...putOff, [stepName(item)]: until });
}

function dayAheadProblem(app: App, text: string): string | null {
  const read = readDay(text, app.today, app.week, "ahead");
  if (!("day" in read)) return problemWords(dayProblemOf("the day", text, read)).message;
  return read.day > app.today ? null : "It is a day after today.";
}

async function readPutOff(app: App): Promise<PutOffSteps> {
  const draft = await app.store.draft(DRAFT);
  if (typeof draft !== "object" || draft === null) return {};
  const days = Object.entries(draft).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return stillPutOff(Object.fromEntries(days), app.today);
}

/** Throws `bad-value`. */
function readCount(typed: string): number {
  if (/^[1-9]\d{0,5}$/.test(typed.trim())) return Number(typed);
  throw new PsvcError({
    code: "bad-value",
    what: "count",
    value: typed,
    allowed: null,
    why: "it is the place in the list of psvc, such as 2",
    example: "psvc do 2",
  });
}

function noStep(typed: string, count: number): PsvcError {
  return new PsvcError({
    code: "bad-value",
    what: "count",
    value: typed,
    allowed: null,
    why: count === 0 ? "nothing needs you today" : `the list ends with ${count}`,
    example: "psvc next --all",
  });
}
