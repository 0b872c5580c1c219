import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerRiskAdd } from "./add.ts";
import { registerRiskClose } from "./close.ts";
import { registerRiskEdit } from "./edit.ts";
import { registerRiskList } from "./list.ts";

export function registerRisk(program: Command, app: App): void {
  const risk = program
    .command("risk")
    .summary("what only you can see")
    .description("what you see and psvc cannot compute; it makes the health worse, never better");
  registerRiskAdd(risk, app);
  registerRiskList(risk, app);
  registerRiskEdit(risk, app);
  registerRiskClose(risk, app);
}
