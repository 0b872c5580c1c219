import { ladderOf } from "../config/stall-ladder.ts";
import { openStop, statusOf } from "../model/project-status.ts";
import type { Stop } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import type { StallStep, Status } from "../model/vocabulary.ts";
import { waitingMilestones } from "../route/milestone-waiting.ts";
import type { Step } from "../urgency/next-step.ts";
import type { RestartRate } from "./restart-rate.ts";
import { movementLimit, type Stall, stallOf } from "./stall.ts";
import { type InsideMessage, insideMessage, type StallMessage, stallMessage } from "./stall-message.ts";

/** What is owed, how long nothing has moved, and the letters that are due. */
export interface StallView {
  readonly standing: Standing;
  readonly status: Status;
  /** null for a project that cannot stall. */
  readonly stall: Stall | null;
  /** The stop that is on record and not taken back. */
  readonly stop: Stop | null;
  /** Working days past due at which each step is reached. */
  readonly ladder: Readonly<Record<StallStep, number>>;
  /** Working days without a step forward after which it is asked. */
  readonly movementLimit: number;
  readonly waiting: ReturnType<typeof waitingMilestones>;
  readonly message: StallMessage | null;
  /** What of ours is late, to be told inside. */
  readonly inside: InsideMessage | null;
  /** Of all projects; null where it was not asked for. */
  readonly restarts: RestartRate | null;
}

/** `steps` are the next steps of this standing. */
export function stallView(standing: Standing, steps: readonly Step[], restarts: RestartRate | null): StallView {
  const { project, settings } = standing;
  return {
    standing,
    status: statusOf(project),
    stall: stallOf(standing),
    stop: openStop(project)?.[1] ?? null,
    ladder: ladderOf(project, settings),
    movementLimit: movementLimit(standing),
    waiting: waitingMilestones(project),
    message: stallMessage(standing, steps),
    inside: insideMessage(standing),
    restarts,
  };
}
