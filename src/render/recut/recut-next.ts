import type { Capacity } from "../../domain/config/capacity.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { talksOf } from "../../domain/recut/plan-recut.ts";
import type { ChosenGap, Recut } from "../../domain/recut/recut.ts";
import { nextWaypoint } from "../../domain/route/ordered-milestones.ts";
import { stallOf } from "../../domain/stall/stall.ts";
import { formatDay, formatDayFrom } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** The command that brings a chosen way on, where no conversation has to be planned for it. */
export function chosenCommand({ project }: Standing, { gap, option, isAgreed }: ChosenGap): string {
  const { slug } = project;
  if (isAgreed && option.needsTalk) return `psvc gap resolve ${slug} ${gap.id} --decided-by NAME --words TEXT`;
  if (isAgreed) return `psvc gap close ${slug} ${gap.id} --evidence TEXT`;
  return option.needsTalk
    ? `psvc confront plan ${slug} ${gap.id}`
    : `psvc gap resolve ${slug} ${gap.id} --resolution ${option.resolution}`;
}

export function nextLines(standing: Standing, cut: Recut, style: Style): readonly string[] {
  const { slug } = standing.project;
  const isAtTop = stallOf(standing)?.step === "decide";
  return [
    ...wayOn(standing, cut, style),
    ...(isAtTop ? labelled("To the sponsor, with words ready to send", `psvc stall ${slug}`, style) : []),
  ];
}

/** In one line, or the command whole on a line of its own. */
function labelled(label: string, command: string, style: Style): readonly string[] {
  const fits = label.length + command.length + 2 <= style.width;
  return fits ? [`${label}: ${style.command(command)}`] : [`${label}:`, `  ${style.command(command)}`];
}

function wayOn(standing: Standing, cut: Recut, style: Style): readonly string[] {
  const { project } = standing;
  const { slug } = project;
  if (cut.gaps.length === 0 && cut.holds.length + cut.unassessed.length === 0 && cut.holdByDay.length === 0)
    return [style.command(`psvc intake ${slug}`)];
  if (cut.gaps.length === 0) {
    const next = nextWaypoint(project);
    return [
      ...(next ? [`What is left is the way: ${next.name} by ${formatDay(next.milestone.target)}.`] : []),
      style.command(`psvc route show ${slug}`),
    ];
  }
  if (!cut.chosen)
    return [
      ...(cut.earliest ? labelled("On that day", `psvc recut ${slug} --by ${cut.earliest}`, style) : []),
      ...labelled("With more hands", `psvc recut ${slug} --by ${cut.by} --services DAYS --customer DAYS`, style),
      ...labelled("Or end it", `psvc stop ${slug}`, style),
    ];
  const ours = cut.chosen.filter(({ isAgreed, option }) => !isAgreed && !option.needsTalk);
  const undecided = cut.chosen.filter(({ isAgreed, option }) => isAgreed && option.needsTalk);
  const apply = `psvc recut ${slug} --by ${cut.by}${capacityFlags(cut)} --apply`;
  return [
    ...(talksOf(cut).length > 0 ? labelled("Plan the conversations", apply, style) : []),
    ...ours.flatMap((our) => labelled(`Decide ${our.gap.id}`, chosenCommand(standing, our), style)),
    ...undecided.flatMap((chosenGap) =>
      labelled(`Put ${chosenGap.gap.id} on record`, chosenCommand(standing, chosenGap), style),
    ),
  ];
}

/** Capacities as they were given, so that the command says the same. */
function capacityFlags({ capacity }: Recut): string {
  const flag = (name: string, { perWeek, isAssumed }: Capacity) => (isAssumed ? "" : ` --${name} ${perWeek}`);
  return flag("services", capacity.services) + flag("customer", capacity.customer);
}

export function renderRecutPlanned(standing: Standing, cut: Recut, planned: readonly Key[], style: Style): string {
  const { project, today } = standing;
  const plans = planned.map((key) => {
    const { id } = getRecord(project.gaps, key);
    const plan = Object.values(project.confrontations).find(({ gap, endedOn }) => gap === key && endedOn === null);
    return wrap(
      `  ${id}: with ${visible(plan?.with ?? "")} by ${formatDayFrom(plan?.by ?? today, today)}`,
      style.width,
      "    ",
    );
  });
  const first = planned[0] && getRecord(project.gaps, planned[0]).id;
  const head =
    planned.length === 0
      ? "No conversation has to be planned."
      : `${planned.length} conversation${planned.length === 1 ? " is" : "s are"} planned. Nothing is agreed before ` +
        "the customer has decided.";
  return [
    wrap(planned.length > 0 ? style.good(head) : head, style.width, "  "),
    ...plans,
    ...(first
      ? [
          "",
          ...labelled("Make it yours", `psvc confront plan ${project.slug} ${first}`, style),
          ...labelled("Their page", `psvc report ${project.slug} --for decision`, style),
          ...(cut.by === project.route.live.target
            ? []
            : labelled("Once they agreed", `psvc route move ${project.slug} live --to ${cut.by}`, style)),
        ]
      : []),
    ...nextLines(standing, { ...cut, chosen: (cut.chosen ?? []).filter(({ option }) => !option.needsTalk) }, style),
  ].join("\n");
}
