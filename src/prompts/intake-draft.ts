import { slugFrom } from "../domain/project/new-project.ts";
import type { Answers } from "./project-answers.ts";
import { readStatusJson } from "./read-status-json.ts";

/** The name under which an intake is kept that does not say yet which customer it is of. */
export const INTAKE_DRAFT = "new-project";

/** The name under which the intake of a customer is kept until its project can be saved: each has its own. */
export function intakeDraftName({ customer }: Pick<Answers, "customer">): string {
  const slug = slugFrom(customer ?? "");
  return slug ? `${INTAKE_DRAFT}-${slug}` : INTAKE_DRAFT;
}

export function isIntakeDraft(name: string): boolean {
  return name === INTAKE_DRAFT || name.startsWith(`${INTAKE_DRAFT}-`);
}

/** A draft is kept in the shape of a project document, so that it is read as strictly as one. */
export function answersToDraft(answers: Answers) {
  const {
    slug,
    customer,
    lead,
    template,
    target,
    closedOn,
    value,
    currency,
    dealOwner,
    why,
    product,
    contractualOn,
    crmId,
    sponsor,
    projectLead,
    deciders,
    handedOver,
    readiness,
    phase,
    ownedOn,
  } = answers;
  return {
    slug,
    customer,
    lead,
    template,
    target,
    phase,
    ownedOn,
    deal: { closedOn, value, currency, owner: dealOwner, why, product, contractualOn, crmId },
    people: { sponsor, projectLead, deciders, handedOver, readiness },
  };
}

/** null where there is none, or what is there cannot be read any more. */
export function draftToAnswers(draft: unknown): Answers | null {
  if (draft === null || draft === undefined) return null;
  return readStatusJson(JSON.stringify(draft), "the draft").answers;
}
