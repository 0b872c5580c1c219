import type { Command } from "commander";
import type { App } from "./app.ts";
import { registerChangeOrder } from "./commands/change-order/change-order.ts";
import { registerMcp } from "./commands/mcp/mcp.ts";
import { registerDo } from "./commands/next/do.ts";
import { registerNote } from "./commands/note/note.ts";
import { registerPerson } from "./commands/person/person.ts";
import { registerSearch } from "./commands/search/search.ts";

/** The commands that the start does not load, by their names. */
export const LATE_COMMANDS: Readonly<Record<string, (program: Command, app: App) => void>> = {
  "change-order": registerChangeOrder,
  do: registerDo,
  mcp: registerMcp,
  note: registerNote,
  person: registerPerson,
  search: registerSearch,
};
