import { PsvcError } from "../../errors.ts";
import type { Moment, Project } from "../model/project.ts";
import type { SentMessage } from "../model/stall.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";

export interface SentInput {
  readonly step: StallStep;
  readonly to: string;
  readonly replyBy: Day;
  /** The keys of what it was about; empty where it was about none of them, as after a freeze. */
  readonly items: readonly string[];
  readonly isHeadsUp?: boolean;
  readonly isInside?: boolean;
}

/** Records that the letter of a step was sent, once for each thing it was about. Throws `refused` for a past day. */
export function recordSent(project: Project, given: SentInput, moment: Moment): Project {
  const { step, to, replyBy, isHeadsUp = false, isInside = false } = given;
  if (replyBy < moment.today)
    throw new PsvcError({
      code: "refused",
      what: `nobody answers by ${formatDay(replyBy)}`,
      because: "that day has passed",
      instead: "give today or a later day with --reply-by",
    });
  const first = Object.keys(project.messages).length + 1;
  const about = given.items.length > 0 ? given.items.map((item) => ({ item })) : [{}];
  const sent = about.map((item, index): [string, SentMessage] => [
    moment.key(),
    {
      on: moment.today,
      order: first + index,
      step,
      to,
      replyBy,
      ...item,
      ...(isHeadsUp ? { headsUp: true } : {}),
      ...(isInside ? { inside: true } : {}),
    },
  ]);
  return { ...project, messages: { ...project.messages, ...Object.fromEntries(sent) } };
}

export function lastSent({ messages }: Project): SentMessage | null {
  return Object.values(messages).reduce<SentMessage | null>(
    (last, message) => (last && last.order > message.order ? last : message),
    null,
  );
}
