/**
 * Everything psvc can say no to, as data. The words live in `render/problem.ts`, the exit codes below.
 * An expected answer ("not ready yet") is a returned value and not one of these.
 */
export type Problem =
  // what was typed
  | { readonly code: "usage"; readonly text: string; readonly suggestion: string | null }
  | {
      readonly code: "missing-flags";
      readonly flags: readonly string[];
      readonly command: string | null;
      readonly example?: string | null;
    }
  | {
      readonly code: "bad-value";
      readonly what: string;
      readonly value: string;
      readonly allowed: readonly string[] | null;
      readonly why: string | null;
      readonly example?: string | null;
    }
  | {
      readonly code: "bad-date";
      readonly what: string;
      readonly value: string;
      readonly why: string | null;
      /** Days that may have been meant. */
      readonly near?: readonly string[];
      /** How it is written, where it is more than a day. */
      readonly form?: string;
      readonly example?: string | null;
    }
  | {
      readonly code: "ambiguous-date";
      readonly what: string;
      readonly value: string;
      readonly readings: readonly string[];
    }
  | { readonly code: "no-fields"; readonly command: string; readonly allowed: readonly AllowedFields[] }
  | {
      readonly code: "unknown-field";
      readonly command: string;
      readonly unknown: readonly { readonly field: string; readonly near: readonly string[] }[];
      readonly allowed: readonly AllowedFields[];
    }
  /** More than one of the above on one line. */
  | { readonly code: "wrong-values"; readonly problems: readonly Problem[]; readonly example?: string | null }
  | { readonly code: "unknown-key"; readonly file: string; readonly key: string; readonly allowed: readonly string[] }
  // what was named
  | {
      readonly code: "not-found";
      readonly what: string;
      readonly name: string;
      readonly near: readonly string[];
      /** All there are, where that is no long list. */
      readonly known?: readonly string[];
      readonly command: string | null;
    }
  | { readonly code: "ambiguous"; readonly what: string; readonly name: string; readonly matches: readonly string[] }
  | { readonly code: "already-there"; readonly what: string; readonly name: string; readonly command: string | null }
  // the rules of the business
  /** A text that says how users work on the first day, and only waits for product. */
  | {
      readonly code: "waits";
      readonly what: string;
      readonly text: string;
      /** How to put something off that is only waited for; null where that is no way out. */
      readonly defer: string | null;
    }
  | { readonly code: "waits-for-product"; readonly given: string; readonly instead: readonly string[] | null }
  | {
      readonly code: "needs-decision";
      readonly what: string;
      readonly because: string;
      readonly flags: readonly string[];
      readonly example?: string | null;
    }
  | {
      readonly code: "not-a-decider";
      readonly name: string;
      readonly deciders: readonly string[];
      readonly slug: string;
    }
  | {
      readonly code: "needs";
      readonly what: string;
      readonly because: string;
      readonly flags: readonly string[];
      /** A line that would work, with what was typed in it; known to whoever knows the line. */
      readonly example?: string | null;
    }
  | { readonly code: "refused"; readonly what: string; readonly because: string; readonly instead: string }
  | {
      readonly code: "several";
      /** What they are: "judgements", with how many there were. */
      readonly what: string;
      readonly of: number;
      readonly refusals: readonly { readonly id: string; readonly problem: Problem }[];
    }
  // other people's files
  | {
      readonly code: "unreadable-file";
      readonly file: string;
      readonly why: string;
      readonly instead: string | null;
      readonly at?: FilePosition;
    }
  | {
      readonly code: "bad-rows";
      readonly file: string;
      readonly rows: readonly BadRow[];
      /** How many rows are bad, where rows stand for several of their kind. */
      readonly total?: number;
      readonly good: number;
      readonly instead: string;
    }
  // the store
  | {
      readonly code: "damaged";
      readonly file: string;
      readonly place: string | null;
      readonly why: string;
      readonly at?: FilePosition;
    }
  | { readonly code: "newer-schema"; readonly file: string; readonly found: number; readonly known: number }
  | { readonly code: "store-busy"; readonly lock: string; readonly owner: string; readonly since: string | null }
  | { readonly code: "cannot-write"; readonly path: string; readonly why: string }
  | { readonly code: "not-proven-durable"; readonly path: string; readonly why: string }
  /** A command over several documents will happen, and did not come to its end: the next change finishes it. */
  | { readonly code: "interrupted"; readonly command: string; readonly of: number; readonly why: string }
  | { readonly code: "no-hard-links"; readonly path: string }
  // the person
  | {
      readonly code: "no-terminal";
      readonly what: string;
      readonly flags: readonly string[];
      readonly example?: string | null;
    }
  | { readonly code: "cancelled"; readonly saved: string | null; readonly resume: string | null };

/** Where in a file something is wrong: counted from 1, with the line as it stands there. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What can be asked for of one kind of document that a command prints. */
export interface AllowedFields {
  readonly kind: string;
  readonly names: readonly string[];
}

export interface BadRow {
  readonly line: number;
  readonly text: string;
  readonly why: string;
  /** What is meant in the text, from 0; not there where it is the whole row. */
  readonly mark?: Mark;
}

export interface Mark {
  readonly start: number;
  readonly length: number;
}

export class PsvcError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = "PsvcError";
    this.problem = problem;
  }
}

export const EXIT = { fine: 0, failed: 1, usage: 2, notMet: 3, bug: 70, busy: 75, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const USAGE: readonly Problem["code"][] = [
  "usage",
  "missing-flags",
  "bad-value",
  "bad-date",
  "ambiguous-date",
  "wrong-values",
  "needs",
  "needs-decision",
  "unknown-key",
  "no-fields",
  "unknown-field",
  "no-terminal",
];

export function exitCodeOf(problem: Problem): ExitCode {
  if (problem.code === "cancelled") return EXIT.cancelled;
  if (problem.code === "store-busy") return EXIT.busy;
  if (problem.code === "waits") return EXIT.notMet;
  return USAGE.includes(problem.code) ? EXIT.usage : EXIT.failed;
}
