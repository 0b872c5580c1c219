import type { Project } from "../../domain/model/project.ts";
import type { OwedItem } from "../../domain/stall/owed.ts";
import type { InsideMessage, StallMessage } from "../../domain/stall/stall-message.ts";
import { type Day, formatLongDay } from "../../domain/time/calendar.ts";
import { count } from "../layout/section.ts";

/** A letter, line by line, ready to send. */
export type Letter = readonly string[];

/** The letter of a step. No letter offers to end the project: that is said in a meeting. */
export function stallLetter(project: Project, message: StallMessage): Letter {
  const body = message.freezeEnded
    ? afterFreeze(project, message, message.freezeEnded)
    : message.isHeadsUp
      ? noticeToLead(message)
      : WORDS[message.step](project, message);
  return [`Dear ${message.salutation ?? "..."},`, ...oursFirst(message), ...body, message.from];
}

/** The notice inside, before the customer's sponsor is written to; null for any other letter. */
export function noticeInside(project: Project, message: StallMessage): Letter | null {
  if (!message.isHeadsUp) return null;
  return [
    `Dear ${message.inside.join(" and ") || "..."},`,
    `On ${formatLongDay(message.replyBy)} I plan to ask ${message.sponsor ?? "their sponsor"} for help with ` +
      `${project.customer}. We are waiting for:`,
    ...listed(message.owed),
    "Is there anything I should know first?",
    project.lead,
  ];
}

/** The draft inside about something of ours that is late. */
export function insideLetter(project: Project, { to, items, replyBy, step }: InsideMessage): Letter {
  const day = formatLongDay(replyBy);
  return [
    `Dear ${to ?? "..."},`,
    `${items.length === 1 ? "One action" : `${items.length} actions`} of ours for ${project.customer} ` +
      `${items.length === 1 ? "is" : "are"} overdue:`,
    ...items.map(
      ({ text, owner, due, days }) =>
        `- ${text} (${owner}), due ${formatLongDay(due)}, ${count(days, "working day")} ago`,
    ),
    step === "ask"
      ? `Can you help us free up the time, or agree a new date with me by ${day}?`
      : `I need your help to get ${items.length === 1 ? "it" : "them"} done. Can we speak by ${day}?`,
    project.lead,
  ];
}

type Words = (project: Project, message: StallMessage) => Letter;

const WORDS: Readonly<Record<StallMessage["step"], Words>> = {
  nudge: (project, { owed, replyBy }) => [
    `We are working towards ${goal(project, replyBy)}. ` +
      `${owed.length === 1 ? "This is" : "These are"} still open on your side:`,
    ...listed(owed),
    `Please let me know by ${formatLongDay(replyBy)} when I can expect ${it(owed)}, or what is holding ${it(owed)} up.`,
  ],
  ask: (project, { owed, replyBy }) => [
    `We need the following from you for ${goal(project, replyBy)}:`,
    ...listed(owed),
    `Could you tell me by ${formatLongDay(replyBy)} which date is realistic? If anything on our side is in the way, ` +
      "let me know and I will take care of it.",
  ],
  sponsor: (project, { owed, replyBy }) => [
    `I would like to ask for your help with ${goal(project, replyBy)}. We are waiting for:`,
    ...listed(owed),
    `Could we speak by ${formatLongDay(replyBy)} about what would help: a person, a decision, or a smaller first step?`,
  ],
  decide: (project, { owed, replyBy }) => [
    `I would like to propose a 30-minute steering meeting by ${formatLongDay(replyBy)} about ` +
      `${goal(project, replyBy)}. Still open:`,
    ...listed(owed),
    "We would bring two options:",
    "1. Reduce the scope: go live first with what does not depend on the open items.",
    "2. Re-plan: agree a new go-live date and the steps to get there.",
    "When would suit you?",
  ],
};

function noticeToLead({ owed, sponsor, replyBy }: StallMessage): Letter {
  return [
    `I plan to raise ${owed.length === 1 ? "this" : "these points"} with ${sponsor ?? "your sponsor"} on ` +
      `${formatLongDay(replyBy)}:`,
    ...listed(owed),
    "Is there anything I should know first?",
  ];
}

/** A freeze was agreed, so nobody is late with anything: the question is how to go on. */
function afterFreeze(project: Project, { replyBy }: StallMessage, ended: Day): Letter {
  return [
    `The pause we agreed ended on ${formatLongDay(ended)}. I would like to propose a 30-minute steering meeting ` +
      `by ${formatLongDay(replyBy)} on how we continue, with two options:`,
    "1. Reduce the scope: go live first with what is ready soonest.",
    `2. Resume the plan, and re-plan ${goal(project, replyBy)} where needed.`,
    "When would suit you?",
  ];
}

/** What of ours is late is said before anything is asked for. */
function oursFirst({ ours, oursBy, freezeEnded }: StallMessage): Letter {
  if (ours.length === 0 || freezeEnded) return [];
  return [
    "First, what we owe you:",
    ...ours.map(
      ({ text, due }) => `- ${text}, due ${formatLongDay(due)}: you will have it by ${formatLongDay(oursBy)}`,
    ),
    "",
  ];
}

function listed(owed: readonly OwedItem[]): Letter {
  return owed.map((item) => `- ${formatOwed(item)}, due ${formatLongDay(item.due)}`);
}

/** What each milestone takes from the customer, where the lead did not say what it waits for. */
const THEIR_PART: Readonly<Record<string, string>> = {
  owned: "a first call",
  "promises-captured": "your list of requirements",
  kickoff: "the kickoff with your team",
  aligned: "your sign-off of the scope",
  configured: "the data, access and answers that we need to set it up",
  accepted: "your acceptance on your own data",
  ready: "your input to the go/no-go decision",
  live: "your teams working in the product",
};

function formatOwed({ kind, id, text }: OwedItem): string {
  return kind === "milestone" && text === id ? (THEIR_PART[id] ?? text) : text;
}

function it(owed: readonly OwedItem[]): string {
  return owed.length === 1 ? "it" : "them";
}

/** A day that lies before the answer is no goal any more. */
function goal({ route }: Project, replyBy: Day): string {
  const { target } = route.live;
  return target > replyBy ? `the go-live on ${formatLongDay(target)}` : "your go-live";
}
