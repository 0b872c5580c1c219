import { PsvcError } from "../../errors.ts";
import type { NextCommand } from "../../next-command.ts";
import type { NotWaiting } from "../model/gap.ts";
import type { Moment } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";
import { onlyWaits } from "./waiting-words.ts";

/** Why a text does not wait although it reads so, and whose word that is. */
export interface NotWaitingInput {
  readonly why: string;
  readonly by: string;
}

/** A text about a must as it is given now; what is stored already is not read again. */
export interface ReadText {
  /** What it is, as in "the evidence of G1". */
  readonly what: string;
  readonly text: string | null | undefined;
  /** How it could be deferred instead; null where it could not. */
  readonly defer: NextCommand | null;
}

const WITHOUT_DAY_ONE: readonly ResolutionKind[] = ["defer", "descope", "concede"];

/** Whether users do something on the first day in place of the promise, which then has to be said. */
export function needsDayOne(promise: Pick<CustomerPromise, "importance">, kind: ResolutionKind): boolean {
  return promise.importance === "must" && !WITHOUT_DAY_ONE.includes(kind);
}

/**
 * The override on record for a text that reads as waiting; null where it does not. Throws `waits` for one that does
 * without a reason against it.
 */
export function requireNoWaiting(
  { what, text, defer }: ReadText,
  given: NotWaitingInput | undefined,
  { today }: Moment,
): NotWaiting | null {
  const said = text?.trim();
  if (!said || !onlyWaits(said)) return null;
  const why = given?.why.trim();
  if (!given || !why) throw new PsvcError({ code: "waits", what, text: said, defer });
  return { why, by: given.by, on: today };
}
