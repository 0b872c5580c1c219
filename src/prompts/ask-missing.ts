import type { Prompter, TextQuestion } from "../terminal/prompter.ts";

/** Asks for each text that was not given; where nobody can answer it stays empty, for the domain to name. */
export async function askMissing<Name extends string>(
  prompter: Prompter | null,
  given: Readonly<Partial<Record<NoInfer<Name>, string>>>,
  questions: Readonly<Record<Name, TextQuestion>>,
): Promise<Readonly<Record<Name, string>>> {
  const answers = {} as Record<Name, string>;
  for (const name of Object.keys(questions) as Name[]) {
    const said = given[name]?.trim() ?? "";
    answers[name] = said || !prompter ? said : await prompter.text({ validate: isNeeded, ...questions[name] });
  }
  return answers;
}

/** The validator of a question that has to be answered. */
export function isNeeded(answer: string): string | null {
  return answer.trim() ? null : "This one is needed.";
}
