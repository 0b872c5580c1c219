import type { App } from "../../app.ts";
import { addAction } from "../../domain/action/action.ts";
import type { Project } from "../../domain/model/project.ts";
import { sideOf } from "../../domain/people/people.ts";
import type { DocumentRequest } from "../../domain/promise/proposal.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Prompter } from "../../terminal/prompter.ts";

interface AskingSession {
  readonly project: () => Project;
  readonly change: (change: (project: Project) => Project) => Promise<void>;
}

/** Offers what a mail or notes ask of somebody as actions, each with an owner and a day. */
export async function askAboutAsks(
  app: App,
  prompter: Prompter,
  session: AskingSession,
  asks: readonly DocumentRequest[],
  isMail: boolean,
): Promise<void> {
  for (const ask of asks) {
    const known = Object.values(session.project().actions).some(({ text }) => text === ask.text);
    if (known) continue;
    prompter.tell(`  "${visible(ask.text)}"`);
    const pressed = await prompter.key<"a" | "s">({
      message: "Is it an action?",
      keys: [
        { key: "a", name: "add it as an action" },
        { key: "s", name: "skip" },
      ],
      initial: "s",
    });
    if (pressed === "s") continue;
    const { people, lead } = session.project();
    const likely = ask.owner ?? (isMail ? (people.projectLead ?? people.sponsor ?? "") : lead);
    const owner = (await prompter.text({ message: "Who delivers it?", initial: likely })).trim() || likely;
    const typed = await prompter.text({
      message: "Due day?",
      validate: (text) =>
        "day" in readDay(text, app.today, app.week) ? null : "Type a day, such as fri or 2027-03-15.",
    });
    const read = readDay(typed, app.today, app.week);
    if (!("day" in read)) continue;
    const side = sideOf(session.project(), owner) ?? (isMail ? "customer" : "services");
    const facts = { text: ask.text, owner, side, due: read.day, for: null };
    await session.change((before) => addAction(before, facts, app.moment).project);
  }
}
