import type { CriterionStanding } from "../../domain/criterion/criterion.ts";

export function criterionJson(criterion: CriterionStanding) {
  return { ...criterion };
}
