import { ladderOf } from "../../domain/config/stall-ladder.ts";
import { openStop, statusOf } from "../../domain/model/project-status.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { STALL_STEPS, type StallStep } from "../../domain/model/vocabulary.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { waitingMilestones } from "../../domain/route/milestone-waiting.ts";
import type { OwedItem } from "../../domain/stall/owed.ts";
import type { RestartRate } from "../../domain/stall/restart-rate.ts";
import { movementLimit, type Stall, stallOf } from "../../domain/stall/stall.ts";
import { insideMessage, type StallMessage, stallMessage } from "../../domain/stall/stall-message.ts";
import { type Day, formatDay, formatDayFrom } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";
import { insideLetter, noticeInside, stallLetter } from "./letters.ts";

/** What each step of the ladder is called on a screen. */
const STEP_LABELS: Readonly<Record<StallStep, string>> = {
  nudge: "remind",
  ask: "ask",
  sponsor: "sponsor",
  decide: "steering meeting",
};

/** What the customer owes, how long ago the project moved, and the letter that is due. */
export function renderStall(standing: Standing, stall: Stall, rate: RestartRate | null, style: Style): string {
  const { project, settings } = standing;
  const ladder = ladderOf(project, settings);
  const message = stallMessage(standing, nextSteps(standing));
  return [
    wrap(formatStall(standing, stall, style), style.width, "  "),
    ...stall.owed.slice(1).map((item) => wrap(`  also owed: ${formatItem(item, style)}`, style.width, "    ")),
    ...stall.owed.flatMap((item) => itemLines(item, style)),
    wrap(
      `  ladder: ${STALL_STEPS.map((step) => `${STEP_LABELS[step]} ${ladder[step]}`).join(", ")} ` +
        "working days past due",
      style.width,
      "    ",
    ),
    ...movementLines(standing, stall, style),
    ...waitingMilestones(project)
      .filter(({ name }) => !stall.owed.some(({ id }) => id === name))
      .map(({ name, waiting }) =>
        wrap(
          `  ${name} waits for ${waiting.on} since ` +
            `${formatDayFrom(waiting.since, standing.today)}${waiting.why ? `: ${visible(waiting.why)}` : ""}`,
          style.width,
          "    ",
        ),
      ),
    ...rateLines(rate),
    ...(message ? messageLines(standing, message, style) : []),
    ...insideLines(standing, style),
    ...endLines(standing, stall, style),
  ].join("\n");
}

function formatStall({ project, today }: Standing, { item, frozen }: Stall, style: Style): string {
  const name = style.strong(visible(project.customer));
  if (frozen?.isOver) return `${name}: ${style.bad(`The agreed freeze ended on ${formatDay(frozen.until)}.`)}`;
  if (frozen)
    return (
      `${name}: frozen until ${formatDayFrom(frozen.until, today)}, agreed by ` +
      `${visible(frozen.freeze.decision.by)}: ${visible(frozen.freeze.why)}.`
    );
  if (!item) return `${name}: ${style.good("the customer owes nothing that is past its day")}.`;
  return `${name}: ${formatItem(item, style)}`;
}

function formatItem({ id, kind, text, owner, due, days, step }: OwedItem, style: Style): string {
  const what = kind === "milestone" ? `${id} waits for the customer: ${text}` : `${id} ${text}`;
  const whose = owner ? ` (${visible(owner)})` : "";
  return (
    `${visible(what)}${whose}, due ${formatDay(due)}, ${count(days, "working day")} ago` +
    `${step ? `: ${style.warn(STEP_LABELS[step])}` : ""}`
  );
}

/** Why nothing is sent about it now. */
function itemLines({ id, withheld, ours, waitsUntil }: OwedItem, style: Style): readonly string[] {
  if (withheld) {
    const first = ours.map((action) => `${action.id} ${visible(action.text)}`).join("; ");
    return [wrap(`  ${id}: no letter to the sponsor until ours is done: ${first}`, style.width, "    ")];
  }
  return waitsUntil ? [`  ${id}: asked; the answer is due ${formatDay(waitsUntil)}`] : [];
}

function movementLines(standing: Standing, { movement, lastForwardOn }: Stall, style: Style): readonly string[] {
  const ago = movement === 0 ? "" : `, ${count(movement, "working day")} ago`;
  const isOld = movement >= movementLimit(standing);
  return [
    `  last step forward: ${formatDay(lastForwardOn)}${ago}`,
    ...(isOld ? [`    record what was shown: ${style.command(`psvc progress ${standing.project.slug} TEXT`)}`] : []),
  ];
}

function rateLines(rate: RestartRate | null): readonly string[] {
  if (!rate) return [];
  const open = rate.open > 0 ? `, ${rate.open} still open` : "";
  return [`  of ${rate.stalls} stalls of this team ${rate.restarted} moved again${open}`];
}

function messageLines({ project }: Standing, message: StallMessage, style: Style): readonly string[] {
  const { slug } = project;
  const { oursNext } = message;
  const inside = noticeInside(project, message);
  return [
    ...(message.ours.length > 0
      ? [
          wrap(
            `  psvc chose the day for ours: ${formatDay(message.oursBy)}. Agree another one: ` +
              style.command(`psvc action edit ${slug} ${message.ours[0]?.id} --due DAY`),
            style.width,
            "    ",
          ),
        ]
      : []),
    ...(oursNext
      ? [
          wrap(`  the next step is ours: ${visible(oursNext.text)}`, style.width, "    "),
          `    ${style.command(oursNext.command)}`,
        ]
      : []),
    ...(inside
      ? ["", ...readyFor(message.inside.join(" and ") || null, "inside", slug, style), "", ...inside.map(visible)]
      : []),
    "",
    ...readyFor(message.to, message.role, slug, style),
    "",
    ...stallLetter(project, message).map(visible),
    "",
    `psvc chose ${formatDay(message.replyBy)} as the day of the answer: --reply-by sets another.`,
    `Sent? ${style.command(`psvc stall ${slug} --sent`)}`,
  ];
}

function readyFor(to: string | null, role: string, slug: string, style: Style): readonly string[] {
  if (to) return [`Ready to send to ${visible(to)} (${role}):`];
  if (role === "inside") return ["Ready to send inside, to the account owner and the services manager:"];
  const flag = role === "sponsor" ? "sponsor" : "project-lead";
  return [`Nobody is known to ask: ${style.command(`psvc project edit ${slug} --${flag} NAME`)}`];
}

/** What of ours is late is told inside, never to the customer. */
function insideLines(standing: Standing, style: Style): readonly string[] {
  const message = insideMessage(standing);
  if (!message) return [];
  const key = message.role === "services manager" ? "services-manager" : "our-sponsor";
  return [
    "",
    message.to
      ? `Ours is late. Ready to send to ${visible(message.to)} (our ${message.role}):`
      : `Ours is late. For our ${message.role} (${style.command(`psvc config set ${key} NAME`)}):`,
    "",
    ...insideLetter(standing.project, message).map(visible),
    "",
    `Sent? ${style.command(`psvc stall ${standing.project.slug} --sent --inside`)}`,
  ];
}

export function renderSent(
  given: { readonly step: StallStep; readonly to: string; readonly replyBy: Day; readonly isHeadsUp?: boolean },
  style: Style,
): string {
  const what = given.isHeadsUp ? "notice before the sponsor" : STEP_LABELS[given.step];
  return [
    `Written to ${visible(given.to)} (${what}); the answer is due ${formatDay(given.replyBy)}.`,
    style.dim("next leaves it alone until then. Only what is owed, or a new day that was agreed, resets its clock."),
  ].join("\n");
}

/** Never a pause by itself: what is owed, an agreed freeze with a day, or a decision in a meeting. */
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
    `Reduce the scope:  ${style.command(`psvc recut ${slug}`)}`,
    `Re-plan:           ${style.command(`psvc route move ${slug} live --to DAY --rest`)}`,
    `Decided in the meeting to end it: ${style.command(`psvc stop ${slug}`)}`,
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
    `  No letters until then. The days without a step count on (${count(stall.movement, "working day")} now).`,
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
  const inside = insideMessage(standing);
  return {
    project: standing.project.slug,
    days: stall?.days ?? null,
    step: stall?.step ?? null,
    stepSince: stall?.stepSince ?? null,
    item: stall?.item?.id ?? null,
    movement: stall?.movement ?? null,
    lastForwardOn: stall?.lastForwardOn ?? null,
    owed: (stall?.owed ?? []).map(owedJson),
    ladder: ladderOf(standing.project, standing.settings),
    freeze: stall?.frozen ? { ...stall.frozen.freeze, until: stall.frozen.until, isOver: stall.frozen.isOver } : null,
    message: message && {
      to: message.to,
      role: message.role,
      replyBy: message.replyBy,
      step: message.step,
      headsUp: message.isHeadsUp,
      items: message.owed.map(({ id }) => id),
      from: message.from,
      lines: stallLetter(standing.project, message),
      notice: noticeInside(standing.project, message),
      oursLate: message.ours.map(({ id }) => id),
      oursNext: message.oursNext && { text: message.oursNext.text, command: message.oursNext.command },
      sent: message.sent,
    },
    inside: inside && {
      to: inside.to,
      role: inside.role,
      replyBy: inside.replyBy,
      items: inside.items.map(({ id }) => id),
      lines: insideLetter(standing.project, inside),
    },
    restarts: rate,
  };
}

function owedJson({
  kind,
  id,
  text,
  owner,
  due,
  days,
  step,
  offered,
  isHeadsUp,
  withheld,
  waitsUntil,
  ours,
}: OwedItem) {
  return {
    kind,
    id,
    text,
    owner,
    due,
    days,
    step,
    offered,
    headsUp: isHeadsUp,
    withheld,
    waitsUntil,
    oursLate: ours.map((action) => action.id),
  };
}
