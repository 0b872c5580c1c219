import { type Problem, PsvcError } from "../../src/errors.ts";

/** The code of the problem that a rule throws; a test fails where it throws none. */
export function codeOf(work: () => unknown): Problem["code"] {
  return problemOf(work).code;
}

export function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (err) {
    if (err instanceof PsvcError) return err.problem;
    throw err;
  }
  throw new Error("there was no problem");
}
