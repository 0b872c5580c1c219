import type { Blackout } from "../../domain/model/stall.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { table } from "../layout/table.ts";

/** The days on which a customer changes nothing, the earliest first. */
export function renderBlackouts(slug: string, blackouts: readonly Blackout[], style: Style): string {
  if (style.layout === "tabs")
    return table(
      blackouts,
      [
        { title: "FROM", value: ({ from }) => from },
        { title: "TO", value: ({ to }) => to },
        { title: "WHY", value: ({ why }) => why },
      ],
      style,
    );
  if (blackouts.length === 0)
    return `No blackouts. Add one: ${style.command(`psvc project blackout ${slug} "15 Nov..6 Jan" --why TEXT`)}`;
  return blackouts.map(({ from, to, why }) => `${formatDay(from)} to ${formatDay(to)}: ${visible(why)}`).join("\n");
}
