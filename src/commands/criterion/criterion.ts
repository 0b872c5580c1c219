import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerCriterionList } from "./list.ts";
import { registerCriterionSet } from "./set.ts";

export function registerCriterion(program: Command, app: App): void {
  const criterion = program
    .command("criterion")
    .summary("what readiness takes")
    .description("the lines of the go-live readiness review");
  registerCriterionList(criterion, app);
  registerCriterionSet(criterion, app);
}
