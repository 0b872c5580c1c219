import type { Step } from "../../domain/urgency/next-step.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";

/** What was done, and then the most pressing thing to do on that project, where there is one. */
export function withNextStep(done: string, step: Step | null, style: Style): string {
  return step ? `${done}\n\nNext: ${visible(step.text)}\n  ${style.command(formatCommand(step.command))}` : done;
}

/** The same under a list; a program that reads rows gets rows. */
export function listWithNextStep(list: string, step: Step | null, style: Style): string {
  return style.layout === "tabs" ? list : withNextStep(list, step, style);
}
