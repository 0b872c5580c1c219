import { sayDay } from "../domain/calendar.ts";
import type { Standing } from "../domain/fit.ts";
import type { Entry } from "../domain/record.ts";
import type { Action } from "../domain/way.ts";
import { sayFor } from "./project-json.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { visible } from "./visible.ts";

export function renderActions({ project, today }: Standing, entries: readonly Entry<Action>[], style: Style): string {
  if (entries.length === 0) return "No actions.";
  return table(
    entries,
    [
      { title: "ID", value: ([, action]) => action.id },
      { title: "SIDE", value: ([, action]) => action.side, drop: 2 },
      { title: "OWNER", value: ([, action]) => action.owner, shrinkTo: 8 },
      {
        title: "BY",
        value: ([, action]) => (action.doneOn ? `done ${sayDay(action.doneOn)}` : sayDay(action.due)),
        paint: (text, [, action]) => (action.doneOn ? style.good(text) : action.due < today ? style.bad(text) : text),
      },
      { title: "", value: ([, action]) => (!action.doneOn && action.due < today ? "overdue" : ""), paint: style.bad },
      { title: "FOR", value: ([, action]) => sayFor(project, action.for) ?? "", drop: 1 },
      { title: "ACTION", value: ([, action]) => action.text, shrinkTo: 16 },
    ],
    style,
  );
}

export function renderAction({ project }: Standing, [, action]: Entry<Action>, style: Style): string {
  const what = sayFor(project, action.for);
  const when = action.doneOn ? style.good(`done on ${sayDay(action.doneOn)}`) : `by ${sayDay(action.due)}`;
  return `${style.strong(action.id)} ${visible(action.owner)} (${action.side}) ${when}${what ? `, for ${visible(what)}` : ""}: ${visible(action.text)}`;
}
