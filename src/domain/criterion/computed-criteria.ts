/** psvc decides these itself, so they are in every route and can be neither set nor waived. */
export const COMPUTED_CRITERIA = [
  "scope-signed",
  "musts-settled",
  "acceptance-signed",
  "change-orders-signed",
] as const;

export type ComputedCriterion = (typeof COMPUTED_CRITERIA)[number];

export function isComputed(name: string): name is ComputedCriterion {
  return COMPUTED_CRITERIA.some((computed) => computed === name);
}
