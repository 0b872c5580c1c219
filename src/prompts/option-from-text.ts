import type { OptionInput } from "../domain/confront/plan-confrontation.ts";
import { readResolution } from "../domain/gap/resolve-gap.ts";
import { RESOLUTIONS, type ResolutionKind } from "../domain/model/vocabulary.ts";
import type { Day } from "../domain/time/calendar.ts";
import { PsvcError } from "../errors.ts";

const PARTS = ["time", "money", "scope", "services", "customer"] as const;
const MORE = ["owner", "funded", "review", "concession"] as const;
const ALL: readonly string[] = [...PARTS, ...MORE];

export const OPTION_EXAMPLE =
  "'workaround: they call in what they take; time: none; money: none; scope: counts by phone; services: 2; " +
  "customer: 5'";

/**
 * An option as it is typed on a command line: the resolution, what happens, and its consequence, each part after a
 * semicolon. Throws `needs` naming every part of the consequence that is missing, `bad-value` for a part that is none.
 */
export function readOption(text: string, readDay: (flag: string, day: string) => Day): OptionInput {
  const [head = "", ...rest] = text.split(";");
  const [word = "", ...said] = head.split(":");
  const resolution = readWay(text, word);
  const parts = new Map<string, string>();
  for (const part of rest.filter((item) => item.trim())) {
    const [, name = "", value = ""] = /^\s*([a-z]+)\s*[:=]\s*(.*?)\s*$/is.exec(part) ?? [];
    const key = name.toLowerCase();
    if (!ALL.includes(key)) throw bad(text, `'${part.trim()}' is none of its parts: ${ALL.join(", ")}`);
    parts.set(key, value);
  }
  const happens = said.join(":").trim();
  const missing = [...(happens ? [] : ["what happens instead"]), ...PARTS.filter((part) => !parts.get(part))];
  if (missing.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `the option ${resolution}`,
      because: `every option carries its consequence (working days for both sides); write it like ${OPTION_EXAMPLE}`,
      flags: missing,
    });
  const day = (name: string) => (parts.get(name) ? readDay(`--option ${name}`, parts.get(name) ?? "") : null);
  return {
    resolution,
    text: happens,
    consequence: {
      time: parts.get("time") ?? "",
      money: parts.get("money") ?? "",
      scope: parts.get("scope") ?? "",
      effort: { services: effort(text, parts.get("services")), customer: effort(text, parts.get("customer")) },
    },
    owner: parts.get("owner") || null,
    fundedOn: day("funded"),
    reviewOn: day("review"),
    concession: parts.get("concession") || null,
  };
}

/** It begins with the way to go live, and with no letter of its own: psvc gives those. */
function readWay(option: string, word: string): ResolutionKind {
  try {
    return readResolution(word);
  } catch (error) {
    if (!(error instanceof PsvcError) || error.problem.code !== "bad-value") throw error;
    throw bad(option, `it begins with how they go live (${RESOLUTIONS.join(", ")}); write it like ${OPTION_EXAMPLE}`);
  }
}

/** Working days, as `2`, `0.5` or `3d`. */
export function readEffort(text: string): number | null {
  const [, days] = /^(\d{1,4}(?:\.\d{1,2})?)\s*(?:d|days?)?$/i.exec(text.trim()) ?? [];
  return days === undefined ? null : Number(days);
}

function effort(option: string, text: string | undefined): number {
  const days = readEffort(text ?? "");
  if (days !== null) return days;
  throw bad(option, `effort is a number of working days, like 2 or 0.5, and not '${text}'`);
}

function bad(value: string, why: string): PsvcError {
  return new PsvcError({ code: "bad-value", what: "--option", value, allowed: null, why });
}
