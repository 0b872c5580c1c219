import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerNoteAdd } from "./add.ts";
import { registerNoteEdit } from "./edit.ts";
import { registerNoteList } from "./list.ts";
import { registerNoteRemove } from "./remove.ts";

export function registerNote(program: Command, app: App): void {
  const note = program
    .command("note")
    .summary("what was heard and seen")
    .description("what was heard and seen: kept with the project, internal unless you say otherwise");
  registerNoteAdd(note, app);
  registerNoteList(note, app);
  registerNoteEdit(note, app);
  registerNoteRemove(note, app);
}
