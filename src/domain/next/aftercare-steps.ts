import { nextCommand } from "../../next-command.ts";
import { closingObstacles, underWatch } from "../aftercare/close-project.ts";
import { lastMood } from "../aftercare/mood.ts";
import { exitStandings } from "../criterion/criterion.ts";
import { stepForGap } from "../gap/gap-steps.ts";
import { currentWin } from "../golive/golive.ts";
import { isOpen } from "../golive/readiness-review.ts";
import { openHandover } from "../handover/handover.ts";
import { formatCriterionName } from "../labels/labels.ts";
import { isPassed } from "../model/milestone.ts";
import { watchedSince } from "../model/project.ts";
import type { Standing } from "../model/standing.ts";
import { quote } from "../text/text.ts";
import { addWorkingDays, type Day, formatDay, latest } from "../time/calendar.ts";
import type { StepCandidate } from "../urgency/next-step.ts";

/** Working days after the go-live, or after they said that they are unhappy, after which somebody asks how they are. */
const ASK_AFTER = 5;

/** After the go-live: the bell, how they are, hypercare, then the end. */
export function liveSteps(standing: Standing): readonly StepCandidate[] {
  return [...bellSteps(standing), ...moodSteps(standing), ...hypercareSteps(standing), ...closeSteps(standing)];
}

/** What was deferred keeps its review day, also after the project is closed. */
export function watchSteps(standing: Standing): readonly StepCandidate[] {
  return underWatch(standing.project).flatMap(([key]) => stepForGap(standing, key) ?? []);
}

/** A temporary hand-over comes to its end. */
export function handoverSteps({ project, today, settings }: Standing): readonly StepCandidate[] {
  const open = openHandover(project)?.[1];
  if (!open?.until || addWorkingDays(today, 2, settings) < open.until) return [];
  const isOver = open.until < today;
  return [
    {
      code: "handover",
      text: isOver
        ? `hand it back to ${open.from}`
        : `hand it back to ${open.from} by ${formatDay(open.until)}, or agree on a later day`,
      why: `${open.to} ${isOver ? "was to have" : "has"} it until ${formatDay(open.until)}`,
      since: isOver ? open.until : open.on,
      dueOn: open.until,
      command: nextCommand("handover", [project.slug], { back: true }),
    },
  ];
}

function bellSteps({ project }: Standing): readonly StepCandidate[] {
  const win = currentWin(project)?.[1];
  if (!win || win.rungOn) return [];
  return [
    {
      code: "bell",
      text: "ring the bell: the go-live is not announced",
      why: "announce it as loudly as the signature",
      since: liveOn({ project }),
      command: nextCommand("golive", [project.slug], { ring: true }),
    },
  ];
}

/**
 * Unhappy asks what would change that, by when; when that is done, somebody asks again. What psvc added by a rule, or
 * what was agreed before they said so, answers nothing.
 */
function moodSteps(standing: Standing): readonly StepCandidate[] {
  const { project, today, settings } = standing;
  const { slug } = project;
  const mood = lastMood(project);
  if (mood?.mood === "unhappy") {
    const agreed = Object.values(project.actions).filter(
      ({ for: purpose, madeBy, openedOn }) => purpose === "happiness" && madeBy !== "psvc" && openedOn >= mood.on,
    );
    const why = `${quote(mood.words)}${mood.by ? `, said ${mood.by}` : ""} on ${formatDay(mood.on)}`;
    const done = latest(agreed.map(({ doneOn }) => doneOn));
    if (agreed.some(({ doneOn }) => doneOn === null)) return [];
    if (done)
      return [
        {
          code: "mood",
          text: "ask how satisfied they are now: the agreed actions are done",
          why,
          since: done,
          command: nextCommand("mood", [slug, "MOOD"], { words: "TEXT" }),
        },
      ];
    return [
      {
        code: "happiness",
        text: "live and unhappy: agree actions with owners and dates",
        why,
        since: mood.on,
        command: nextCommand("action add", [slug, "TEXT"], { for: "happiness", owner: "NAME", due: "DAY" }),
      },
    ];
  }
  const askedBy = addWorkingDays(liveOn(standing), ASK_AFTER, settings);
  if (mood || askedBy > today) return [];
  return [
    {
      code: "mood",
      text: "ask how satisfied they are",
      why: "live, and nobody has asked yet",
      since: askedBy,
      command: nextCommand("mood", [slug, "MOOD"], { words: "TEXT" }),
    },
  ];
}

function hypercareSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const { stable } = project.route;
  if (isPassed(stable)) return [];
  const open = exitStandings(standing).filter(isOpen);
  const [first] = open;
  const step = { code: "hypercare" as const, since: liveOn(standing), dueOn: stable.target };
  const by = `by ${formatDay(stable.target)}`;
  if (first)
    return [
      {
        ...step,
        text:
          formatCriterionName(first.name) +
          `${open.length > 1 ? ` and ${open.length - 1} more` : ""}, to end hypercare ${by}`,
        why: `not met yet: ${first.text}`,
        command: first.command ?? nextCommand("criterion list", [project.slug]),
      },
    ];
  return [
    {
      ...step,
      text: `end hypercare ${by}`,
      why: "live, and nothing is open that hypercare waits for",
      command: nextCommand("route done", [project.slug, "stable"]),
    },
  ];
}

function closeSteps(standing: Standing): readonly StepCandidate[] {
  const { project } = standing;
  const { stable } = project.route;
  if (!isPassed(stable) || closingObstacles(standing).length > 0) return [];
  return [
    {
      code: "close",
      text: "close it: hypercare is over, and what they went live on is done",
      why: "nothing is left to do",
      since: stable.doneOn ?? liveOn(standing),
      command: nextCommand("close", [project.slug]),
    },
  ];
}

function liveOn({ project }: Pick<Standing, "project">): Day {
  return project.golive?.on ?? watchedSince(project);
}
