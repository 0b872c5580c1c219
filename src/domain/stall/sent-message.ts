import { PsvcError } from "../../errors.ts";
import type { Moment, Project } from "../model/project.ts";
import { withRecord } from "../model/record.ts";
import type { SentMessage } from "../model/stall.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";

/** Records that the message of a step was sent. Throws `refused` for a reply-by day that has passed. */
export function recordSent(
  project: Project,
  given: { readonly step: StallStep; readonly to: string; readonly replyBy: Day },
  moment: Moment,
): Project {
  if (given.replyBy < moment.today)
    throw new PsvcError({
      code: "refused",
      what: `nobody answers by ${formatDay(given.replyBy)}`,
      because: "that day has passed",
      instead: "give today or a later day with --reply-by",
    });
  return {
    ...project,
    messages: withRecord(project.messages, moment.key(), {
      on: moment.today,
      order: Object.keys(project.messages).length + 1,
      ...given,
    }),
  };
}

export function lastSent({ messages }: Project): SentMessage | null {
  return Object.values(messages).reduce<SentMessage | null>(
    (last, message) => (last && last.order > message.order ? last : message),
    null,
  );
}

/** The message of this step was sent, since the project last moved, and its answer is not due yet. */
export function waitsForAnswer(project: Project, step: StallStep, lastForwardOn: Day, today: Day): boolean {
  return Object.values(project.messages).some(
    (message) => message.step === step && message.on >= lastForwardOn && message.replyBy >= today,
  );
}
