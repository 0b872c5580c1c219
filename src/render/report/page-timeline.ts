import { type Day, daysBetween, formatPageDay, type PageDates } from "../../domain/time/calendar.ts";
import type { TimelinePoint } from "./page-document.ts";

const WIDTH = 980;
const LINE = 26;
const FIRST_TEXT = 54;
const TEXT_STEP = 17;
/** Characters of a label that fit under a point where there are seven. */
const LABEL_WIDTH = 19;

/** The plan as a line of points: filled where done, ringed where next, with today between them. */
export function timelineSvg(
  points: readonly TimelinePoint[],
  { today, dates, color }: { readonly today: Day; readonly dates: PageDates; readonly color: string },
  safe: (text: string) => string,
): string {
  const step = WIDTH / points.length;
  const xOf = (index: number) => Math.round(step * (index + 0.5));
  const done = points.filter(({ state }) => state === "done").length;
  const last = xOf(points.length - 1);
  const labels = points.map(({ label }) => twoLines(label));
  const lines = Math.max(...labels.map(({ length }) => length));
  const height = FIRST_TEXT + TEXT_STEP * lines + 8;
  const todayX = todayAt(points, today, xOf);
  const text = (x: number, y: number, words: string, weight = 400) =>
    `<text x="${x}" y="${y}" text-anchor="middle" font-size="14" font-weight="${weight}">${safe(words)}</text>`;
  return [
    `<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" fill="currentColor">`,
    `<path d="M${xOf(0)} ${LINE}H${last}" stroke="#c9d1da" stroke-width="4"/>`,
    ...(done > 1 ? [`<path d="M${xOf(0)} ${LINE}H${xOf(done - 1)}" stroke="${color}" stroke-width="4"/>`] : []),
    ...points.flatMap(({ state, day }, index) => [
      `<circle cx="${xOf(index)}" cy="${LINE}" r="8" stroke="${state === "planned" ? "#8793a1" : color}" ` +
        `stroke-width="3" fill="${state === "done" ? color : "#fff"}"/>`,
      ...(labels[index] ?? []).map((words, nth) => text(xOf(index), FIRST_TEXT + TEXT_STEP * nth, words, 600)),
      ...(day ? [text(xOf(index), FIRST_TEXT + TEXT_STEP * lines, formatPageDay(day, dates))] : []),
    ]),
    ...(todayX === null
      ? []
      : [
          `<path d="M${todayX} ${LINE - 12}V${LINE + 12}" stroke="#a11d33" stroke-width="3"/>`,
          `<text x="${todayX}" y="11" text-anchor="middle" font-size="12" fill="#a11d33">Today</text>`,
        ]),
    "</svg>",
  ].join("\n");
}

/** Between the two points that are before and after it; null where it is outside of the plan. */
function todayAt(points: readonly TimelinePoint[], today: Day, xOf: (index: number) => number): number | null {
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, to] = [points[index]?.day, points[index + 1]?.day];
    if (!from || !to || today < from || today > to) continue;
    const share = from === to ? 0 : daysBetween(from, today) / daysBetween(from, to);
    return Math.round(xOf(index) + share * (xOf(index + 1) - xOf(index)));
  }
  return null;
}

function twoLines(label: string): readonly string[] {
  if (label.length <= LABEL_WIDTH) return [label];
  const place = label.lastIndexOf(" ", LABEL_WIDTH);
  return place < 0 ? [label] : [label.slice(0, place), label.slice(place + 1)];
}
