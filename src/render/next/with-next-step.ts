import type { Standing } from "../../domain/model/standing.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import type { Style } from "../layout/style.ts";

/** What was done, and then the most pressing thing to do on that project, where it is known how that stands. */
export function withNextStep(done: string, standing: Standing | null, style: Style): string {
  const [first] = standing ? nextSteps(standing) : [];
  return first ? `${done}\n\nNext: ${visible(first.text)}\n  ${style.command(formatCommand(first.command))}` : done;
}

/** The same under a list; a program that reads rows gets rows. */
export function listWithNextStep(list: string, standing: Standing | null, style: Style): string {
  return style.layout === "tabs" ? list : withNextStep(list, standing, style);
}
