import type { Command } from "commander";
import type { App } from "../app.ts";
import { registerPromiseAdd } from "./promise/add.ts";
import { registerPromiseAssess } from "./promise/assess.ts";
import { registerPromiseConfirm } from "./promise/confirm.ts";
import { registerPromiseDrop } from "./promise/drop.ts";
import { registerPromiseEdit } from "./promise/edit.ts";
import { registerPromiseImport } from "./promise/import.ts";
import { registerPromiseList } from "./promise/list.ts";

export function registerPromise(program: Command, app: App): void {
  const promise = program
    .command("promise")
    .summary("what they were promised")
    .description("the ledger of what the customer believes they bought");
  registerPromiseAdd(promise, app);
  registerPromiseList(promise, app);
  registerPromiseImport(promise, app);
  registerPromiseAssess(promise, app);
  registerPromiseEdit(promise, app);
  registerPromiseConfirm(promise, app);
  registerPromiseDrop(promise, app);
}
