import { describe, expect, test } from "vitest";
import type { People } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS, type Settings } from "../../../src/domain/model/settings.ts";
import type { SentMessage } from "../../../src/domain/model/stall.ts";
import { insideMessage, stallMessage } from "../../../src/domain/stall/stall-message.ts";
import { addDays, addWorkingDays, type Day } from "../../../src/domain/time/calendar.ts";
import type { Step } from "../../../src/domain/urgency/next-step.ts";
import type { StepCode } from "../../../src/domain/urgency/urgency.ts";
import { aFreeze, anAction, aProject, type ProjectBuilder, START } from "../builders.ts";

const past = (days: number): Day => addWorkingDays(START, days);
const owing = aProject().with(anAction());
const message = (project: ProjectBuilder = owing, today = past(1), steps: readonly Step[] = []) =>
  stallMessage(project.on(today), steps);

/** Sent on these working days past due, each with its answer asked for on that day. */
function withSent(project: ProjectBuilder, ...steps: readonly (SentMessage["step"] | "notice")[]): ProjectBuilder {
  const days = { nudge: 1, ask: 3, notice: 8, sponsor: 9, decide: 15 };
  const messages = steps.map((step, index): [string, SentMessage] => [
    `m${index}`,
    {
      on: past(days[step]),
      order: index + 1,
      step: step === "notice" ? "sponsor" : step,
      to: "Tom Okafor",
      replyBy: past(days[step]),
      item: "a",
      ...(step === "notice" ? { headsUp: true } : {}),
    },
  ]);
  return project.and({ messages: Object.fromEntries(messages) });
}

const REACHED = {
  nudge: [owing, past(1)],
  ask: [withSent(owing, "nudge"), past(3)],
  sponsor: [withSent(owing, "nudge", "ask", "notice"), past(9)],
  decide: [withSent(owing, "nudge", "ask", "notice", "sponsor"), past(15)],
} as const;

describe("the letter that is due", () => {
  test.each([
    ["nudge", 2],
    ["ask", 2],
    ["sponsor", 3],
    ["decide", 5],
  ] as const)("of %s asks for an answer within %i working days", (step, days) => {
    const [project, today] = REACHED[step];
    expect(message(project, today)).toMatchObject({ step, isHeadsUp: false, replyBy: addWorkingDays(today, days) });
  });

  test("is none where nothing is owed, however long nothing moved", () => {
    for (const days of [1, 14, 40]) expect(message(aProject(), past(days))).toBeNull();
    expect(message(owing, START)).toBeNull();
  });

  test("holds all that is due for the same letter, and nothing else", () => {
    const many = withSent(owing, "nudge").with(
      anAction({ key: "b", due: past(1) }),
      anAction({ key: "c", due: past(2) }),
      anAction({ key: "d", due: past(5) }),
    );
    expect(message(many, past(3))).toMatchObject({ step: "ask", owed: [{ id: "A1" }] });
    const next = withSent(many.and({ messages: {} }), "nudge", "ask");
    expect(message(next, past(5))).toMatchObject({ step: "nudge", owed: [{ id: "A2" }, { id: "A3" }] });
  });

  test("is signed by our sponsor where it goes to theirs, and by the lead where nobody said who that is", () => {
    const settings = { ...NO_SETTINGS, ourSponsor: "Mia Chen" };
    const signed = (step: keyof typeof REACHED, given: Settings = settings) => {
      const [project, today] = REACHED[step];
      return stallMessage(project.on(today, { settings: given }), [])?.from;
    };
    expect([signed("nudge"), signed("ask"), signed("sponsor")]).toEqual(["Ana Sato", "Ana Sato", "Mia Chen"]);
    expect(signed("sponsor", NO_SETTINGS)).toBe("Ana Sato");
  });

  test("gives notice first, to their project lead, our account owner and the services manager", () => {
    const settings = { ...NO_SETTINGS, servicesManager: "Dana Cole" };
    const project = withSent(owing, "nudge", "ask");
    const sold = project.and({ deal: { ...project.build().deal, owner: "Jo Meyer" } });
    const notice = stallMessage(sold.on(past(8), { settings }), []);
    expect(notice).toMatchObject({
      step: "sponsor",
      isHeadsUp: true,
      to: "Tom Okafor",
      sponsor: "Petra Lund",
      inside: ["Jo Meyer", "Dana Cole"],
      from: "Ana Sato",
      replyBy: past(10),
    });
    expect(message(project, past(8))?.inside).toEqual([]);
  });

  test("says what of ours it depends on and is late, with a working day for it", () => {
    const late = owing.with(anAction({ key: "o", side: "services", due: addDays(START, -1) }));
    expect(message(late)).toMatchObject({ ours: [{ id: "A2" }], oursBy: past(3) });
    const other = owing.with(anAction({ key: "o", side: "services", for: "configured", due: addDays(START, -1) }));
    expect(message(other)?.ours).toEqual([]);
    expect(message(owing)?.ours).toEqual([]);
  });
});

describe("whom it goes to", () => {
  const deciders = ["Li Wei", "Petra Lund"];
  const nobody = { sponsor: null, projectLead: null, deciders: [] };

  test.each(["nudge", "ask", "sponsor", "decide"] as const)("with %s follows the step", (step) => {
    const isHigh = step === "sponsor" || step === "decide";
    const [project, today] = REACHED[step];
    const to = (changes: Partial<People>) =>
      message(project.and({ people: { ...project.build().people, ...changes } }), today)?.to;
    expect(message(project, today)?.role).toBe(isHigh ? "sponsor" : "project lead");
    expect(to({ deciders })).toBe(isHigh ? "Petra Lund" : "Tom Okafor");
    expect(to({ ...nobody, deciders, projectLead: "Tom Okafor" })).toBe(isHigh ? "Li Wei" : "Tom Okafor");
    expect(to({ ...nobody, deciders, sponsor: "Petra Lund" })).toBe(isHigh ? "Petra Lund" : "Li Wei");
    expect(to({ ...nobody, sponsor: "Petra Lund" })).toBe("Petra Lund");
    expect(to(nobody)).toBeNull();
  });

  test("is never the project lead where it goes over them", () => {
    const [project, today] = REACHED.sponsor;
    const to = (people: Partial<People>) =>
      message(project.and({ people: { ...project.build().people, ...people } }), today)?.to;
    expect(to({ sponsor: "tom okafor" })).toBe("Petra Lund");
    expect(to({ sponsor: "Tom Okafor", deciders: ["Tom Okafor"] })).toBeNull();
    expect(to({ sponsor: null, deciders: [] })).toBeNull();
  });
});

describe("the next step, where it is ours", () => {
  const step = (code: StepCode): Step => ({
    code,
    text: code,
    why: "",
    since: START,
    command: "",
    urgency: { points: 1, terms: [] },
  });
  const ours: readonly StepCode[] = [
    "record-promises",
    "assess",
    "stale",
    "plan-conversation",
    "resolve-gap",
    "put-in-place",
    "close-gap",
    "action-ours",
  ];
  const theirs: readonly StepCode[] = ["hold-conversation", "action-theirs", "wait", "pressure", "stall", "review"];

  test.each(ours)("is %s", (code) => {
    expect(message(owing, past(1), [step("stall"), step(code)])?.oursNext?.code).toBe(code);
  });

  test.each(theirs)("is not %s", (code) => {
    expect(message(owing, past(1), [step(code)])?.oursNext).toBeNull();
  });

  test("is the first of several", () => {
    expect(message(owing, past(1), [step("assess"), step("stale")])?.oursNext?.code).toBe("assess");
  });
});

describe("a freeze", () => {
  const until = "2026-12-20";
  const project = owing.with(aFreeze({ on: past(4), until }));

  test.each([
    [addDays(until, -1), null],
    [until, null],
    [addDays(until, 1), until],
  ])("agreed until 20 December: on %s the letter says it ended on %s", (today, ended) => {
    expect(message(project, today)?.freezeEnded ?? null).toBe(ended);
    expect(message(project, today)?.step ?? null).toBe(ended && "decide");
    expect(message(project, today)?.owed ?? []).toEqual([]);
  });
});

describe("the draft inside", () => {
  const late = aProject().with(anAction({ side: "services", owner: "Ana Sato" }));

  test("goes to the services manager, and needs to know who that is", () => {
    expect(insideMessage(late.on(past(4)))).toBeNull();
    expect(insideMessage(late.on(past(5)))).toMatchObject({ step: "ask", role: "services manager", to: null });
    const settings = { ...NO_SETTINGS, servicesManager: "Dana Cole", ourSponsor: "Mia Chen" };
    expect(insideMessage(late.on(past(5), { settings }))?.to).toBe("Dana Cole");
    const told: SentMessage = {
      step: "ask",
      on: past(5),
      order: 1,
      to: "Dana Cole",
      replyBy: past(6),
      item: "a",
      inside: true,
    };
    const high = insideMessage(late.and({ messages: { m: told } }).on(past(10), { settings }));
    expect(high).toMatchObject({ step: "sponsor", role: "executive sponsor", to: "Mia Chen", items: [{ id: "A1" }] });
  });
});

test("nobody is written to about a project that is live", () => {
  const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
  expect(message(owing.and({ golive }), past(15))).toBeNull();
  const ours = aProject({ golive }).with(anAction({ side: "services" }));
  expect(insideMessage(ours.on(past(15)))).toBeNull();
});
