import { PHASES, READINESSES } from "../domain/model/vocabulary.ts";
import type { PromiseFacts } from "../domain/promise/promise.ts";
import { formatAmount, MOST_MONEY } from "../domain/text/amount.ts";
import { isDay } from "../domain/time/calendar.ts";
import { PsvcError } from "../errors.ts";
import { parseJson } from "./parse-json.ts";
import { type Answers, checkedName, oneLine } from "./project-answers.ts";
import { readPromiseArray } from "./promises-from-text.ts";

type Fields = Readonly<Record<string, unknown>>;

const TOP = [
  "slug",
  "customer",
  "lead",
  "template",
  "target",
  "phase",
  "ownedOn",
  "dates",
  "deal",
  "people",
  "promises",
];
const DEAL = ["closedOn", "value", "currency", "owner", "why", "product", "contractualOn", "crmId"];
const PEOPLE = ["sponsor", "projectLead", "deciders", "handedOver", "readiness"];
/** Keys of `status <project> --json` that are computed here, so that output can be input. */
const PASSED_OVER = [
  "status",
  "adoptedOn",
  "health",
  "stall",
  "counts",
  "daysSinceClose",
  "daysToTarget",
  "bell",
  "next",
  "gaps",
  "route",
  "rebaselines",
  "forecast",
  "criteria",
  "actions",
  "risks",
  "changeOrders",
  "blackouts",
  "statuses",
  "persons",
  "notes",
  "tags",
  "coverage",
  "decision",
  "wins",
  "stops",
  "freezes",
  "messages",
  "progress",
  "exitCriteria",
  "mood",
  "moods",
  "handover",
  "handovers",
  "closures",
  "ladder",
];

export interface ImportedProject {
  readonly answers: Answers;
  readonly promises: readonly PromiseFacts[];
}

/** Any of the answers as a project document (JSON). Throws `unreadable-file`, `unknown-key` by name, `bad-value`. */
export function readStatusJson(text: string, file: string): ImportedProject {
  const top = unwrapped(parseJson(text, file, "A project document has the shape of psvc status PROJECT --json."), file);
  only(top, [...TOP, ...PASSED_OVER], "", file);
  const deal = part(top, "deal", DEAL, file);
  const people = part(top, "people", PEOPLE, file);
  const dates = part(top, "dates", ["baseline", "target", "forecast", "actual"], file);
  const answers: Answers = {
    slug: text1(top, "slug") ?? undefined,
    customer: name(top, "customer"),
    lead: name(top, "lead"),
    template: text1(top, "template") ?? undefined,
    target: day(top, "target") ?? day(dates, "target") ?? undefined,
    phase: phase(top),
    ownedOn: day(top, "ownedOn") ?? undefined,
    closedOn: day(deal, "closedOn") ?? undefined,
    value: number(deal, "value"),
    currency: text1(deal, "currency"),
    dealOwner: text1(deal, "owner"),
    why: text1(deal, "why"),
    product: text1(deal, "product"),
    contractualOn: day(deal, "contractualOn"),
    crmId: text1(deal, "crmId"),
    sponsor: text1(people, "sponsor"),
    projectLead: text1(people, "projectLead"),
    deciders: names(people, "deciders"),
    handedOver: yesNo(people, "handedOver"),
    readiness: readiness(people),
  };
  const said = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  return {
    answers: said,
    promises: top.promises === undefined || top.promises === null ? [] : readPromiseArray(top.promises, file),
  };
}

/** The project itself, or the answer of `status <project> --json` around it. */
function unwrapped(value: unknown, file: string): Fields {
  const fields = record(value, file);
  return fields.kind === "project" && fields.project !== undefined ? record(fields.project, file) : fields;
}

function record(value: unknown, file: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new PsvcError({ code: "unreadable-file", file, why: "a project document is a JSON object", instead: null });
}

function part(top: Fields, key: string, allowed: readonly string[], file: string): Fields {
  if (top[key] === undefined || top[key] === null) return {};
  const fields = record(top[key], file);
  only(fields, allowed, `${key}.`, file);
  return fields;
}

function only(fields: Fields, allowed: readonly string[], prefix: string, file: string): void {
  const unknown = Object.keys(fields).find((key) => !allowed.includes(key));
  if (unknown)
    throw new PsvcError({ code: "unknown-key", file, key: prefix + unknown, allowed: prefix ? allowed : TOP });
}

/** A text, null where it is known to be absent, undefined where it was not given. */
function text1(fields: Fields, key: string): string | null | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return value;
  if (typeof value !== "string") throw bad(key, value, "it is a text");
  return oneLine(value) || null;
}

function name(fields: Fields, key: string): string | undefined {
  const text = text1(fields, key);
  return text ? checkedName(key, text) : undefined;
}

function names(fields: Fields, key: string): readonly string[] | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string"))
    throw bad(key, value, "it is a list of names");
  return value.map((text) => checkedName(key, text));
}

function day(fields: Fields, key: string): string | null | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return value;
  if (!isDay(value)) throw bad(key, value, "a day in a file is written YYYY-MM-DD");
  return value;
}

function number(fields: Fields, key: string): number | null | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return value;
  if (typeof value !== "number" || !Number.isFinite(value)) throw bad(key, value, "it is a number");
  if (value > MOST_MONEY)
    throw bad(key, value, `it is more than ${formatAmount({ value: MOST_MONEY, currency: null })}`);
  return value;
}

function yesNo(fields: Fields, key: string): boolean | null | undefined {
  const value = fields[key];
  if (value === undefined || value === null || typeof value === "boolean") return value;
  throw bad(key, value, "it is true, false or null");
}

function readiness(fields: Fields): Answers["readiness"] {
  const value = fields.readiness;
  if (value === undefined || value === null) return value;
  const found = READINESSES.find((word) => word === value);
  if (found) return found;
  throw new PsvcError({ code: "bad-value", what: "readiness", value: String(value), allowed: READINESSES, why: null });
}

function phase(fields: Fields): Answers["phase"] {
  const value = fields.phase;
  if (value === undefined || value === null) return undefined;
  const found = PHASES.find((word) => word === value);
  if (found) return found;
  throw new PsvcError({ code: "bad-value", what: "phase", value: String(value), allowed: PHASES, why: null });
}

function bad(what: string, value: unknown, why: string): PsvcError {
  return new PsvcError({ code: "bad-value", what, value: String(JSON.stringify(value)), allowed: null, why });
}
