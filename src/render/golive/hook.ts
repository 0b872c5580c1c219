import type { HookOutcome } from "../../domain/config/hook.ts";
import { visible } from "../layout/escape-control-characters.ts";

/** How the user's own command went. The bell is rung in any case, and the announcement can be had again. */
export function formatHook(outcome: HookOutcome, command: string, slug: string): string {
  const name = `Your hook.on-golive (${visible(command)})`;
  const again = `The bell is rung all the same; the announcement again: psvc golive ${slug} --announce FILE`;
  switch (outcome.outcome) {
    case "done":
      return `${name} has the announcement.`;
    case "failed":
      return `${name} failed with exit code ${outcome.exitCode}${lastLine(outcome.said)}. ${again}`;
    case "timed-out":
      return `${name} was stopped after ${outcome.seconds} seconds. ${again}`;
    case "interrupted":
      return `${name} was stopped. ${again}`;
    case "not-started":
      return `${name} could not be started: ${visible(outcome.why)}. ${again}`;
  }
}

function lastLine(said: string): string {
  const line = said.trim().split("\n").at(-1)?.trim();
  return line ? `: ${visible(line)}` : "";
}
