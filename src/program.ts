import { Command } from "commander";
import { version } from "../package.json";
import type { Session } from "./app.ts";
import { registerAction } from "./commands/action.ts";
import { registerCapability } from "./commands/capability.ts";
import { registerCriterion } from "./commands/criterion.ts";
import { registerDemo } from "./commands/demo.ts";
import { registerGap } from "./commands/gap.ts";
import { registerGolive } from "./commands/golive.ts";
import { registerIntake } from "./commands/intake.ts";
import { registerNewProject } from "./commands/new-project.ts";
import { registerProject } from "./commands/project.ts";
import { registerPromise } from "./commands/promise.ts";
import { registerRoute } from "./commands/route.ts";
import { registerStatus } from "./commands/status.ts";
import { registerStop } from "./commands/stop.ts";
import { registerTemplate } from "./commands/template.ts";
import { registerToday } from "./commands/today.ts";
import { registerWhere } from "./commands/where.ts";

/** The list of commands, in the order a lead meets them. */
export function buildProgram({ app, out, err, settle }: Session): Command {
  const program = new Command("psvc")
    .description("from a signed deal to a rung bell: what was promised, what the product does today, and the way live")
    .version(version, "--version")
    .option("--json", "the answer as JSON; asks nothing")
    .option("--no-input", "ask nothing; fail naming what is missing")
    .option("--store <folder>", "the store to use, instead of PSVC_HOME or the default")
    .option("--color", "colour even where there is no terminal")
    .option("--no-color", "no colour")
    .option("--yes", "yes to what psvc would ask to confirm")
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => {} })
    .helpCommand("help [command]", "help for a command")
    .showSuggestionAfterError();
  program.hook("preAction", (_, action) => settle(pathOf(action), program.opts()));
  registerToday(program, app);
  program.commandsGroup("The front door:");
  registerNewProject(program, app);
  registerGap(program, app);
  registerStatus(program, app);
  registerGolive(program, app);
  program.commandsGroup("The project:");
  registerIntake(program, app);
  registerPromise(program, app);
  registerRoute(program, app);
  registerCriterion(program, app);
  registerAction(program, app);
  registerProject(program, app);
  registerStop(program, app);
  program.commandsGroup("The product and the tool:");
  registerCapability(program, app);
  registerTemplate(program, app);
  registerDemo(program, app);
  registerWhere(program, app);
  return program;
}

/** `gap add`, for the history. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
  return names.join(" ") || "psvc";
}
