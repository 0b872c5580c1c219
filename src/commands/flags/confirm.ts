import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";

/**
 * Shows what would happen and asks. Returns with a yes; throws `cancelled` on a no, and `no-terminal` where nobody can
 * be asked.
 */
export async function requireYes(
  app: App,
  what: string,
  preview: string,
  question: string,
  flags: readonly string[] = ["--yes"],
): Promise<void> {
  if (app.flags.yes) return;
  if (app.prompter === null) throw new PsvcError({ code: "no-terminal", what, flags });
  app.prompter.tell(preview);
  const isYes = await app.prompter.confirm({ message: question, initial: true });
  if (!isYes) throw new PsvcError({ code: "cancelled", saved: null, resume: null });
}
