import type { App } from "../../app.ts";
import {
  type FileAnswers,
  hasAnswers,
  NO_ANSWERS,
  readRemembered,
  remember,
  withAnswers,
} from "../../domain/config/file-answers.ts";
import { PsvcError } from "../../errors.ts";
import { count } from "../../render/layout/section.ts";
import type { Prompter } from "../../terminal/prompter.ts";

/** Something of a file that psvc cannot tell; asking for it gives the answer as flags would say it. */
export interface OpenPoint {
  readonly ask: (prompter: Prompter) => Promise<Partial<FileAnswers>>;
}

/** A file as it was understood with some answers. */
export interface Understanding<Read> {
  readonly read: Read;
  /** What is to be asked, the first of which others depend on. */
  readonly open: readonly OpenPoint[];
}

export interface SettledFile<Read> {
  readonly read: Read;
  /** What was answered before for a file with the same headings, and used; null where nothing was. */
  readonly remembered: FileAnswers | null;
  /** Keeps what was answered now for the next file with these headings. */
  keep(): Promise<void>;
}

/** Which files are alike: what they are for, and their headings. */
export interface FileLike {
  readonly file: string;
  readonly kind: "promises" | "deals" | "capabilities" | "actions";
  readonly headings: readonly string[];
  readonly forgets: boolean;
}

const DRAFT = "file-answers";
/** More questions than these, and the file is no list that answers could mend. */
const MOST_QUESTIONS = 40;

/**
 * Understands a file, with what was answered before for files with the same headings; what is still open is asked on
 * one page, where somebody can be asked, and else stays open.
 */
export async function settleFile<Read>(
  app: App,
  { file, kind, headings, forgets }: FileLike,
  understand: (answers: FileAnswers) => Promise<Understanding<Read>>,
): Promise<SettledFile<Read>> {
  const key = `${kind}: ${headings.join(" | ")}`;
  const all = readRemembered(await app.store.draft(DRAFT));
  const remembered = forgets || !Object.hasOwn(all, key) ? null : (all[key] ?? null);
  if (forgets && Object.hasOwn(all, key)) await app.store.saveDraft(DRAFT, remember(all, key, null));
  let answers = remembered ?? NO_ANSWERS;
  let understood = await understand(answers);
  let asked = 0;
  for (let [point] = understood.open; app.prompter && point; [point] = understood.open) {
    if (asked === 0) app.prompter.tell(pageHead(file, understood.open.length));
    if (++asked > MOST_QUESTIONS) throw tooManyQuestions(file);
    answers = withAnswers(answers, await point.ask(app.prompter));
    understood = await understand(answers);
  }
  return {
    read: understood.read,
    remembered,
    async keep() {
      if (asked === 0 || !hasAnswers(answers)) return;
      const now = readRemembered(await app.store.draft(DRAFT));
      await app.store.saveDraft(DRAFT, remember(now, key, answers));
    },
  };
}

function pageHead(file: string, questions: number): string {
  return (
    `  ${file}: ${count(questions, "question")} before you see what comes in. The answers are kept for the next file ` +
    "with these headings."
  );
}

function tooManyQuestions(file: string): PsvcError {
  return new PsvcError({
    code: "refused",
    what: `${file} is not read`,
    because: `it needs more than ${MOST_QUESTIONS} answers`,
    instead: "say what its columns and words mean with --map and --values",
  });
}
