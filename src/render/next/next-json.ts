import type { Step } from "../../domain/urgency/next-step.ts";

export function nextJson({ code, text, why, since, dueOn, command, urgency }: Step) {
  return { code, text, why, since, dueOn: dueOn ?? null, command, urgency };
}
