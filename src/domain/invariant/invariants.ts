import type { Project } from "../model/project.ts";
import {
  AGREED_IS_NOT_TALKED_ABOUT,
  AGREED_ON_SOMETHING,
  CLOSED_IS_NOT_TALKED_ABOUT,
  CLOSED_WITH_A_REASON,
  ONE_GAP_A_PROMISE,
} from "./gap-invariants.ts";
import type { Breach, Invariant } from "./invariant.ts";
import {
  CLOSED_IS_LIVE_AND_STABLE,
  CONDITIONS_ARE_ACTIONS,
  LIVE_WAS_DECIDED,
  ONE_END_AT_A_TIME,
  STABLE_AFTER_LIVE,
  STOPPED_IS_NOT_LIVE,
} from "./project-invariants.ts";
import {
  DROPPED_HAS_NO_OPEN_GAP,
  DUPLICATES_LEAD_TO_ONE_IN_FORCE,
  TALKED_ABOUT_IS_CONFIRMED,
} from "./promise-invariants.ts";

/** In the order in which a merge settles them: a promise that is in force again may have two gaps. */
export const INVARIANTS: readonly Invariant[] = [
  CONDITIONS_ARE_ACTIONS,
  ONE_GAP_A_PROMISE,
  CLOSED_IS_NOT_TALKED_ABOUT,
  AGREED_IS_NOT_TALKED_ABOUT,
  AGREED_ON_SOMETHING,
  DROPPED_HAS_NO_OPEN_GAP,
  DUPLICATES_LEAD_TO_ONE_IN_FORCE,
  CLOSED_WITH_A_REASON,
  TALKED_ABOUT_IS_CONFIRMED,
  LIVE_WAS_DECIDED,
  STABLE_AFTER_LIVE,
  CLOSED_IS_LIVE_AND_STABLE,
  ONE_END_AT_A_TIME,
  STOPPED_IS_NOT_LIVE,
] as readonly Invariant[];

/** Everything in a project that no command leads to. Empty where it holds together. */
export function breachesOf(project: Project): readonly Breach[] {
  return INVARIANTS.flatMap((invariant) => invariant.breaches(project));
}
