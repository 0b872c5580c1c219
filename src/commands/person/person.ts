import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerPersonAdd } from "./add.ts";
import { registerPersonEdit } from "./edit.ts";
import { registerPersonList } from "./list.ts";
import { registerPersonRemove } from "./remove.ts";
import { registerPersonReplace } from "./replace.ts";

export function registerPerson(program: Command, app: App): void {
  const person = program
    .command("person")
    .summary("who is who")
    .description("who is who on both sides, and how to reach them; no customer page shows mail or phone unasked");
  registerPersonAdd(person, app);
  registerPersonList(person, app);
  registerPersonEdit(person, app);
  registerPersonReplace(person, app);
  registerPersonRemove(person, app);
}
