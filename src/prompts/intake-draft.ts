import type { Answers } from "./project-answers.ts";
import { readStatusJson } from "./read-status-json.ts";

/** The name under which an intake is kept until its project can be saved. */
export const INTAKE_DRAFT = "new-project";

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
