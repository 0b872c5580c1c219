import { visible } from "../render/layout/escape-control-characters.ts";
import type { Candidate } from "./candidate.ts";

export interface CompletionAnswer {
  readonly candidates: readonly Candidate[];
  /** What the shell offers by itself where there is no candidate. */
  readonly leave: "nothing" | "files" | "folders";
}

/** What the shells' scripts are told beside the candidates, as bits of one number. */
export const DIRECTIVES = { noSpace: 2, noFiles: 4, folders: 16, keepOrder: 32 } as const;

/** So much of it fits beside a word on most screens. */
const LONGEST_ABOUT = 60;

/** One candidate a line, what it is after a tab, then `:` and the directives: what every shell's script reads. */
export function answerText({ candidates, leave }: CompletionAnswer, typed: string): string {
  const fitting = startingWith(typed, candidates.filter(isSayable));
  const lines = fitting.map(({ value, about }) => (about ? `${value}\t${shortened(visible(about))}` : value));
  const goesOn = fitting.length > 0 && fitting.every(({ value }) => value.endsWith("="));
  const directives =
    DIRECTIVES.keepOrder +
    (goesOn ? DIRECTIVES.noSpace : 0) +
    { nothing: DIRECTIVES.noFiles, files: 0, folders: DIRECTIVES.folders }[fitting.length > 0 ? "nothing" : leave];
  return `${[...lines, `:${directives}`].join("\n")}\n`;
}

/** As it is typed; else whatever the case, since a name is rarely typed with its capitals. */
function startingWith(typed: string, all: readonly Candidate[]): readonly Candidate[] {
  const exact = all.filter(({ value }) => value.startsWith(typed));
  if (exact.length > 0) return exact;
  const plain = typed.toLowerCase();
  return all.filter(({ value }) => value.toLowerCase().startsWith(plain));
}

/** A line break would be two candidates, a colon the directives, and a control character would drive the terminal. */
function isSayable({ value }: Candidate): boolean {
  return /^[^:]/.test(value) && visible(value) === value;
}

/** By whole words, where there are words. */
function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= LONGEST_ABOUT) return text;
  const fitting = letters.slice(0, LONGEST_ABOUT).join("");
  const whole = fitting.lastIndexOf(" ");
  return `${(whole > 0 ? fitting.slice(0, whole) : letters.slice(0, LONGEST_ABOUT - 1).join("")).trimEnd()}…`;
}
