import { ladderOf } from "../../domain/config/stall-ladder.ts";
import { openStop, statusOf } from "../../domain/model/project-status.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type MilestoneName, STALL_STEPS } from "../../domain/model/vocabulary.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { waitingMilestones } from "../../domain/route/milestone-waiting.ts";
import type { RestartRate } from "../../domain/stall/restart-rate.ts";
import { type Stall, stallOf } from "../../domain/stall/stall.ts";
import { type StallMessage, stallMessage } from "../../domain/stall/stall-message.ts";
import { type Day, formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** How long a project has not moved, what the ladder says, and words ready to send. */
export function renderStall(standing: Standing, stall: Stall, rate: RestartRate | null, style: Style): string {
  const { project } = standing;
  const message = stallMessage(standing, nextSteps(standing));
  return [
    wrap(formatStall(standing, stall, style), style.width, "  "),
    wrap(
      `  ladder: ${STALL_STEPS.map((step) => `${step} ${ladderOf(project, standing.settings)[step]}`).join(", ")} ` +
        "working days",
      style.width,
      "    ",
    ),
    ...waitingMilestones(project).map(({ name, waiting }) =>
      wrap(
        `  ${name} waits for ${waiting.on} since ` +
          `${formatDayFrom(waiting.since, standing.today)}${waiting.why ? `: ${visible(waiting.why)}` : ""}`,
        style.width,
        "    ",
      ),
    ),
    ...rateLines(rate),
    ...(message ? messageLines(standing, message, style) : []),
    ...endLines(standing, stall, style),
  ].join("\n");
}

function formatStall({ project, today }: Standing, { days, step, lastForwardOn, frozen }: Stall, style: Style): string {
  const name = style.strong(visible(project.customer));
  const since = `${count(days, "working day")} without a forward step, since ${formatDay(lastForwardOn)}`;
  if (frozen?.isOver)
    return `${name}: ${since}. ${style.bad(`The agreed freeze ended on ${formatDay(frozen.until)}.`)}`;
  if (frozen)
    return (
      `${name}: frozen until ${formatDayFrom(frozen.until, today)}, agreed by ` +
      `${visible(frozen.freeze.decision.by)}: ${visible(frozen.freeze.why)}. ${since}; they count.`
    );
  return `${name}: ${since}: ${step ? style.warn(step) : style.good("no step of the ladder is reached")}.`;
}

function rateLines(rate: RestartRate | null): readonly string[] {
  if (!rate) return [];
  const open = rate.open > 0 ? `, ${rate.open} still open` : "";
  return [`  of ${rate.stalls} stalls of this team ${rate.restarted} moved again${open}`];
}

function messageLines({ project }: Standing, message: StallMessage, style: Style): readonly string[] {
  const { slug } = project;
  const to = message.to
    ? `Ready to send to ${visible(message.to)} (${message.role}):`
    : "Nobody is known to ask: " +
      `${style.command(`psvc project edit ${slug} --${message.role === "sponsor" ? "sponsor" : "project-lead"} NAME`)}`;
  const { oursNext } = message;
  const ours = message.ours.map(({ id, text }) => `${id} ${visible(text)}`).join("; ");
  return [
    ...(ours ? [wrap(`  ours are late, and come first: ${ours}`, style.width, "    ")] : []),
    ...(oursNext
      ? [
          wrap(`  the next step is ours: ${visible(oursNext.text)}`, style.width, "    "),
          `    ${style.command(formatCommand(oursNext.command))}`,
        ]
      : []),
    "",
    to,
    "",
    ...wordsOf(project, message).map(visible),
    "",
    ...sentLines(project, message, style),
  ];
}

/** What went before: the ladder may have climbed without anybody writing. */
function sentLines(
  { slug }: Standing["project"],
  { step, sent, since }: StallMessage,
  style: Style,
): readonly string[] {
  const last =
    sent && sent.on >= since
      ? `Last written to ${visible(sent.to)} on ${formatDay(sent.on)} (${sent.step}), answer due ` +
        `${formatDay(sent.replyBy)}.`
      : step === "nudge"
        ? null
        : "Nobody was written to since the last step forward; begin gently if you think so.";
  return [...(last ? [wrap(last, style.width)] : []), `Sent? ${style.command(`psvc stall ${slug} --sent`)}`];
}

export function renderSent(
  given: { readonly step: string; readonly to: string; readonly replyBy: Day },
  style: Style,
): string {
  return [
    `Written to ${visible(given.to)} (${given.step}); the answer is due ${formatDay(given.replyBy)}.`,
    style.dim("next leaves it alone until then. Writing moves nothing forward: the days without a step go on."),
  ].join("\n");
}

type Words = (project: Standing["project"], message: StallMessage) => readonly string[];

const WORDS: Readonly<Record<StallMessage["step"], Words>> = {
  nudge: (project, message) => [
    `we are on the way to ${goal(project, message)}, and this is what comes next: ${subject(message)}.`,
    `Can we speak for ten minutes by ${formatDay(message.replyBy)}?`,
  ],
  ask: (project, message) => [
    `nothing has moved since ${formatDay(message.since)}, and ${goal(project, message)} depends on it: ` +
      `${subject(message)}.`,
    `Please tell me by ${formatDay(message.replyBy)} when it comes, or what keeps it; if it is something of ours, I ` +
      "will take care of it today.",
  ],
  sponsor: (project, message) => [
    `your project has not moved for ${message.days} working days, and I would rather tell you now than later. What ` +
      `it waits for: ${subject(message)}.`,
    `To keep ${goal(project, message)} we need your help by ${formatDay(message.replyBy)}: a person, a decision, or ` +
      "a smaller first step. May I call you?",
  ],
  decide: (project, message) => [
    `your project has not moved for ${message.days} working days, and ${goal(project, message)} cannot be kept like ` +
      `this. I ask you for one of two decisions by ${formatDay(message.replyBy)}:`,
    "1. a smaller scope that can be live soon, agreed by you and by our sponsor; I bring you a proposal;",
    "2. an end, on record and in good order, with what it means for both of us.",
    "Waiting without a decision is the one thing that helps nobody.",
  ],
};

function wordsOf(project: Standing["project"], message: StallMessage): readonly string[] {
  const words = message.freezeEnded
    ? afterFreeze(project, message, message.freezeEnded)
    : WORDS[message.step](project, message);
  return [`Dear ${message.to ?? "..."},`, ...words, project.lead];
}

/** A freeze was agreed, so nobody is late with anything: the question is how to go on. */
function afterFreeze(project: Standing["project"], message: StallMessage, ended: Day): readonly string[] {
  return [
    `the freeze that we agreed ended on ${formatDay(ended)}. I would like to know by ${formatDay(message.replyBy)} ` +
      "how we go on:",
    `1. we take it up again, and plan ${goal(project, message)} anew if that is needed;`,
    "2. a smaller scope that can be live soon, agreed by you and by our sponsor; I bring you a proposal;",
    "3. an end, on record and in good order, with what it means for both of us.",
  ];
}

/** A day that lies before the answer is no goal any more. */
function goal({ route }: Standing["project"], { replyBy }: StallMessage): string {
  const { target } = route.live;
  return target > replyBy ? `the go-live on ${formatDay(target)}` : "your go-live";
}

/** What is waited for: what they owe, else the talk that was not held, else the next milestone. */
function subject({ owed, waitsFor, conversation, proposal, milestone }: StallMessage): string {
  if (owed.length > 0) return owed.map(({ text, due }) => `${text} (due ${formatDay(due)})`).join("; ");
  if (waitsFor) return waitsFor;
  if (conversation) return `our talk about "${conversation.topic}", planned by ${formatDay(conversation.by)}`;
  if (proposal) return `how you go live with "${proposal}"; I bring you a proposal`;
  return milestone ? THEIRS[milestone] : "the next step";
}

/** The milestones in the customer's words: what we need of them. */
const THEIRS: Readonly<Record<MilestoneName, string>> = {
  owned: "a first talk",
  "promises-captured": "everything you were promised, on one page",
  kickoff: "the kickoff, with your people there",
  aligned: "your agreement on what goes live on day one",
  configured: "what we need from you to set it up: data, access and answers",
  accepted: "your acceptance, on your own data",
  ready: "the decision to go live",
  live: "your people at work in it",
  stable: "the last open points after the go-live",
};

/** Never a pause by itself: a forward step, an agreed freeze with a day, or a decision. */
function endLines(standing: Standing, { step, frozen }: Stall, style: Style): readonly string[] {
  const { slug } = standing.project;
  if (frozen && !frozen.isOver)
    return [
      `  when it is over: ${style.command(`psvc restart ${slug} --decided-by NAME --why TEXT --consequence TEXT`)}`,
    ];
  if (frozen)
    return [
      "",
      `Go on:     ${style.command(`psvc restart ${slug}`)}`,
      `Or end it: ${style.command(`psvc stop ${slug}`)}`,
      ...(frozen.freeze.extension
        ? []
        : [`Once more: ${style.command(`psvc stall ${slug} --until DAY`)} (the last time)`]),
    ];
  if (step !== "decide") return [];
  return [
    "",
    `Smaller scope: ${style.command(`psvc recut ${slug}`)}`,
    `Or end it:     ${style.command(`psvc stop ${slug}`)}`,
  ];
}

export function renderFrozen({ project, today }: Standing, stall: Stall, style: Style): string {
  const { frozen } = stall;
  if (!frozen) return "";
  const { freeze, until } = frozen;
  const agreed = freeze.extension ?? freeze;
  return [
    style.warn(
      `${visible(project.customer)} is frozen until ${formatDayFrom(until, today)}, agreed by ` +
        `${visible(agreed.decision.by)}${freeze.extension ? "; this was the one extension" : ""}.`,
    ),
    wrap(`  why: ${visible(agreed.why)}`, style.width, "    "),
    wrap(`  what follows: ${visible(agreed.consequence)}`, style.width, "    "),
    "  The dates of the plan stay as they are; move them if that was agreed: " +
      `${style.command(`psvc route move ${project.slug} live --to DAY --reason REASON --side SIDE`)}`,
    `  The days without a step count on (${formatDays(stall.days)} now). After that day it is restart or stop.`,
  ].join("\n");
}

/** For a project that cannot stall. */
export function renderNoStall({ project }: Standing, style: Style): string {
  const stop = openStop(project)?.[1];
  if (stop)
    return (
      `${visible(project.customer)} was stopped on ${formatDay(stop.on)} by ${visible(stop.by)}: ` +
      `${visible(stop.why)}. Again: ${style.command(`psvc restart ${project.slug}`)}`
    );
  return `${visible(project.customer)} is ${statusOf(project)}; only a half-customer can stall.`;
}

export function stallJson(standing: Standing, rate: RestartRate | null) {
  const stall = stallOf(standing);
  const message = stallMessage(standing, nextSteps(standing));
  return {
    project: standing.project.slug,
    days: stall?.days ?? null,
    step: stall?.step ?? null,
    stepSince: stall?.stepSince ?? null,
    lastForwardOn: stall?.lastForwardOn ?? null,
    ladder: ladderOf(standing.project, standing.settings),
    freeze: stall?.frozen ? { ...stall.frozen.freeze, until: stall.frozen.until, isOver: stall.frozen.isOver } : null,
    message: message && {
      to: message.to,
      role: message.role,
      replyBy: message.replyBy,
      lines: wordsOf(standing.project, message),
      oursLate: message.ours.map(({ id }) => id),
      oursNext: message.oursNext && { text: message.oursNext.text, command: formatCommand(message.oursNext.command) },
      sent: message.sent,
    },
    restarts: rate,
  };
}
