import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Handover } from "../model/aftercare.ts";
import type { Moment, Project } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import { type Entry, type Keyed, withRecord } from "../model/record.ts";
import { sameName } from "../people/customer-decision.ts";
import { type Day, formatDay } from "../time/calendar.ts";

export interface HandoverInput {
  readonly to: string;
  /** The last day of a temporary one; null where it is given for good. */
  readonly until: Day | null;
  readonly note: string | null;
}

/**
 * The lead changes now. With a last day the project stays whose it is; without one it is theirs, and what was temporary
 * ends. Given again to the one who has it for a time, with another last day, it is theirs until then. Throws `needs`
 * without a name, `refused` for a project that has ended, for somebody who leads it or is theirs, and for a day that
 * has passed.
 */
export function handOver(project: Project, given: HandoverInput, moment: Moment): Project {
  const { slug } = project;
  requireGoingOn(project);
  const to = given.to.trim();
  if (!to)
    throw new PsvcError({ code: "needs", what: "a hand-over", because: "somebody takes it over", flags: ["--to"] });
  const { sponsor, projectLead, deciders } = project.people;
  const theirs = [sponsor, projectLead, ...deciders].find((name) => name !== null && sameName(name, to));
  const open = openHandover(project);
  if (open && given.until && sameName(open[1].to, to) && sameName(project.lead, to))
    return {
      ...project,
      handovers: withRecord(project.handovers, open[0], { ...open[1], until: requireAhead(slug, given.until, moment) }),
    };
  if (sameName(project.lead, to) || theirs)
    throw new PsvcError({
      code: "refused",
      what: `${slug} is not handed over to ${to}`,
      because: theirs ? `${theirs} is on the customer's side` : `${project.lead} leads it`,
      instead: "name the colleague who takes it over with --to",
    });
  const handover: Handover = {
    order: Object.keys(project.handovers).length + 1,
    from: project.lead,
    to,
    on: moment.today,
    until: given.until === null ? null : requireAhead(slug, given.until, moment),
    note: given.note?.trim() || null,
    backOn: null,
  };
  const before = given.until === null ? ended(project.handovers, moment.today) : project.handovers;
  return { ...project, lead: to, handovers: withRecord(before, moment.key(), handover) };
}

function requireAhead(slug: string, until: Day, moment: Moment): Day {
  if (until >= moment.today) return until;
  throw new PsvcError({
    code: "refused",
    what: `${slug} is not handed over until ${formatDay(until)}`,
    because: "that day has passed",
    instead: "give today or a later day with --until",
  });
}

/** The temporary hand-over ends, and the one whose it is leads again. Throws `refused` where there is none. */
export function handBack(project: Project, moment: Moment): Project {
  const open = openHandover(project);
  if (!open)
    throw new PsvcError({
      code: "refused",
      what: `${project.slug} is not handed back`,
      because: `it is ${project.lead}'s, and nobody has it for a time`,
      instead: advice`to give it to somebody: ${nextCommand("handover", [project.slug], { to: "NAME" })}`,
    });
  const [key, handover] = open;
  return {
    ...project,
    lead: handover.from,
    handovers: withRecord(project.handovers, key, { ...handover, backOn: moment.today }),
  };
}

/** The temporary hand-over that has not ended; of several the latest. */
export function openHandover({ handovers }: Project): Entry<Handover> | null {
  return (
    Object.entries(handovers)
      .filter(([, { until, backOn }]) => until !== null && backOn === null)
      .sort(([, a], [, b]) => b.order - a.order)[0] ?? null
  );
}

/** The latest hand-over of any kind. */
export function lastHandover({ handovers }: Project): Handover | null {
  return Object.values(handovers).sort((a, b) => b.order - a.order)[0] ?? null;
}

function ended(handovers: Keyed<Handover>, on: Day): Keyed<Handover> {
  return Object.fromEntries(
    Object.entries(handovers).map(([key, one]) => [
      key,
      one.until !== null && one.backOn === null ? { ...one, backOn: on } : one,
    ]),
  );
}

function requireGoingOn(project: Project): void {
  const status = statusOf(project);
  if (status !== "stopped" && status !== "closed") return;
  throw new PsvcError({
    code: "refused",
    what: `${project.slug} is not handed over`,
    because: `it is ${status}`,
    instead: advice`take it up again first: ${nextCommand("restart", [project.slug])}`,
  });
}
