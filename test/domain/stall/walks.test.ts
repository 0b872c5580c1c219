import { expect, test } from "vitest";
import type { SentMessage, WorkShown } from "../../../src/domain/model/stall.ts";
import { stallOf } from "../../../src/domain/stall/stall.ts";
import { stallMessage } from "../../../src/domain/stall/stall-message.ts";
import { addWorkingDays, type Day } from "../../../src/domain/time/calendar.ts";
import { anAction, aProject, START } from "../builders.ts";

const past = (days: number): Day => addWorkingDays(START, days);

/** Scope agreed on the first day; configured is due in forty working days. */
const building = (["promises-captured", "kickoff", "aligned"] as const).reduce(
  (builder, name) => builder.milestone(name, { doneOn: START }),
  aProject().milestone("configured", { target: past(40) }),
);

test("a healthy customer is written to on no day of a build of eight weeks", () => {
  const progress = [8, 16, 24, 32].map((day, index): [string, WorkShown] => [
    `w${index}`,
    {
      on: past(day),
      recordedOn: past(day),
      order: index + 1,
      text: "orders post in their sandbox",
      shownTo: "Tom Okafor",
      evidence: null,
      for: "configured",
    },
  ]);
  const project = building.and({ progress: Object.fromEntries(progress) });
  for (let day = 0; day <= 40; day++) {
    expect(stallMessage(project.on(past(day)), []), `day ${day}`).toBeNull();
    const upTo = Object.fromEntries(progress.filter(([, { on }]) => on <= past(day)));
    expect(stallOf(building.and({ progress: upTo }).on(past(day)))?.movement ?? 99, `day ${day}`).toBeLessThan(10);
  }
});

test("a slow customer gets one letter after the other in thirty working days, whenever the lead sends each", () => {
  let messages: Readonly<Record<string, SentMessage>> = {};
  const sent: string[] = [];
  for (let day = 0; day <= 30; day++) {
    const project = building.with(anAction()).and({ messages });
    const letter = stallMessage(project.on(past(day)), []);
    if (!letter) continue;
    sent.push(`${day} ${letter.isHeadsUp ? "heads-up" : letter.step} to ${letter.to}`);
    const { step, replyBy, isHeadsUp: headsUp } = letter;
    const order = Object.keys(messages).length + 1;
    const message: SentMessage = { on: past(day), order, step, to: letter.to ?? "", replyBy, item: "a", headsUp };
    messages = { ...messages, [`m${order}`]: message };
  }
  expect(sent).toEqual([
    "1 nudge to Tom Okafor",
    "4 ask to Tom Okafor",
    "8 heads-up to Tom Okafor",
    "11 sponsor to Petra Lund",
    "15 decide to Petra Lund",
  ]);
});
