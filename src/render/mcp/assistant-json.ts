import type { AgendaItem } from "../../domain/next/agenda.ts";
import type { ProjectView } from "../../domain/status/view.ts";
import { formatCommand } from "../layout/next-command.ts";

/*
 * What an assistant sees of a project. Each field is named here: value, mail, phone, readiness and notes are in none,
 * nor is anything of another customer.
 */

export function standingForAssistant(view: ProjectView) {
  const { overview } = view;
  const { standing, health, counts, forecast } = overview;
  const { project } = standing;
  return {
    project: project.slug,
    customer: project.customer,
    product: project.deal.product,
    status: overview.status,
    phase: overview.phase,
    health: health.value,
    reasons: health.reasons.map(({ text }) => text),
    golive: {
      baseline: project.route.live.baseline,
      target: project.route.live.target,
      forecast: forecast?.headline ?? null,
      actual: project.golive?.on ?? null,
    },
    promises: {
      all: counts.promises,
      unassessed: counts.byFit.unassessed,
      fit: counts.byFit.fit,
      partial: counts.byFit.partial,
      gap: counts.byFit.gap,
    },
  };
}

export function gapForAssistant({ gap, promise, severity }: ReturnType<ProjectView["gaps"]>[number]) {
  return {
    id: gap.id,
    promise: promise.id,
    statement: promise.statement,
    severity,
    state: gap.state,
    resolution: gap.resolution?.kind ?? null,
  };
}

export function criterionForAssistant({ name, text, critical, state, due }: ProjectView["criteria"][number]) {
  return { name, text, critical, state, due };
}

export function stepForAssistant({ slug, customer, text, why, since, dueOn, command }: AgendaItem) {
  return { project: slug, customer, text, why, since, dueOn: dueOn ?? null, command: formatCommand(command) };
}
