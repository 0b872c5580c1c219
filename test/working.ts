import { expect } from "vitest";
import type { Ran, TestApp } from "./app.ts";

/** A command that a test needs to work: where it does not, the test ends here and shows what psvc said. */
export async function working(app: TestApp, argv: readonly string[]): Promise<Ran> {
  const ran = await app.psvc(...argv);
  expect(ran.exitCode, `${argv.join(" ")}\n${ran.err}${ran.out}`).toBe(0);
  return ran;
}

/** The flags by which a milestone that the customer signs is done; none for the others. */
export function signedFor(name: string): readonly string[] {
  if (name !== "aligned" && name !== "accepted") return [];
  return ["--signed-by", "Petra Lund", "--signed-on", "today", "--document", "scope.pdf"];
}

/** What a resolution of a must says of the first day. */
export const DAY_ONE = ["--day-one", "Finance types them in", "--owner", "Ana", "--in-place-by", "2026-12-04"];

/**
 * Settles the gap of a must as a version did that did not ask for day one: what was a should then is a must now. `promise` is
 * its number, as is that of its gap.
 */
export async function settledBeforeDayOne(
  run: (...argv: string[]) => Promise<Ran>,
  [gap, promise]: readonly [string, string],
  ...flags: readonly string[]
): Promise<void> {
  await run("promise", "edit", "acme", promise, "--importance", "should");
  await run("gap", "resolve", "acme", gap, "--resolution", "workaround", ...flags);
  await run("promise", "edit", "acme", promise, "--importance", "must");
}

/** What a lead sets before the go-live of a small project. */
const SET_BY_HAND = [
  "defects-cleared",
  "it-approved",
  "people-trained",
  "production-ready",
  "support-ready",
  "first-value-named",
];

/** Everything before the go-live of acme but its promises: the route up to `accepted` and all criteria that are set by hand. */
export async function toTheDoor(run: (...argv: string[]) => Promise<Ran>): Promise<void> {
  for (const name of ["promises-captured", "kickoff", "aligned", "configured", "accepted"])
    await run("route", "done", "acme", name, ...signedFor(name));
  for (const name of SET_BY_HAND) await run("criterion", "set", "acme", name, "met", "--evidence", "seen");
}
