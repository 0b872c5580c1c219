import { PHASE_LABELS, READINESS_LABELS } from "../domain/labels/labels.ts";
import type { Settings } from "../domain/model/settings.ts";
import type { Template } from "../domain/model/template.ts";
import { READINESSES } from "../domain/model/vocabulary.ts";
import { splitPeople } from "../domain/people/read-person.ts";
import { ADOPTABLE, type Adoption, defaultTarget } from "../domain/project/new-project.ts";
import { AMOUNT_SAMPLES, formatAmount, readAmount } from "../domain/text/amount.ts";
import { type Day, formatDay, formatDayFrom } from "../domain/time/calendar.ts";
import type { Lying } from "../domain/time/day-direction.ts";
import { readDay } from "../domain/time/parse-day.ts";
import type { Prompter } from "../terminal/prompter.ts";
import {
  type Answers,
  closeProblem,
  dayProblem,
  nameProblem,
  oneLine,
  ownedProblem,
  targetProblem,
} from "./project-answers.ts";

export interface Asking {
  readonly prompter: Prompter;
  readonly today: Day;
  readonly settings: Settings;
  readonly me: string;
  readonly products: readonly string[];
  readonly templates: readonly Template[];
  /** The project is under way already: where it stands is asked too. */
  readonly adopts: boolean;
  /** Called after each answer, so that nothing typed is lost. */
  readonly keep: (answers: Answers) => Promise<void>;
}

type Question = (asking: Asking, so: Answers) => Promise<Partial<Answers>>;

/**
 * In the order of a hand-over: the customer, the deal, their people, ours, the way. Each is asked only if nothing said
 * it.
 */
const QUESTIONS: readonly (readonly [keyof Answers, Question])[] = [
  [
    "customer",
    async ({ prompter }) => ({
      customer: oneLine(await prompter.text({ message: "Customer name?", validate: sentence(nameProblem) })),
    }),
  ],
  [
    "closedOn",
    async (asking) => ({ closedOn: await askDay(asking, "When did the deal close?", "today", closeProblem, "behind") }),
  ],
  ["phase", askPhase],
  ["ownedOn", askOwnedOn],
  ["value", askValue],
  ["why", optional("why", "Why did they buy? (Enter: not known)")],
  ["product", askProduct],
  [
    "contractualOn",
    async (asking) => ({
      contractualOn: await askOptionalDay(asking, "Contractual go-live date, if any? (Enter: none)"),
    }),
  ],
  ["dealOwner", optional("dealOwner", "Who owned the deal, for questions and for thanks? (Enter: not known)")],
  ["sponsor", optional("sponsor", "Who at the customer bought it, the sponsor? (Enter: not known)")],
  ["projectLead", optional("projectLead", "Customer project lead? (Enter: not known)")],
  ["deciders", askDeciders],
  ["handedOver", askHandedOver],
  ["readiness", askReadiness],
  ["lead", async ({ prompter, me }) => ({ lead: await askLead(prompter, "Who leads it for us?", me) })],
  ["template", askTemplate],
  ["target", askTarget],
];

export async function askFacts(asking: Asking, known: Answers): Promise<Answers> {
  let answers = known;
  for (const [name, ask] of QUESTIONS) {
    if (answers[name] !== undefined || (!asking.adopts && (name === "phase" || name === "ownedOn"))) continue;
    answers = { ...answers, ...(await ask(asking, answers)) };
    await asking.keep(answers);
  }
  return answers;
}

export async function askLead(prompter: Prompter, message: string, me: string): Promise<string> {
  return oneLine(await prompter.text({ message, initial: me, validate: sentence(nameProblem) }));
}

function sentence(check: (text: string) => string | null): (text: string) => string | null {
  return (text) => {
    const why = check(text);
    return why ? `${why.charAt(0).toUpperCase()}${why.slice(1)}.` : null;
  };
}

function optional(name: "why" | "dealOwner" | "sponsor" | "projectLead", message: string): Question {
  const validate = (text: string) => (text.trim() && name !== "why" ? sentence(nameProblem)(text) : null);
  return async ({ prompter }) => ({ [name]: oneLine(await prompter.text({ message, validate })) || null });
}

async function askDay(
  asking: Asking,
  message: string,
  initial: string | undefined,
  check: (day: Day, today: Day) => string | null,
  lying: Lying = "ahead",
): Promise<Day> {
  const { prompter, today, settings } = asking;
  const validate = (text: string): string | null => {
    const read = readDay(text, today, settings, lying);
    return dayProblem(text, today, lying) ?? ("day" in read ? sentence((day) => check(day, today))(read.day) : null);
  };
  const text = await prompter.text({ message, initial, validate });
  const read = readDay(text, today, settings, lying);
  if (!("day" in read)) throw new Error(`a day that was not validated: ${text}`);
  if (read.day !== text.trim()) prompter.tell(`  ${formatDayFrom(read.day, today)}`);
  return read.day;
}

async function askOptionalDay(asking: Asking, message: string): Promise<Day | null> {
  const { prompter, today, settings } = asking;
  const text = await prompter.text({
    message,
    validate: (answer) => (answer.trim() ? dayProblem(answer, today) : null),
  });
  if (!text.trim()) return null;
  const read = readDay(text, today, settings);
  if (!("day" in read)) throw new Error(`a day that was not validated: ${text}`);
  prompter.tell(`  ${formatDayFrom(read.day, today)}`);
  return read.day;
}

async function askPhase({ prompter }: Asking): Promise<Partial<Answers>> {
  const hints: Record<(typeof ADOPTABLE)[number], string> = {
    own: "nothing is behind it",
    align: "the promises are captured",
    build: "the scope is agreed and signed",
    prove: "it is configured",
    ready: "they accepted it",
  };
  const choices = ADOPTABLE.map((value) => ({ value, name: PHASE_LABELS[value], hint: hints[value] }));
  return {
    phase: await prompter.choose<Adoption["phase"]>({
      message: "Which phase is it in?",
      choices,
      initial: "align",
    }),
  };
}

async function askOwnedOn(asking: Asking, answers: Answers): Promise<Partial<Answers>> {
  const check = (day: Day, today: Day) => ownedProblem(day, answers.closedOn, today);
  return { ownedOn: await askDay(asking, "Since when do you lead it?", answers.closedOn, check, "behind") };
}

async function askValue({ prompter, settings }: Asking, answers: Answers): Promise<Partial<Answers>> {
  const validate = (text: string) => {
    const read = text.trim() ? readAmount(text) : null;
    return read && "why" in read ? `${capitalised(read.why)}. Write it like ${AMOUNT_SAMPLES}.` : null;
  };
  const text = await prompter.text({ message: "Deal value? (250k, EUR 86,000; Enter: not known)", validate });
  const read = text.trim() ? readAmount(text) : null;
  const amount = read && !("why" in read) ? read : null;
  const currency = answers.currency ?? amount?.currency ?? (amount ? settings.currency : null);
  if (amount?.unsure) prompter.tell(`  Read as ${formatAmount({ value: amount.value, currency })}.`);
  return { value: amount?.value ?? null, currency };
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

async function askProduct({ prompter, products, settings }: Asking): Promise<Partial<Answers>> {
  const usual = products.find((name) => name === settings.product) ?? (products.length === 0 ? settings.product : null);
  if (products.length > 1)
    return {
      product:
        (await prompter.choose<string>({
          message: "Which product did they buy?",
          choices: [...products.map((value) => ({ value, name: value })), { value: "", name: "another, or not known" }],
          initial: usual ?? undefined,
        })) || null,
    };
  return {
    product:
      oneLine(
        await prompter.text({
          message:
            (products[0] ?? usual) ? "Which product did they buy?" : "Which product did they buy? (Enter: not known)",
          initial: products[0] ?? usual ?? undefined,
        }),
      ) || null,
  };
}

async function askDeciders({ prompter }: Asking, answers: Answers): Promise<Partial<Answers>> {
  const text = await prompter.text({
    message: `Who can approve scope changes? (comma-separated${answers.sponsor ? "" : "; Enter: not known"})`,
    initial: answers.sponsor ?? undefined,
  });
  return { deciders: splitPeople(text).map(oneLine) };
}

async function askHandedOver({ prompter }: Asking): Promise<Partial<Answers>> {
  const choices = [
    { value: "no", name: "no" },
    { value: "yes", name: "yes" },
    { value: "unknown", name: "not known" },
  ] as const;
  const choose = await prompter.choose({
    message: "Has the sponsor briefed their team?",
    choices,
    initial: "unknown",
  });
  return { handedOver: choose === "unknown" ? null : choose === "yes" };
}

async function askReadiness({ prompter }: Asking): Promise<Partial<Answers>> {
  const hints = {
    prepared: "people, time and data are there",
    partly: "some of it",
    unprepared: "they hoped you would bring it",
  };
  const choices = [
    ...READINESSES.map((value) => ({ value, name: READINESS_LABELS[value], hint: hints[value] })),
    { value: "unknown" as const, name: "not known" },
  ];
  const readiness = await prompter.choose({
    message: "How well prepared is the customer?",
    choices,
    initial: "unknown",
  });
  return { readiness: readiness === "unknown" ? null : readiness };
}

async function askTemplate({ prompter, templates, settings }: Asking): Promise<Partial<Answers>> {
  const choices = templates.map(({ name, weeks, description }) => ({
    value: name,
    name: `${name}, ${weeks} weeks`,
    hint: description,
  }));
  const initial = templates.find(({ name }) => name === settings.template)?.name ?? "standard";
  return { template: await prompter.choose<string>({ message: "Which route?", choices, initial }) };
}

async function askTarget(asking: Asking, answers: Answers): Promise<Partial<Answers>> {
  const template = asking.templates.find(({ name }) => name === answers.template);
  const proposed =
    template && answers.closedOn
      ? defaultTarget(answers.closedOn, template, asking.today, answers.phase, asking.settings)
      : undefined;
  const message = `Target go-live date?${proposed ? ` (${formatDay(proposed)})` : ""}`;
  return {
    target: await askDay(asking, message, proposed, (day, today) => (answers.phase ? null : targetProblem(day, today))),
  };
}
