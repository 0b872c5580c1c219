import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerGapAdd } from "./add.ts";
import { registerGapClose } from "./close.ts";
import { registerGapEdit } from "./edit.ts";
import { registerGapList } from "./list.ts";
import { registerGapReopen } from "./reopen.ts";
import { registerGapResolve } from "./resolve.ts";
import { registerGapShow } from "./show.ts";

export function registerGap(program: Command, app: App): void {
  const gap = program
    .command("gap")
    .summary("promised and not there")
    .description("what was promised and today's product does not do, and how they go live anyway");
  registerGapAdd(gap, app);
  registerGapList(gap, app);
  registerGapShow(gap, app);
  registerGapResolve(gap, app);
  registerGapClose(gap, app);
  registerGapReopen(gap, app);
  registerGapEdit(gap, app);
}
