import type { AllowedFields, BadRow, ExitCode, FilePosition, Problem } from "../../errors.ts";

/** What was refused, for a program: `code` is what it can rely on, the sentences are for people. */
export interface ErrorJson {
  readonly code: Problem["code"] | "bug";
  readonly exitCode: ExitCode;
  readonly message: string;
  /** What to do. */
  readonly hint: string | null;
  /** Of a file: the rows that cannot be taken, with why. */
  readonly rows?: readonly BadRow[];
  /** Of a file: the place that is wrong, with its line. */
  readonly at?: FilePosition;
  /** Where fields were asked for that are not there: those that are, by kind. */
  readonly fields?: readonly AllowedFields[];
  /** Where many were asked for at once: each that was refused. */
  readonly refusals?: readonly {
    readonly id: string;
    readonly code: Problem["code"];
    readonly message: string;
    readonly hint: string | null;
  }[];
  /** Where several values of one line are wrong: each of them. */
  readonly problems?: readonly {
    readonly code: Problem["code"];
    readonly message: string;
    readonly hint: string | null;
  }[];
}

export function errorJson(error: ErrorJson) {
  return { schemaVersion: 1, kind: "error", error } as const;
}
