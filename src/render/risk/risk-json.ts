import type { Risk } from "../../domain/model/risk.ts";

export function riskJson({ id, formerly, text, owner, health, reviewOn, openedOn, closedOn, closedWhy }: Risk) {
  return { id, formerly: formerly ?? null, text, owner, health, reviewOn, openedOn, closedOn, closedWhy };
}
