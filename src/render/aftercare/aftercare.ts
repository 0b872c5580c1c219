import type { ProjectView } from "../../domain/status/view.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";
import { paintMood } from "./mood.ts";

/**
 * Of a project whose customer is live, or was handed over: mood, hypercare, what is under watch, who has it for a time,
 * the end.
 */
export function afterLines(view: ProjectView, style: Style): readonly string[] {
  const { overview, mood, closure, handover } = view;
  const { project } = overview.standing;
  const exit = overview.status === "live" && !project.route.stable.doneOn ? view.exitCriteria : [];
  const open = exit.filter(({ missing }) => missing !== null);
  const watched = project.golive
    ? view.watched.map(
        ({ gap, promise }) => `${promise.id} (${gap.id}) until ${formatDay(gap.resolution?.reviewOn ?? "")}`,
      )
    : [];
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
