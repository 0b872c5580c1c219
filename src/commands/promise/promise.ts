import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerPromiseAdd } from "./add.ts";
import { registerPromiseAssess } from "./assess.ts";
import { registerPromiseConfirm } from "./confirm.ts";
import { registerPromiseDrop } from "./drop.ts";
import { registerPromiseEdit } from "./edit.ts";
import { registerPromiseImport } from "./import.ts";
import { registerPromiseList } from "./list.ts";

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
