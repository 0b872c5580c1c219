import { PsvcError } from "../errors.ts";

/** A document that is not read: what it is, and what to do next. */
export function unreadableDocument(file: string, why: string, instead: string, cause?: unknown): PsvcError {
  return new PsvcError({ code: "unreadable-file", file, why, instead }, { cause });
}

export function tooManyBlocks(file: string): PsvcError {
  return unreadableDocument(
    file,
    "it has more than 100,000 paragraphs, list items and table rows",
    "Split it, or leave out the annexes.",
  );
}

export function tooDeep(file: string): PsvcError {
  return unreadableDocument(
    file,
    "its parts are nested more than 500 deep, which no word processor writes",
    "Open it, copy its text into a new document, and read that.",
  );
}

export const PASSWORD_FLAG = "--password-file";

export function lockedDocument(file: string, isWrong: boolean): PsvcError {
  return isWrong
    ? unreadableDocument(
        file,
        "the password does not open it",
        `Put the right one in a file and name it: ${PASSWORD_FLAG} FILE`,
      )
    : unreadableDocument(
        file,
        "it is encrypted and needs a password",
        `Put the password in a file and name it: ${PASSWORD_FLAG} FILE. Or save the document without one.`,
      );
}
