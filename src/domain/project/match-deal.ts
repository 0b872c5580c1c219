import type { Project } from "../model/project.ts";
import type { Day } from "../time/calendar.ts";

/** What tells one deal from another: the CRM's id, else the customer and the day. */
export interface DealIdentity {
  readonly crmId: string | null;
  readonly customer: string;
  readonly closedOn: Day | null;
}

/** The project that a deal already has; null where it has none. */
export function projectOfDeal<T extends Project>(projects: readonly T[], deal: DealIdentity): T | null {
  const byId = deal.crmId === null ? undefined : projects.find((project) => project.deal.crmId === deal.crmId);
  return byId ?? projects.find((project) => isSameByName(project, deal)) ?? null;
}

/** Two deals that both have ids are two, however alike they are. */
function isSameByName(project: Project, { crmId, customer, closedOn }: DealIdentity): boolean {
  if (crmId !== null && project.deal.crmId !== null) return false;
  const plain = (name: string) => name.normalize("NFKC").trim().toLowerCase();
  return plain(project.customer) === plain(customer) && project.deal.closedOn === closedOn;
}

/**
 * What the CRM says of the deal now that the project does not. A day that the CRM moved by itself is the lead's to
 * judge.
 */
export function dealDifferences(
  project: Project,
  said: { readonly closedOn?: Day; readonly value?: number | null; readonly dealOwner?: string | null },
): readonly { readonly field: string; readonly ours: string; readonly theirs: string }[] {
  const { closedOn, value, owner } = project.deal;
  const pairs = [
    ["closed", closedOn, said.closedOn],
    ["value", value, said.value],
    ["deal-owner", owner, said.dealOwner],
  ] as const;
  return pairs.flatMap(([field, ours, theirs]) =>
    theirs === undefined || theirs === null || ours === theirs
      ? []
      : [{ field, ours: String(ours ?? "none"), theirs: String(theirs) }],
  );
}
