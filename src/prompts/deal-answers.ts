import { PHASES } from "../domain/model/vocabulary.ts";
import { splitPeople } from "../domain/people/read-person.ts";
import type { PromiseFacts } from "../domain/promise/promise.ts";
import { type Answers, nameProblem, oneLine } from "./project-answers.ts";
import { readPromises } from "./promises-from-text.ts";

/** A deal as its row in somebody's file has it. */
export interface DealRow {
  readonly id: string | null;
  readonly customer: string;
  readonly days: Readonly<Partial<Record<"closedOn" | "contractualOn" | "target" | "ownedOn", string>>>;
  readonly texts: Readonly<Partial<Record<DealText, string>>>;
  readonly amount: {
    readonly read: { readonly value: number } | null;
    readonly currency: string | null;
    readonly open: string | null;
  };
}

type DealText =
  | "dealOwner"
  | "product"
  | "why"
  | "sponsor"
  | "projectLead"
  | "deciders"
  | "lead"
  | "template"
  | "phase"
  | "promises";

export interface DealAnswers {
  readonly answers: Answers;
  readonly promises: readonly PromiseFacts[];
  /** What the row says and psvc cannot use, in a sentence each. */
  readonly left: readonly string[];
  /** What the row says and nothing can be made of, where that decides what becomes of it. */
  readonly wrong: readonly string[];
}

/** What a row answers of the intake's questions. What it does not say stays open. */
export function dealAnswers({ id, customer, days, texts, amount }: DealRow): DealAnswers {
  const left: string[] = amount.open === null ? [] : [amount.open];
  const name = (field: DealText, text: string | undefined): string | undefined => {
    const why = text === undefined ? null : nameProblem(text);
    if (why) left.push(`${field} is left out: ${why}`);
    return text === undefined || why ? undefined : oneLine(text);
  };
  const phase = PHASES.find((word) => word === texts.phase?.toLowerCase());
  const wrong = texts.phase === undefined || phase ? [] : [`"${texts.phase}" is no phase: ${PHASES.join(", ")}`];
  const answers: Answers = {
    customer: name("lead", customer),
    ...days,
    crmId: id ?? undefined,
    value: amount.read?.value,
    currency: amount.currency ?? undefined,
    dealOwner: name("dealOwner", texts.dealOwner),
    why: texts.why && oneLine(texts.why),
    product: name("product", texts.product),
    sponsor: name("sponsor", texts.sponsor),
    projectLead: name("projectLead", texts.projectLead),
    deciders:
      texts.deciders === undefined
        ? undefined
        : splitPeople(texts.deciders)
            .map(oneLine)
            .filter((item) => item && !nameProblem(item)),
    lead: name("lead", texts.lead),
    template: texts.template,
    phase,
  };
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
    promises: texts.promises === undefined ? [] : readPromises(texts.promises, "the promises of a row"),
    left,
    wrong,
  };
}
