import type { Command } from "commander";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { problemWords } from "../../render/problem/problem.ts";

export function registerWhere(program: Command, app: App): void {
  program
    .command("where")
    .summary("where things are kept")
    .description("where psvc keeps things")
    .action(() => where(app));
}

export async function where(app: App): Promise<void> {
  const exists = await isThere(app);
  const { folder, chosenBy, projects, catalogue, templates, history, drafts } = app.store.places;
  const lines: [string, string][] = [
    ["store", `${folder}${exists ? "" : " (not there yet: the first project makes it)"}`],
    ["chosen by", chosenBy],
    ["projects", projects],
    ["catalogue", catalogue],
    ["templates", templates],
    ["history", history],
    ["drafts", drafts],
    ["yours", `${app.user.path} (your own settings)`],
  ];
  app.answer({
    text: (style) => lines.map(([name, place]) => `${style.dim(name.padEnd(9))}  ${visible(place)}`).join("\n"),
    json: { kind: "where", where: { ...app.store.places, userSettings: app.user.path, exists } },
  });
}

/** A store that cannot be opened is there, and this is the command that finds it. */
async function isThere(app: App): Promise<boolean> {
  try {
    return await app.store.exists();
  } catch (error) {
    if (!(error instanceof PsvcError)) throw error;
    const { message, hint } = problemWords(error.problem);
    app.remark(hint ? `${message}\n${hint}` : message);
    return true;
  }
}
