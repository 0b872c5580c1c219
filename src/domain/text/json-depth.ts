/** Levels of records and lists; psvc's own documents have six. Much deeper ones would end any program that walks through them. */
export const DEEPEST = 100;

/** Whether a value of JSON is nested no deeper than a document may be. */
export function isShallow(value: unknown): boolean {
  return isWithin(value, DEEPEST);
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isWithin(one, levels - 1));
}
