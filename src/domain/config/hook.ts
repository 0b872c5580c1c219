/** A command line of the user's own, and what it is given. */
export interface Hook {
  /** As the user wrote it, for their shell. Nothing of a customer's may be in it. */
  readonly command: string;
  readonly stdin: string;
  /** Written into a private file for as long as the command runs; its path is in this variable. */
  readonly json: unknown;
  readonly variable: string;
}

export type HookOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "failed"; readonly exitCode: number; readonly said: string }
  | { readonly outcome: "timed-out"; readonly seconds: number }
  | { readonly outcome: "interrupted" }
  | { readonly outcome: "not-started"; readonly why: string };
