/** One line a lead could type, and what it is for. Every one is run by a test, in the demo's store. */
export interface Example {
  /** As typed, with `psvc`: quotes as a POSIX shell takes them. */
  readonly line: string;
  /** What it is for, as a phrase: "a must that only the roadmap answers". */
  readonly does: string;
  /** 3 where the answer is no, as for a review that is not ready. */
  readonly exitCode?: 3;
  /**
   * It asks: without a terminal it is refused, naming what to say instead. Never the first of a command that has
   * another way.
   */
  readonly asks?: true;
}

/** By the words that lead to the command: `gap add`. */
export type Examples = Readonly<Record<string, readonly Example[]>>;
