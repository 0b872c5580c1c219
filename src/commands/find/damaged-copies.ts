import type { App } from "../../app.ts";
import type { Wrong } from "../../store/port/store.ts";

/**
 * A copy that was asked for is not what it should be where something in it is damaged: that is told, and exit code 3.
 */
export function warnOfDamagedCopies(app: App, { damaged, leftOut }: Wrong): void {
  for (const file of damaged) app.remark(`${file} is damaged and goes along as it is: psvc doctor`);
  warnOfLeftOut(app, { leftOut });
  if (damaged.length > 0 || leftOut.length > 0) app.notMet();
}

/** A copy that psvc makes by itself goes along with something else, which is not held up by it. */
export function warnOfLeftOut(app: App, { leftOut }: Pick<Wrong, "leftOut">): void {
  for (const file of leftOut) app.remark(`${file} cannot be read and is not in the copy: psvc doctor`);
}
