import { fitStanding, fitWord } from "../../domain/fit/fit.ts";
import { gapOf } from "../../domain/gap/gap.ts";
import type { CustomerPromise } from "../../domain/model/promise.ts";
import { type Entry, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type ColumnOf, type OutgoingSheet, outgoingSheet } from "./outgoing.ts";

/**
 * All promises, dropped ones too, as they can be imported again: what stands up to `Area` is read from there, the
 * judged columns after it are for reading only.
 */
export function promiseSheet(standing: Standing): OutgoingSheet {
  const { project } = standing;
  const of =
    (field: (promise: CustomerPromise) => string | null | undefined) =>
    ([, promise]: Entry<CustomerPromise>) =>
      field(promise) ?? null;
  const columns: readonly ColumnOf<Entry<CustomerPromise>>[] = [
    ["psvc ID", 9, of(({ id }) => id)],
    ["psvc project", 14, () => project.slug],
    ["ID", 12, of(({ listed }) => listed?.id)],
    ["List", 16, of(({ listed }) => listed?.list)],
    ["Statement", 60, of(({ statement }) => statement)],
    ["Kind", 12, of(({ kind }) => kind)],
    ["Source", 10, of(({ source }) => source)],
    ["Strength", 11, of(({ strength }) => strength)],
    ["Importance", 11, of(({ importance }) => importance)],
    ["Confirmed", 10, of(({ confirmed }) => (confirmed ? "yes" : "no"))],
    ["Heard by", 18, of(({ heardBy }) => heardBy)],
    ["Made on", 11, of(({ madeOn }) => madeOn)],
    ["Needed by", 11, of(({ neededBy }) => neededBy)],
    ["Evidence", 24, of(({ evidence }) => evidence)],
    ["Quote", 40, of(({ quote }) => quote)],
    ["Area", 16, of(({ area }) => area)],
    ["Fit", 12, of((promise) => formatFit(standing, promise))],
    ["Means", 13, of(({ fit }) => fit?.means)],
    ["Capabilities", 24, of(({ capabilities }) => capabilities.join(", "))],
    ["As of", 11, of(({ fit }) => fit?.asOf)],
    ["Release", 10, of(({ fit }) => fit?.release)],
    ["Gap", 6, ([key]) => gapOf(project, key)?.[1].id ?? null],
    ["Dropped", 24, of(({ dropped }) => dropped && `${dropped.on}: ${dropped.why}`)],
  ];
  return outgoingSheet("Promises", columns, sortedById(project.promises));
}

function formatFit(standing: Standing, promise: CustomerPromise): string {
  return fitStanding(standing, promise).state === "stale" ? `${fitWord(promise)}, stale` : fitWord(promise);
}
