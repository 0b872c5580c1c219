import type { Project } from "../../domain/model/project.ts";
import type { WorkShown } from "../../domain/model/stall.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

type Line = Pick<WorkShown, "on" | "text" | "shownTo">;

/** The line as the weekly page has it. */
export function workLine({ on, text, shownTo }: Line): string {
  return `${formatDay(on)}: ${text}${shownTo ? ` (shown to ${shownTo})` : ""}`;
}

/** What the customer will read, before it is written. */
export function renderWorkPreview(line: Line, style: Style): string {
  return ["The customer reads on the weekly page:", wrap(`  ${visible(workLine(line))}`, style.width, "    ")].join(
    "\n",
  );
}

export function renderWork(work: WorkShown, { slug }: Project, style: Style): string {
  return [
    "Recorded. The customer reads on the weekly page:",
    wrap(`  ${visible(workLine(work))}`, style.width, "    "),
    `  the page: ${style.command(`psvc report ${slug} --for weekly`)}`,
  ].join("\n");
}

export function workJson(work: WorkShown, subject: string | null) {
  const { on, recordedOn, text, shownTo, evidence } = work;
  return { on, recordedOn, text, shownTo, evidence, for: subject, line: workLine(work) };
}
