import { openActions } from "../../domain/action/action.ts";
import { lastMood } from "../../domain/aftercare/mood.ts";
import { openGaps } from "../../domain/gap/gap.ts";
import { gapView } from "../../domain/gap/view.ts";
import { comingDays, DAYS_AHEAD, type TheirPerson, theirPeople, tones } from "../../domain/handover/handover-brief.ts";
import type { Handover } from "../../domain/model/aftercare.ts";
import { openStop } from "../../domain/model/project-status.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { PUSH_MEANS } from "../../domain/model/vocabulary.ts";
import { nextSteps } from "../../domain/next/next-steps.ts";
import { type Overview, overviewOf } from "../../domain/status/overview.ts";
import { formatDay, formatDayFrom } from "../../domain/time/calendar.ts";
import { formatGapState } from "../gap/gaps.ts";
import { markdownText } from "../layout/markdown.ts";
import { formatCommand } from "../layout/next-command.ts";

/** So many steps are a first morning. */
const FIRST_STEPS = 5;

/** What a colleague reads before the first call, as Markdown; it is for us, and for nobody at the customer. */
export function handoverBrief(standing: Standing, handover: Handover | null): string {
  const overview = overviewOf(standing);
  const { customer, slug } = standing.project;
  return [
    `# ${markdownText(customer)}: ` +
      `hand-over${handover ? ` from ${markdownText(handover.from)} to ${markdownText(handover.to)}` : ""}`,
    "",
    ...headLines(overview, handover),
    "",
    ...peopleLines(standing),
    ...actionLines(standing),
    ...gapLines(standing),
    ...comingLines(standing),
    ...firstLines(standing),
    `Everything else: \`psvc status ${slug}\`, \`psvc history ${slug}\``,
    "",
  ].join("\n");
}

function headLines(overview: Overview, handover: Handover | null): readonly string[] {
  const { standing, status, phase, health } = overview;
  const { project, today } = standing;
  const { deal, golive, route, lead } = project;
  const stop = openStop(project)?.[1];
  const goal = golive
    ? `live since ${formatDayFrom(golive.on, today)}`
    : `go-live planned for ${formatDayFrom(route.live.target, today)}`;
  return [
    `${formatDay(today)}. For us, not for the customer.`,
    "",
    ...(handover
      ? [
          handover.until
            ? `**Until ${formatDay(handover.until)}**; it stays ${markdownText(handover.from)}'s project.`
            : "**For good.**",
          ...(handover.note ? ["", markdownText(handover.note)] : []),
          "",
        ]
      : [`Lead: ${markdownText(lead)}`, ""]),
    `**Where they stand:** ${status === "active" ? `phase ${phase}` : status}, ${health.value ?? "no health"}; ` +
      `signed ${formatDay(deal.closedOn)}, ${goal}.`,
    ...(deal.why ? ["", `**Why they bought:** ${markdownText(deal.why)}`] : []),
    ...(health.reasons.length > 0
      ? [
          "",
          ...health.reasons.map(
            ({ value, text, since }) => `- ${value} since ${formatDay(since)}: ${markdownText(text)}`,
          ),
        ]
      : []),
    ...(stop ? ["", `Stopped on ${formatDay(stop.on)}: ${markdownText(stop.why)}`] : []),
  ];
}

function peopleLines(standing: Standing): readonly string[] {
  const { project } = standing;
  const { people, deal } = project;
  const persons = theirPeople(project);
  const mood = project.golive ? lastMood(project) : null;
  const word =
    people.handedOver === null
      ? "it is not known whether their team was told what they bought"
      : people.handedOver
        ? "their team was told what they bought"
        : "their team was not told what they bought";
  return [
    "## People, and the tone",
    "",
    `${people.readiness ? `They are ${people.readiness}` : "How prepared they are is not on record"}; ${word}.`,
    ...(mood ? [`They are **${mood.mood}** since ${formatDay(mood.on)}: "${markdownText(mood.words)}"`] : []),
    "",
    ...(persons.length > 0 ? persons.map(formatPerson) : ["- nobody of theirs is on record yet"]),
    ...(deal.owner ? [`- ${markdownText(deal.owner)} (ours): knows the deal, for questions and for thanks`] : []),
    "",
    ...tones(standing).map(
      ({ id, push, statement }) => `- ${id}: **${push}**, ${PUSH_MEANS[push]} (${markdownText(statement)})`,
    ),
    "",
  ];
}

function formatPerson({ name, roles, said }: TheirPerson): string {
  const who = `**${markdownText(name)}**${roles.length > 0 ? ` (${roles.join(", ")})` : ""}`;
  if (!said) return `- ${who}: nothing they said is on record`;
  return `- ${who}: "${markdownText(said.words)}" (${formatDay(said.on)}, ${markdownText(said.about)})`;
}

function actionLines({ project, today }: Standing): readonly string[] {
  const open = openActions(project).map(([, action]) => action);
  return [
    "## Open actions, ours first",
    "",
    ...(open.length > 0
      ? open.map(
          ({ id, side, owner, text, due }) =>
            `- ${id} (${side === "services" ? "ours" : side}) ${markdownText(owner)}, ` +
            `${due < today ? "**overdue** since" : "by"} ${formatDay(due)}: ${markdownText(text)}`,
        )
      : ["- none"]),
    "",
  ];
}

function gapLines(standing: Standing): readonly string[] {
  const { project } = standing;
  const open = openGaps(project);
  if (open.length === 0) return [];
  return [
    "## Where promise and product part",
    "",
    ...open.map((entry) => {
      const view = gapView(standing, entry);
      const { gap, severity, promise } = view;
      return `- ${gap.id} (${severity}, ${markdownText(formatGapState(view))}): ${markdownText(promise.statement)}`;
    }),
    "",
  ];
}

function comingLines(standing: Standing): readonly string[] {
  const days = comingDays(standing);
  return [
    `## The next ${DAYS_AHEAD} days`,
    "",
    ...(days.length > 0
      ? days.map(
          ({ on, text }) => `- ${on < standing.today ? "**late**, " : ""}${formatDay(on)}: ${markdownText(text)}`,
        )
      : ["- nothing has a day in them"]),
    "",
  ];
}

function firstLines(standing: Standing): readonly string[] {
  const steps = nextSteps(standing).slice(0, FIRST_STEPS);
  if (steps.length === 0) return [];
  return [
    "## What to do first",
    "",
    ...steps.map(({ text, command }, index) => `${index + 1}. ${markdownText(text)}: \`${formatCommand(command)}\``),
    "",
  ];
}

export function handoverJson(standing: Standing, handover: Handover | null) {
  const { project } = standing;
  return {
    project: project.slug,
    customer: project.customer,
    lead: project.lead,
    from: handover?.from ?? null,
    to: handover?.to ?? null,
    on: handover?.on ?? null,
    until: handover?.until ?? null,
    note: handover?.note ?? null,
    backOn: handover?.backOn ?? null,
    people: theirPeople(project),
    tones: tones(standing),
    coming: comingDays(standing),
  };
}
