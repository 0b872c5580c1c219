import type { DecisionWord, Verdict } from "../domain/model/vocabulary.ts";
import type { Prompter } from "../terminal/prompter.ts";

const ALLOWED: Record<Verdict, readonly DecisionWord[]> = {
  ready: ["go", "go-with-conditions", "no-go"],
  "ready-with-conditions": ["go-with-conditions", "no-go"],
  "not-ready": ["no-go"],
};

const required = (answer: string) => (answer.trim() ? null : "This one is needed.");

/** Offers what the review allows; null when nothing is decided now. */
export async function askDecision(
  prompter: Prompter,
  verdict: Verdict,
  me: string,
): Promise<{ decision: DecisionWord; by: string; why: string | null } | null> {
  const decision = await prompter.choose<DecisionWord | "later">({
    message: "What is decided?",
    choices: [{ value: "later", name: "nothing now" }, ...ALLOWED[verdict].map((value) => ({ value, name: value }))],
    initial: verdict === "ready" ? "go" : "later",
  });
  if (decision === "later") return null;
  const by = await prompter.text({ message: "Who decided it?", initial: me, validate: required });
  const why = decision === "no-go" ? await prompter.text({ message: "Why not?", validate: required }) : null;
  return { decision, by, why };
}

/** One condition for each open line, then any others; an empty line ends. */
export async function askConditions(
  prompter: Prompter,
  open: readonly string[],
  check: (text: string) => string | null,
): Promise<readonly string[]> {
  const conditions: string[] = [];
  for (const name of open) {
    const text = await prompter.text({
      message: `${name}: what; who; by which day?`,
      validate: (answer) => check(`${name}: ${answer}`),
    });
    conditions.push(`${name}: ${text}`);
  }
  for (;;) {
    const text = await prompter.text({
      message: "Another condition (what; who; by which day)? Enter ends.",
      validate: (answer) => (answer.trim() ? check(answer) : null),
    });
    if (!text.trim()) return conditions;
    conditions.push(text);
  }
}

export interface AskedBell {
  readonly creditSales: string;
  readonly creditServices: string;
  readonly creditCustomer: string;
  readonly firstValue: string;
}

/** The three credits and the first thing the customer now does; what is known is offered. */
export async function askBell(prompter: Prompter, known: Partial<AskedBell>): Promise<AskedBell> {
  const ask = (message: string, initial: string | undefined) =>
    prompter.text({ message, initial: initial || undefined, validate: required });
  return {
    creditSales: await ask("Whom do we thank in sales?", known.creditSales),
    creditServices: await ask("Whom in services?", known.creditServices),
    creditCustomer: await ask("Whom at the customer?", known.creditCustomer),
    firstValue: await ask("What is the first thing they now do with it?", known.firstValue),
  };
}
