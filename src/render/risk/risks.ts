import { HEALTH_LABELS } from "../../domain/labels/labels.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Risk } from "../../domain/model/risk.ts";
import { formatDay, formatDayFrom, formatShortDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { paintHealth } from "../layout/paint-health.ts";
import { formatFormerly } from "../layout/record-id.ts";
import type { Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

export function renderRisks({ slug }: Project, risks: readonly Risk[], today: string, style: Style): string {
  if (risks.length === 0 && style.layout !== "tabs")
    return `No risks. What only you can see: ${style.command(`psvc risk add ${slug} TEXT`)}`;
  return table(risks, columns(today, style), style);
}

/** Open in several projects, in the order given: each row says whose it is. */
export function renderRisksOfAll(
  rows: readonly { readonly slug: string; readonly risk: Risk }[],
  today: string,
  style: Style,
): string {
  if (rows.length === 0 && style.layout !== "tabs") return "No risks.";
  const own = columns(today, style).map(
    ({ value, paint, ...column }): Column<(typeof rows)[number]> => ({
      ...column,
      value: ({ risk }) => value(risk),
      ...(paint ? { paint: (text, { risk }) => paint(text, risk) } : {}),
    }),
  );
  return table(rows, [{ title: "PROJECT", value: ({ slug }) => slug, shrinkTo: 10 }, ...own], style);
}

function columns(today: string, style: Style): readonly Column<Risk>[] {
  return [
    { title: "ID", value: ({ id }) => id },
    {
      title: "HEALTH",
      value: ({ health, closedOn }) => (closedOn ? "Closed" : HEALTH_LABELS[health]),
      paint: paintHealth(style),
    },
    { title: "OWNER", value: ({ owner }) => owner, shrinkTo: 8, drop: 1 },
    {
      title: "REVIEW",
      value: (risk) => (risk.closedOn ? "" : formatShortDay(risk.reviewOn)),
      paint: (text, { reviewOn, closedOn }) => (!closedOn && reviewOn < today ? style.bad(text) : text),
    },
    { title: "RISK", value: ({ text }) => text, shrinkTo: 16 },
  ];
}

export function renderRisk({ slug }: Project, risk: Risk, today: string, style: Style): string {
  const head = `${style.strong(risk.id)}${formatFormerly(risk)} ${visible(risk.text)}`;
  if (risk.closedOn) return `${head}\n  closed on ${formatDay(risk.closedOn)}: ${visible(risk.closedWhy ?? "")}`;
  return [
    head,
    `  ${paintHealth(style)(HEALTH_LABELS[risk.health])}, ${visible(risk.owner)} looks at it again ` +
      `${formatDayFrom(risk.reviewOn, today)}`,
    `  once resolved: ${style.command(`psvc risk close ${slug} ${risk.id} --why TEXT`)}`,
  ].join("\n");
}

export function riskJson({ id, formerly, text, owner, health, reviewOn, openedOn, closedOn, closedWhy }: Risk) {
  return { id, formerly: formerly ?? null, text, owner, health, reviewOn, openedOn, closedOn, closedWhy };
}
