import type { Judgement } from "../domain/assessment.ts";
import type { Capability } from "../domain/catalogue.ts";
import { isJudgedByPlan } from "../domain/fit.ts";
import { gapOf } from "../domain/gap.ts";
import type { CustomerPromise, Key, Project } from "../domain/project.ts";
import { at, type Entry, inOrder } from "../domain/record.ts";
import type { JudgedFit } from "../domain/words.ts";
import type { Prompter } from "../terminal/prompter.ts";

export type Likeliest = (statement: string, most?: number) => readonly Capability[];

const OFFERED = 5;
const SHOWN = 160;

export interface Judging {
  readonly prompter: Prompter;
  readonly likeliest: Likeliest;
  /** Records one judgement; resolves when it is on disk. */
  readonly save: (key: Key, judgement: Judgement) => Promise<Project>;
}

/** What a second pass looks at: in the ledger, judged by nobody, and not for the plan to judge. */
export function promisesToJudge(project: Project): readonly Entry<CustomerPromise>[] {
  return inOrder(project.promises).filter(([, promise]) => !promise.dropped && !promise.fit && !isJudgedByPlan(promise));
}

/** Each unassessed promise against today's product, saved one by one. What is not kept opens its gap; how to live with it is not asked here. */
export async function judgePromises(start: Project, { prompter, likeliest, save }: Judging): Promise<Project> {
  let project = start;
  for (const [key, promise] of promisesToJudge(start)) {
    const judgement = await askOne(prompter, promise, likeliest, true);
    if (judgement === "stop") break;
    if (judgement === "later") continue;
    project = await save(key, judgement);
    prompter.tell(sayJudged(project, key));
  }
  return project;
}

/** One promise; null for later. */
export async function askJudgement(prompter: Prompter, promise: CustomerPromise, likeliest: Likeliest): Promise<Judgement | null> {
  const judgement = await askOne(prompter, promise, likeliest, false);
  return judgement === "later" || judgement === "stop" ? null : judgement;
}

async function askOne(prompter: Prompter, promise: CustomerPromise, likeliest: Likeliest, canStop: boolean): Promise<Judgement | "later" | "stop"> {
  const { id, importance, confirmed } = promise;
  const question = `${id} ${importance}${confirmed ? "" : ", a rumour"}: "${shortened(promise.statement)}"`;
  const later = [{ value: "later", name: "Later" }, ...(canStop ? [{ value: "stop", name: "Stop here" }] : [])];
  const offered = isAboutProduct(promise) ? likeliest(promise.statement, OFFERED).slice(0, OFFERED) : [];
  if (offered.length > 0) {
    const answer = await prompter.choose<string>({
      message: `${question} What does it today?`,
      choices: [
        ...offered.map((capability, i) => ({ value: `offered ${i}`, name: sayCapability(capability), hint: capability.limits ?? undefined })),
        { value: "by hand", name: "None of these: judge it by hand" },
        ...later,
      ],
    });
    const chosen = offered.find((_, i) => answer === `offered ${i}`);
    if (chosen) return { capabilities: [chosen.key] };
    if (answer === "later" || answer === "stop") return answer;
  }
  const fit = await prompter.choose<string>({
    message: offered.length > 0 ? `${id}, judged by hand:` : `${question} ${isAboutProduct(promise) ? "Does today's product keep it?" : "Is it kept as it stands?"}`,
    choices: [
      { value: "fit", name: "fit", hint: isAboutProduct(promise) ? "the product does it today" : "plan and contract keep it" },
      { value: "partial", name: "partial", hint: "in part" },
      { value: "gap", name: "gap", hint: "not today" },
      ...later,
    ],
    initial: "gap",
  });
  return fit === "later" || fit === "stop" ? fit : { fit: fit as JudgedFit };
}

function sayCapability({ name, availability, area }: Capability): string {
  return `${name}, ${availability}${area ? ` (${area})` : ""}`;
}

/** What became of it, with the gap it opened. */
export function sayJudged(project: Project, key: Key): string {
  const promise = at(project.promises, key);
  const gap = gapOf(project, key)?.[1];
  if (promise.fit?.value === "fit" || !gap) return `${promise.id} fits today`;
  const kept = promise.fit?.value === "partial" ? "keeps in part" : "does not keep";
  return `${gap.id} opened: a ${promise.importance} that ${isAboutProduct(promise) ? "today's product" : "the plan"} ${kept}`;
}

function isAboutProduct({ kind }: CustomerPromise): boolean {
  return kind === "capability" || kind === "integration" || kind === "data";
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : text;
}
