/** One word that the shell may put on the line, and what it is. */
export interface Candidate {
  readonly value: string;
  /** "" where the value says it all. */
  readonly about: string;
}

export function candidates(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value, about: "" }));
}

/** Completes the last of several that are separated by commas; what stands before it stays. */
export function lastOfList(typed: string, complete: (last: string) => readonly Candidate[]): readonly Candidate[] {
  const before = typed.slice(0, typed.lastIndexOf(",") + 1);
  return complete(typed.slice(before.length)).map(({ value, about }) => ({ value: `${before}${value}`, about }));
}
