import { type ActionFacts, lastChase, onTime } from "../../domain/action/action.ts";
import type { Action } from "../../domain/model/action.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, inTime } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Side } from "../../domain/model/vocabulary.ts";
import {
  daysBetween,
  formatDate,
  formatDay,
  formatDayFrom,
  formatDays,
  formatLongDay,
  formatShortDay,
} from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { onPage, type Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";
import { formatFor } from "./action-json.ts";

const SAY_SIDE: Readonly<Record<Side, string>> = {
  services: "Ours",
  customer: "The customer's",
  "third-party": "Third parties'",
};

/** Side by side, ours first: what is open, what is late, and how many were on time. */
export function renderActions(
  standing: Standing,
  sides: readonly Side[],
  entries: readonly Entry<Action>[],
  style: Style,
): string {
  if (style.layout === "tabs") return table(entries, [sideColumn, ...columns(standing, style)], style);
  if (entries.length === 0) return "No actions.";
  return sides
    .map((side) => ({ side, own: entries.filter(([, action]) => action.side === side) }))
    .filter(({ own }) => own.length > 0)
    .map(({ side, own }) => `${formatHead(standing, side, own, style)}\n${table(own, columns(standing, style), style)}`)
    .join("\n\n");
}

/** What is open in several projects, in the order given: each row says whose it is. */
export function renderActionsOfAll(
  rows: readonly { readonly standing: Standing; readonly entry: Entry<Action> }[],
  style: Style,
): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No actions.";
  const own = rows.map(({ standing, entry }) => ({ standing, action: entry[1] }));
  return table(
    own,
    [
      { title: "PROJECT", value: ({ standing }) => standing.project.slug, shrinkTo: 10 },
      { title: "ID", value: ({ action }) => action.id },
      { title: "SIDE", value: ({ action }) => action.side, drop: 3 },
      { title: "OWNER", value: ({ action }) => action.owner, shrinkTo: 8 },
      {
        title: "BY",
        value: ({ standing, action }) => formatWhen(action, standing.today),
        paint: (text, { standing, action }) =>
          action.doneOn ? style.good(text) : action.due < standing.today ? style.bad(text) : text,
      },
      { title: "FOR", value: ({ standing, action }) => formatFor(standing.project, action.for) ?? "", drop: 2 },
      { title: "ACTION", value: ({ action }) => action.text, shrinkTo: 16 },
    ],
    style,
  );
}

const sideColumn: Column<Entry<Action>> = { title: "SIDE", value: ([, action]) => action.side };

function formatHead({ project, today }: Standing, side: Side, own: readonly Entry<Action>[], style: Style): string {
  const open = own.filter(([, action]) => !action.doneOn);
  const late = open.filter(([, action]) => action.due < today).length;
  const past = onTime(project, side);
  return [
    `${style.strong(SAY_SIDE[side])}: ${open.length} open`,
    ...(late > 0 ? [style.bad(`${late} overdue`)] : []),
    ...(past.done > 0 ? [`${past.onTime} of ${past.done} done were on time`] : []),
  ].join(", ");
}

function columns({ project, today }: Standing, style: Style): readonly Column<Entry<Action>>[] {
  return [
    { title: "ID", value: ([, action]) => action.id },
    { title: "OWNER", value: ([, action]) => action.owner, shrinkTo: 8 },
    {
      title: "BY",
      value: ([, action]) => formatWhen(action, today),
      paint: (text, [, action]) => (action.doneOn ? style.good(text) : action.due < today ? style.bad(text) : text),
    },
    { title: "SINCE", value: ([, action]) => formatDate(action.openedOn), drop: 4 },
    { title: "LAST ASKED", value: ([, action]) => formatChase(action, today), drop: 3 },
    { title: "FOR", value: ([, action]) => formatFor(project, action.for) ?? "", drop: 2 },
    { title: "ACTION", value: ([, action]) => action.text, shrinkTo: 16 },
  ];
}

function formatWhen({ doneOn, due }: Action, today: string): string {
  if (doneOn) return `done ${formatDay(doneOn)}`;
  return due < today ? `${formatShortDay(due)}, ${formatDays(daysBetween(due, today))} late` : formatShortDay(due);
}

function formatChase(action: Action, today: string): string {
  const chase = lastChase(action);
  if (!chase || action.doneOn) return "";
  const asked = formatDate(chase.on);
  return chase.replyBy >= today ? `${asked}, waits` : `${asked}, no answer`;
}

export function renderAction({ project, today }: Standing, [, action]: Entry<Action>, style: Style): string {
  const what = formatFor(project, action.for);
  const when = action.doneOn
    ? style.good(`done on ${formatDay(action.doneOn)}`)
    : `by ${formatDayFrom(action.due, today)}`;
  const moves = inTime(action.moves);
  return [
    `${style.strong(action.id)} ${visible(action.owner)} (${action.side}) ` +
      `${when}${what ? `, for ${visible(what)}` : ""}: ${visible(action.text)}`,
    ...moves.map(
      ({ from, to, why }) =>
        `  ${to > from ? "put off" : "brought forward"} from ${formatDay(from)} to ` +
        `${formatDay(to)}${why ? `: ${visible(why)}` : ""}`,
    ),
  ].join("\n");
}

/** What was understood of pasted lines, before it is added. */
export function renderPasted(facts: readonly ActionFacts[], today: string, style: Style): string {
  return table(
    facts,
    [
      { title: "OWNER", value: ({ owner }) => owner, shrinkTo: 8 },
      { title: "SIDE", value: ({ side }) => side },
      { title: "BY", value: ({ due }) => formatDayFrom(due, today) },
      { title: "ACTION", value: ({ text }) => text, shrinkTo: 16 },
    ],
    onPage(style),
  );
}

/** What is on record now, and words to send, one message a person. */
export function renderChased({ project }: Standing, entries: readonly Entry<Action>[], style: Style): string {
  const owners = [...new Set(entries.map(([, { owner }]) => owner))];
  return owners
    .flatMap((owner) => {
      const own = entries.map(([, action]) => action).filter((action) => action.owner === owner);
      const replyBy = own.map((action) => lastChase(action)?.replyBy ?? action.due).sort()[0] ?? "";
      return [
        `${own.map(({ id }) => id).join(", ")}: ${visible(owner)} was asked; reply due ${formatDay(replyBy)}.`,
        "",
        "Ready to send, if you have not:",
        "",
        ...message(project, owner, own, replyBy).map(visible),
        "",
      ];
    })
    .concat(style.dim("psvc next hides it until then. A reminder is not progress: the stall clock keeps running."))
    .join("\n");
}

function message({ route, lead }: Project, owner: string, own: readonly Action[], replyBy: string): readonly string[] {
  return [
    `Dear ${owner},`,
    route.live.target > replyBy && !route.live.doneOn
      ? `${own.length === 1 ? "This is" : "These are"} still open on your side for the go-live on ` +
        `${formatLongDay(route.live.target)}:`
      : `${own.length === 1 ? "This is" : "These are"} still open on your side:`,
    ...own.map(({ text, due }) => `- ${text}, due ${formatLongDay(due)}`),
    `Please let me know by ${formatLongDay(replyBy)} when I can expect ${own.length === 1 ? "it" : "them"}, ` +
      `or what is holding ${own.length === 1 ? "it" : "them"} up.`,
    lead,
  ];
}
