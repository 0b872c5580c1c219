import type { Command } from "commander";
import type { App } from "../app.ts";
import { registerActionAdd } from "./action/add.ts";
import { registerActionChase } from "./action/chase.ts";
import { registerActionDone } from "./action/done.ts";
import { registerActionEdit } from "./action/edit.ts";
import { registerActionList } from "./action/list.ts";

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
