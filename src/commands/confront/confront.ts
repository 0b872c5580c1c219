import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerConfrontOutcome } from "./outcome.ts";
import { registerConfrontPlan } from "./plan.ts";

export function registerConfront(program: Command, app: App): void {
  const confront = program
    .command("confront")
    .summary("tell the customer")
    .description("tell the customer what today's product does: plan the conversation, record what came of it");
  registerConfrontPlan(confront, app);
  registerConfrontOutcome(confront, app);
}
