import { fitStanding } from "../../domain/fit/fit.ts";
import { computedSeverity } from "../../domain/gap/gap.ts";
import type { Gap } from "../../domain/model/gap.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { JUDGED_FITS } from "../../domain/model/vocabulary.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { cut, wrap } from "../layout/table.ts";

/** Where a walk through promises stands. */
interface Place {
  readonly number: number;
  readonly of: number;
  readonly left: readonly Key[];
}

/** In columns: what is longer would push the choices off the screen. */
const LONGEST = 800;

/** One promise, as it is shown before it is judged. */
export function renderToJudge(standing: Standing, key: Key, place: Place | null, style: Style): string {
  const promise = getRecord(standing.project.promises, key);
  const { listed } = promise;
  const facts = [
    promise.importance,
    promise.kind,
    `${promise.source}${listed ? ` (${listed.list} ${listed.id})` : ""}`,
    promise.strength,
    ...(promise.area ? [promise.area] : []),
    ...(promise.heardBy ? [`heard by ${promise.heardBy}`] : []),
  ];
  const lines = [
    `${style.strong(promise.id)} ${cut(visible(promise.statement), LONGEST)}`,
    `  ${visible(facts.join(", "))}`,
    ...(promise.quote ? [`  "${visible(promise.quote)}"`] : []),
    ...formatBefore(standing, promise),
  ].map((line) => wrap(line, style.width, "  "));
  return [...(place ? ["", style.dim(formatPlace(standing, place))] : []), ...lines].join("\n");
}

function formatPlace({ project }: Standing, { number, of, left }: Place): string {
  const musts = left.filter((key) => project.promises[key]?.importance === "must").length;
  return `${number} of ${of}; ${left.length} left${musts > 0 ? `, ${musts} of them must` : ""}`;
}

function formatBefore(standing: Standing, promise: CustomerPromise): readonly string[] {
  const { fit } = promise;
  if (!fit) return [];
  const now = fitStanding(standing, promise);
  const why = fit.why ? `: ${visible(fit.why)}` : "";
  return [
    `  judged ${fit.value} on ${formatDay(fit.asOf)}${why}`,
    ...(now.state === "stale" ? [`  stale: ${visible(now.why)}`] : []),
  ];
}

/** `P3 partial: G1 opened, blocker`, the line after one judgement. */
export function renderJudged(standing: Standing, key: Key, opened: Gap | null, closable: Gap | null): string {
  const { id, fit } = getRecord(standing.project.promises, key);
  if (opened) return `${id} ${fit?.value}: ${opened.id} opened, ${computedSeverity(standing, opened).severity}`;
  if (!closable) return `${id} ${fit?.value}`;
  const command = `psvc gap close ${standing.project.slug} ${closable.id} --evidence TEXT`;
  return `${id} ${fit?.value}; ${closable.id} is still open: ${command}`;
}

/** What a walk came to. */
export interface TriageSummary {
  readonly judged: readonly Key[];
  /** What is still to be judged, in its order. */
  readonly left: readonly CustomerPromise[];
  /** The command that goes on with it. */
  readonly resume: string;
}

export function renderTriage(standing: Standing, { judged, left, resume }: TriageSummary, style: Style): string {
  const { project } = standing;
  const fits = judged.map((key) => project.promises[key]?.fit?.value);
  const counts = JUDGED_FITS.map((word) => `${fits.filter((fit) => fit === word).length} ${word}`).join(", ");
  const musts = left.filter(({ importance }) => importance === "must").length;
  return [
    judged.length > 0 ? `${judged.length} judged: ${counts}.` : "Nothing was judged.",
    left.length === 0
      ? `Nothing is left to judge. How they go live with the gaps: ${style.command(`psvc gap list ${project.slug}`)}`
      : `${left.length} left${musts > 0 ? `, ${musts} of them must` : ""}. Go on: ${style.command(resume)}`,
  ].join("\n");
}
