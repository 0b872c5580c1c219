import type { ChangeOrder } from "../model/gap.ts";
import type { Project } from "../model/project.ts";
import type { Entry, Key } from "../model/record.ts";
import type { ChangedPart, ChangeOrderState } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";
import { changeOrderState, changeOrdersOf, isChangeOrderNeeded } from "./change-order.ts";

/** What screens and JSON say of a change order. */
export interface ChangeOrderView {
  readonly id: string;
  readonly formerly: string | null;
  readonly project: string;
  readonly customer: string;
  /** `G1`, `P1`, or `live`. */
  readonly about: string;
  readonly text: string;
  readonly changes: readonly ChangedPart[];
  readonly state: ChangeOrderState;
  /** false: what it says does not hold any more, or another one took its place. */
  readonly isNeeded: boolean;
  readonly to: Day | null;
  readonly openedOn: Day;
  readonly sentOn: Day | null;
  readonly signedBy: string | null;
  readonly signedOn: Day | null;
  readonly link: string | null;
  readonly rejectedOn: Day | null;
  readonly why: string | null;
}

export function changeOrderViews(project: Project): readonly ChangeOrderView[] {
  return changeOrdersOf(project).map((entry) => changeOrderView(project, entry));
}

export function changeOrderView(project: Project, [key, order]: Entry<ChangeOrder>): ChangeOrderView {
  const { id, formerly, text, changes, to, openedOn, sent, signed, rejected } = order;
  return {
    id,
    formerly: formerly ?? null,
    project: project.slug,
    customer: project.customer,
    about: nameOf(project, order.about),
    text,
    changes,
    state: changeOrderState(order),
    isNeeded: isChangeOrderNeeded(project, key),
    to,
    openedOn,
    sentOn: sent?.on ?? null,
    signedBy: signed?.by ?? null,
    signedOn: signed?.on ?? null,
    link: signed?.link ?? null,
    rejectedOn: rejected?.on ?? null,
    why: rejected?.why ?? null,
  };
}

function nameOf({ gaps, promises }: Project, about: Key): string {
  return (gaps[about] ?? promises[about])?.id ?? about;
}
