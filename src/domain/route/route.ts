import { PsvcError } from "../../errors.ts";
import { isPassed, type Signature, whyPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotClosed, requireNotStopped } from "../model/project-status.ts";
import { MILESTONES, type MilestoneName, type Phase } from "../model/vocabulary.ts";
import { requirePast } from "../people/customer-decision.ts";
import { missingTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { freezeBaseline } from "./baseline.ts";
import { findWaypoint, withWaypoint } from "./ordered-milestones.ts";

const PHASE_OF: Record<MilestoneName, Phase> = {
  owned: "own",
  "promises-captured": "own",
  kickoff: "align",
  aligned: "align",
  configured: "build",
  accepted: "prove",
  ready: "ready",
  live: "ready",
  stable: "hypercare",
};

/** The first milestone of every route that is not passed, whatever the lead's own are; null when all are. */
export function nextMilestone(project: Project): MilestoneName | null {
  return MILESTONES.find((name) => !isPassed(project.route[name])) ?? null;
}

export function phaseOf(project: Project): Phase {
  const next = nextMilestone(project);
  return next ? PHASE_OF[next] : "hypercare";
}

/** The milestones that are behind a project in this phase. */
export function milestonesBefore(phase: Phase): readonly MilestoneName[] {
  return MILESTONES.slice(
    0,
    MILESTONES.findIndex((name) => PHASE_OF[name] === phase),
  );
}

/**
 * Records a milestone as done; `aligned` freezes the baseline. Throws `refused` when it is done or the day is not past.
 */
export function finishMilestone(
  project: Project,
  name: string,
  on: Day,
  note: string | null,
  moment: Moment,
  signed?: Signature,
): Project {
  const waypoint = findWaypoint(project, name);
  const { milestone } = waypoint;
  if (isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${name} is ${milestone.skipped ? "skipped" : "done"}`,
      because: whyPassed(milestone),
      instead: `to take it back: psvc route reopen ${project.slug} ${name} --why TEXT`,
    });
  requireNotStopped(project, `${name} is not done`);
  requirePast(project, on, moment, `${name} done`);
  const done = withWaypoint(project, waypoint, {
    ...milestone,
    doneOn: on,
    note: note?.trim() || milestone.note,
    waiting: null,
    ...(signed ? { signed } : {}),
  });
  return name === "aligned" && done.route.live.baseline === null ? freezeBaseline(done) : done;
}

/** Whether a milestone is signed by the customer, and so takes who, when and the document. */
export function isSigned(name: string): boolean {
  return name === "aligned" || name === "accepted";
}

export interface SignatureInput {
  readonly by?: string;
  readonly on?: Day;
  readonly document?: string;
}

/**
 * The signature on record. Throws `needs` naming every flag that is missing, `refused` for a day ahead or before the
 * close.
 */
export function signatureOf(project: Project, name: string, given: SignatureInput, moment: Moment): Signature {
  const by = given.by?.trim() ?? "";
  const document = given.document?.trim() ?? "";
  const { on } = given;
  const flags = [
    ...missingTexts({ "--signed-by": by }),
    ...(on ? [] : ["--signed-on"]),
    ...missingTexts({ "--document": document }),
  ];
  if (!on || flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `${name} done`,
      because: `the customer signed ${name === "aligned" ? "the scope" : "the acceptance"}, and it can be shown`,
      flags,
    });
  requirePast(project, on, moment, "a signature", "--signed-on");
  return { by, on, document };
}

/** Takes a milestone back, with the reason. Throws `refused` when it is not done or is the go-live's to undo. */
export function reopenMilestone(project: Project, name: string, why: string, moment: Moment): Project {
  const { milestone } = findWaypoint(project, name);
  if (!isPassed(milestone) || name === "owned" || name === "live" || name === "ready")
    throw new PsvcError({
      code: "refused",
      what: `${name} is not reopened`,
      because: !isPassed(milestone)
        ? "it is not done"
        : name === "owned"
          ? "a project is owned from the minute the deal closes"
          : "the go-live decides it",
      instead:
        name === "live"
          ? `psvc golive ${project.slug} --rolled-back --why TEXT`
          : name === "ready"
            ? `psvc golive ${project.slug} --decision no-go --why TEXT`
            : `see psvc route show ${project.slug}`,
    });
  if (!why.trim())
    throw new PsvcError({
      code: "needs",
      what: `reopening ${name}`,
      because: "going back has a reason",
      flags: ["--why"],
    });
  requireNotClosed(project, `${name} is not reopened`);
  return undoMilestone(project, name, why.trim(), moment);
}

/** Undoes without asking; the go-live uses it for `ready` and `live`. */
export function undoMilestone(project: Project, name: string, why: string, moment: Moment): Project {
  const waypoint = findWaypoint(project, name);
  const { milestone } = waypoint;
  if (!isPassed(milestone)) return project;
  const reopened = { ...milestone.reopened, [moment.key()]: { on: moment.today, why, doneOn: milestone.doneOn } };
  // What was done before psvc never had a day of its own to be late against.
  const target = milestone.doneBefore ? moment.today : milestone.target;
  const { signed: _, ...unsigned } = milestone;
  const open = { ...unsigned, target, doneOn: null, doneBefore: false, skipped: null, reopened };
  return withWaypoint(project, waypoint, open);
}
