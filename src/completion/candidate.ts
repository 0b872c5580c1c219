/** One word that the shell may put on the line, and what it is. */
export interface Candidate {
  readonly value: string;
  /** "" where the value says it all. */
  readonly about: string;
}

export function candidates(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value, about: "" }));
}
