import { isJudgedByPlan } from "../fit/fit.ts";
import type { Gap } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import { getRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { type Day, formatDay, formatLongDay } from "../time/calendar.ts";

/**
 * One sentence on today's product for a gap, to be made better by the lead: from the capabilities, the plan, or what
 * was judged.
 */
export function draftTruth({ project, catalogue }: Standing, gap: Gap): string {
  const promise = getRecord(project.promises, gap.promise);
  if (isJudgedByPlan(promise))
    return (
      `The plan reaches the go-live on ${formatDay(project.route.live.target)}; you need it by ` +
      `${formatDay(promise.neededBy ?? "")}.`
    );
  const product = catalogue ? `${catalogue.product} ${catalogue.release}` : (project.deal.product ?? "Today's product");
  const said = promise.capabilities.flatMap((key) => {
    const capability = catalogue?.capabilities[key];
    if (!capability) return [];
    const { name, availability, limits } = capability;
    if (availability === "available" && !limits) return [`${name} is part of ${product}.`];
    if (availability === "unavailable") return [`${name} is not part of ${product}.`];
    return [`${name} is part of ${product}${limits ? `, with this limit: ${limits}` : ", in part"}.`];
  });
  if (said.length > 0) return said.join(" ");
  // A note or a reason is for us; what the customer reads is written for them.
  return `${product} ${promise.fit?.value === "partial" ? "does this in part" : "does not do this"}.`;
}

/**
 * Whom to speak to: who heard the promise, else somebody who may decide, else the sponsor; null where nobody is known.
 */
export function draftWith(project: Project, gap: Gap): string | null {
  const promise = getRecord(project.promises, gap.promise);
  const { deciders, sponsor } = project.people;
  const heard = deciders.find((name) => name === promise.heardBy);
  return heard ?? deciders[0] ?? sponsor ?? promise.heardBy;
}

/** `Decision needed by Friday 27 November 2026: option A or option B.` */
export function formatAsk(letters: readonly string[], by: Day): string {
  const options = letters.map((letter) => `option ${letter}`);
  const choice = options.length > 1 ? `${options.slice(0, -1).join(", ")} or ${options.at(-1)}` : "option A, yes or no";
  return `Decision needed by ${formatLongDay(by)}: ${choice}.`;
}

/** What follows without a decision: the next decision maker is asked, or the go-live is planned without it. */
export function draftFallback({ people }: Project, withWhom: string, by: Day): string {
  const next = [people.sponsor, ...people.deciders].find((name) => name && name !== withWhom);
  return next
    ? `without a decision by ${formatDay(by)}, escalate to ${next}`
    : `without a decision by ${formatDay(by)}, we plan the go-live without it`;
}
