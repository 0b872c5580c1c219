import { underWatch } from "../../domain/aftercare/close-project.ts";
import { lastMood } from "../../domain/aftercare/mood.ts";
import { exitStandings } from "../../domain/criterion/criterion.ts";
import { isOpen } from "../../domain/golive/readiness-review.ts";
import { openHandover } from "../../domain/handover/handover.ts";
import { openClosure } from "../../domain/model/project-status.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Overview } from "../../domain/status/overview.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";
import { paintMood } from "./mood.ts";

/**
 * Of a project whose customer is live, or was handed over: mood, hypercare, what is under watch, who has it for a time,
 * the end.
 */
export function afterLines({ standing, status }: Overview, style: Style): readonly string[] {
  const { project } = standing;
  const mood = project.golive ? lastMood(project) : null;
  const exit = status === "live" && !project.route.stable.doneOn ? exitStandings(standing) : [];
  const open = exit.filter(isOpen);
  const watched = project.golive
    ? underWatch(project).map(
        ([, gap]) =>
          `${getRecord(project.promises, gap.promise).id} (${gap.id}) until ` +
          `${formatDay(gap.resolution?.reviewOn ?? "")}`,
      )
    : [];
  const closure = openClosure(project)?.[1];
  const handover = openHandover(project)?.[1];
  const lines = [
    ...(handover?.until
      ? [`With ${visible(handover.to)} until ${formatDay(handover.until)}; it is ${visible(handover.from)}'s.`]
      : []),
    ...(mood
      ? [
          cut(
            `mood: ${paintMood(mood.mood, style)} since ${formatDay(mood.on)}: "${visible(mood.words)}"`,
            style.width * 2,
          ),
        ]
      : []),
    ...(exit.length > 0
      ? [
          `hypercare: ${exit.length - open.length} of ${exit.length} ` +
            `criteria${open.length > 0 ? `; open: ${open.map(({ name }) => name).join(", ")}` : ""}`,
        ]
      : []),
    ...(watched.length > 0 ? [`under watch, deferred: ${watched.join(", ")}`] : []),
    ...(closure
      ? [
          cut(
            `Closed on ${formatDay(closure.on)}, decided by ${visible(closure.by)}: ${visible(closure.why)}`,
            style.width * 3,
          ),
        ]
      : []),
  ];
  return lines.length > 0 ? [...lines.map((line) => wrap(line, style.width, "  ")), ""] : [];
}
