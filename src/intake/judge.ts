import type { Judgement } from "../domain/assessment.ts";
import type { Capability } from "../domain/catalogue.ts";
import { isJudgedByPlan } from "../domain/fit.ts";
import type { CustomerPromise } from "../domain/ledger.ts";
import type { Project } from "../domain/project.ts";
import { promisesInScope } from "../domain/route.ts";
import { type JudgedFit, MEANS } from "../domain/words.ts";
import type { Prompter } from "../terminal/prompter.ts";

export type Likeliest = (statement: string) => readonly Capability[];

/** Where nobody wants to go on judging. */
const STOP = Symbol("stop");

/** Judges one promise; null for later. */
export async function askJudgement(
  prompter: Prompter,
  promise: CustomerPromise,
  likeliest: Likeliest,
): Promise<Judgement | null> {
  const answer = await askOne(prompter, promise, likeliest, false);
  return answer === STOP ? null : answer;
}

/** The second pass: each promise that nobody judged, against the catalogue. `judge` saves it and says what it opened. */
export async function judgePromises(
  prompter: Prompter,
  project: Project,
  likeliest: Likeliest,
  judge: (id: string, judgement: Judgement) => Promise<string>,
): Promise<void> {
  const open = promisesInScope(project).filter(([, promise]) => !promise.fit && !isJudgedByPlan(promise));
  for (const [, promise] of open) {
    const answer = await askOne(prompter, promise, likeliest, true);
    if (answer === STOP) return;
    if (answer) prompter.tell(`  ${await judge(promise.id, answer)}`);
  }
}

async function askOne(
  prompter: Prompter,
  promise: CustomerPromise,
  likeliest: Likeliest,
  mayStop: boolean,
): Promise<Judgement | null | typeof STOP> {
  const byProduct = promise.kind === "capability" || promise.kind === "integration" || promise.kind === "data";
  const offered = byProduct ? likeliest(promise.statement).slice(0, 5) : [];
  const ends = [{ value: "later:", name: "later" }, ...(mayStop ? [{ value: "stop:", name: "stop here" }] : [])];
  const head = `${promise.id} ${promise.statement}`;
  if (offered.length > 0) {
    const choices = offered.map((one) => ({
      value: `key:${one.key}`,
      name: one.name,
      hint: [one.availability, one.limits, one.area].filter(Boolean).join(", "),
    }));
    const picked = await prompter.choose<string>({
      message: `${head}: which capability does it rest on?`,
      choices: [...choices, { value: "none:", name: "none of these: judge it by hand" }, ...ends],
    });
    if (picked.startsWith("key:")) return { capabilities: [picked.slice(4)] };
    if (picked !== "none:") return picked === "stop:" ? STOP : null;
  }
  const fit = await prompter.choose<JudgedFit | "later:" | "stop:">({
    message: offered.length > 0 ? "What does today's product do for it?" : `${head}: what do we do for it today?`,
    choices: [
      { value: "gap", name: "gap", hint: "nothing" },
      { value: "partial", name: "partial", hint: "some of it" },
      { value: "fit", name: "fit", hint: "all of it" },
      ...(offered.length > 0 ? [] : (ends as { value: "later:" | "stop:"; name: string }[])),
    ],
    initial: "gap",
  });
  if (fit === "later:") return null;
  if (fit === "stop:") return STOP;
  if (fit !== "fit" || !byProduct) return { fit };
  const means = await prompter.choose({
    message: "By what means?",
    choices: MEANS.map((value) => ({ value, name: value })),
    initial: "standard",
  });
  return { fit, means };
}
