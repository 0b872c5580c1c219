import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerActionAdd } from "./add.ts";
import { registerActionChase } from "./chase.ts";
import { registerActionDone } from "./done.ts";
import { registerActionEdit } from "./edit.ts";
import { registerActionList } from "./list.ts";

export function registerAction(program: Command, app: App): void {
  const action = program
    .command("action")
    .summary("who owes what by when")
    .description("who owes what by when; the conditions of a go-live are actions");
  registerActionAdd(action, app);
  registerActionList(action, app);
  registerActionEdit(action, app);
  registerActionChase(action, app);
  registerActionDone(action, app);
}
