import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Moment, Project } from "../model/project.ts";
import { type Entry, getRecord, type Key, sortedById, withRecord } from "../model/record.ts";
import type { Risk } from "../model/risk.ts";
import { RISK_HEALTHS, type RiskHealth } from "../model/vocabulary.ts";
import { compareTexts, missingTexts } from "../text/text.ts";
import { type Day, formatDay } from "../time/calendar.ts";

export interface RiskFacts {
  readonly text: string;
  readonly owner: string;
  readonly health: RiskHealth;
  readonly reviewOn: Day;
}

/** Throws `needs` without text or owner, `refused` for a review day that has passed. */
export function addRisk(
  project: Project,
  facts: RiskFacts,
  moment: Moment,
): { readonly project: Project; readonly key: Key } {
  const key = moment.key();
  const number = project.counters.risk + 1;
  const risk: Risk = {
    ...checked(facts, moment),
    id: `R${number}`,
    openedOn: moment.today,
    closedOn: null,
    closedWhy: null,
  };
  return {
    project: {
      ...project,
      risks: withRecord(project.risks, key, risk),
      counters: { ...project.counters, risk: number },
    },
    key,
  };
}

/** Throws `refused` for one that is closed or a review day that has passed, `needs` for an empty text. */
export function editRisk(project: Project, key: Key, changes: Partial<RiskFacts>, moment: Moment): Project {
  const risk = getRecord(project.risks, key);
  requireOpen(project, risk);
  const facts = { ...risk, ...changes };
  // A review day that came is a reason to look, not to refuse a better text.
  const remaining = changes.reviewOn === undefined ? { ...facts, reviewOn: moment.today } : facts;
  const edited = { ...risk, ...checked(remaining, moment), reviewOn: facts.reviewOn };
  return { ...project, risks: withRecord(project.risks, key, edited) };
}

/** It is none any more: passed, or happened. Throws `refused` for one that is closed, `needs` without a reason. */
export function closeRisk(project: Project, key: Key, why: string, moment: Moment): Project {
  const risk = getRecord(project.risks, key);
  requireOpen(project, risk);
  if (!why.trim())
    throw new PsvcError({
      code: "needs",
      what: `closing ${risk.id}`,
      because: "what became of it is worth knowing",
      flags: ["--why"],
    });
  const closed = { ...risk, closedOn: moment.today, closedWhy: why.trim() };
  return { ...project, risks: withRecord(project.risks, key, closed) };
}

/** Open ones, the worst first, then by the day they are looked at again. */
export function openRisks(project: Project): readonly Entry<Risk>[] {
  const rank = ({ health }: Risk) => -RISK_HEALTHS.indexOf(health);
  return sortedById(project.risks)
    .filter(([, risk]) => risk.closedOn === null)
    .sort(([, a], [, b]) => rank(a) - rank(b) || compareTexts(a.reviewOn, b.reviewOn));
}

function checked(facts: RiskFacts, moment: Moment): RiskFacts {
  const plain = trimmed(facts);
  const flags = missingTexts({ "--text": plain.text, "--owner": plain.owner });
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "a risk",
      because: "somebody keeps an eye on one thing",
      flags,
    });
  if (facts.reviewOn < moment.today)
    throw new PsvcError({
      code: "refused",
      what: `nobody looks at it again on ${formatDay(facts.reviewOn)}`,
      because: "that day has passed",
      instead: "give today or a later day with --review-on",
    });
  return plain;
}

function trimmed({ text, owner, health, reviewOn }: RiskFacts): RiskFacts {
  return { text: text.trim(), owner: owner.trim(), health, reviewOn };
}

function requireOpen({ slug }: Project, risk: Risk): void {
  if (!risk.closedOn) return;
  throw new PsvcError({
    code: "refused",
    what: `${risk.id} is closed`,
    because: `it was closed on ${formatDay(risk.closedOn ?? "")}: ${risk.closedWhy}`,
    instead: advice`if it is back: ${nextCommand("risk add", [slug, "TEXT"])}`,
  });
}
