import type { Command } from "commander";
import type { App } from "../app.ts";

export function registerWhere(program: Command, app: App): void {
  program
    .command("where")
    .summary("where things are kept")
    .description("where psvc keeps things")
    .action(() => where(app));
}

export async function where(app: App): Promise<void> {
  const exists = await app.store.exists();
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
    text: (style) => lines.map(([name, place]) => `${style.dim(name.padEnd(9))}  ${place}`).join("\n"),
    json: { kind: "where", where: { ...app.store.places, userSettings: app.user.path, exists } },
  });
}
