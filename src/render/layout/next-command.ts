import type { Advice, NextCommand } from "../../next-command.ts";
import { shellWord } from "./sentence.ts";

/** The line to type: `psvc gap close acme G1 --evidence TEXT`. */
export function formatCommand({ command, record, flags }: NextCommand): string {
  const options = Object.entries(flags).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, shellWord(value)],
  );
  return ["psvc", command, ...record.map(shellWord), ...options].join(" ");
}

export function formatAdvice(advice: Advice): string {
  if (typeof advice === "string") return advice;
  const parts = "command" in advice ? [advice] : advice;
  return parts.map((part) => (typeof part === "string" ? part : formatCommand(part))).join("");
}
