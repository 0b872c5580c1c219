import * as v from "valibot";
import { PROJECT_SCHEMA, type Project } from "../domain/project.ts";
import {
  AVAILABILITIES,
  CRITERION_GATES,
  CRITERION_STATES,
  DECISIONS,
  GAP_STATES,
  HELD_OUTCOMES,
  IMPORTANCES,
  JUDGED_FITS,
  KINDS,
  MEANS,
  MILESTONES,
  MOODS,
  PUSHES,
  READINESSES,
  RESOLUTIONS,
  RISK_HEALTHS,
  SEVERITIES,
  SIDES,
  SLIP_REASONS,
  SOURCES,
  STALL_STEPS,
  STRENGTHS,
  WAITING_ON,
} from "../domain/words.ts";
import * as s from "./shapes.ts";

const decision = s.record({ by: s.text, on: s.day, words: s.text, document: s.textOrNull });
const decisionOrNull = v.nullable(decision);

const deal = s.record({
  closedOn: s.day,
  value: v.nullable(s.amount),
  currency: s.textOrNull,
  owner: s.textOrNull,
  why: s.textOrNull,
  product: s.textOrNull,
  contractualOn: s.dayOrNull,
  crmId: s.textOrNull,
});

const people = s.record({
  sponsor: s.textOrNull,
  projectLead: s.textOrNull,
  deciders: s.texts,
  handedOver: s.yesOrNoOrNull,
  readiness: v.nullable(s.word(READINESSES)),
});

const fit = s.record({
  value: s.word(JUDGED_FITS),
  means: v.nullable(s.word(MEANS)),
  asOf: s.day,
  release: s.textOrNull,
  seen: s.keyed(s.record({ availability: s.word(AVAILABILITIES), limits: s.textOrNull, editions: s.texts })),
  why: s.textOrNull,
  evidence: s.textOrNull,
  overruled: v.nullable(s.word(["up", "down"])),
});

const numbered = { id: s.text, formerly: v.exactOptional(s.text) };

const promise = s.record({
  ...numbered,
  statement: s.text,
  kind: s.word(KINDS),
  source: s.word(SOURCES),
  strength: s.word(STRENGTHS),
  importance: s.word(IMPORTANCES),
  confirmed: s.yesOrNo,
  addedOn: s.day,
  heardBy: s.textOrNull,
  madeOn: s.dayOrNull,
  neededBy: s.dayOrNull,
  evidence: s.textOrNull,
  quote: s.textOrNull,
  area: s.textOrNull,
  listed: v.nullable(s.record({ list: s.text, id: s.text })),
  carriedFrom: v.nullable(s.record({ project: s.text, id: s.text })),
  capabilities: s.texts,
  fit: v.nullable(fit),
  dropped: v.nullable(s.record({ on: s.day, why: s.text, duplicateOf: s.textOrNull, decision: decisionOrNull })),
  releases: s.keyed(
    s.record({
      on: s.day,
      what: s.word(["importance", "confirmed", "kind", "neededBy"]),
      from: s.text,
      to: s.text,
      decision,
    }),
  ),
});

const resolution = s.record({
  kind: s.word(RESOLUTIONS),
  proposedOn: s.day,
  owner: s.textOrNull,
  note: s.textOrNull,
  fundedOn: s.dayOrNull,
  reviewOn: s.dayOrNull,
  concession: s.textOrNull,
  decision: decisionOrNull,
});

const gap = s.record({
  ...numbered,
  promise: s.text,
  state: s.word(GAP_STATES),
  owner: s.textOrNull,
  raised: v.nullable(s.record({ severity: s.word(SEVERITIES), why: s.text })),
  resolution: v.nullable(resolution),
  underProtest: decisionOrNull,
  openedOn: s.day,
  closedOn: s.dayOrNull,
  evidence: s.textOrNull,
  note: s.textOrNull,
  reached: v.record(s.word(GAP_STATES), s.day, "it takes days by state"),
  reopened: s.keyed(s.record({ on: s.day, why: s.text })),
});

const move = s.record({
  on: s.day,
  from: s.day,
  to: s.day,
  reason: v.nullable(s.word(SLIP_REASONS)),
  side: v.nullable(s.word(SIDES)),
  why: s.textOrNull,
});

const milestoneFields = {
  target: s.day,
  baseline: s.dayOrNull,
  doneOn: s.dayOrNull,
  doneBefore: s.yesOrNo,
  skipped: v.nullable(s.record({ on: s.day, why: s.text, by: s.text })),
  note: s.textOrNull,
  moves: s.keyed(move),
  reopened: s.keyed(s.record({ on: s.day, why: s.text, doneOn: s.dayOrNull })),
  waiting: v.nullable(s.record({ on: s.word(WAITING_ON), since: s.day, why: s.textOrNull })),
};

const milestone = s.record(milestoneFields);
const ownMilestone = s.record({ ...milestoneFields, doneWhen: s.text, after: s.word(MILESTONES), addedOn: s.day });
const rebaseline = s.record({ on: s.day, why: s.text, by: s.text, before: s.keyed(s.dayOrNull) });

const criterion = s.record({
  text: s.text,
  critical: s.yesOrNo,
  gate: s.word(CRITERION_GATES),
  order: s.amount,
  state: s.word(CRITERION_STATES),
  on: s.dayOrNull,
  evidence: s.textOrNull,
  by: s.textOrNull,
  why: s.textOrNull,
  consequence: s.textOrNull,
});

const putOff = s.record({ on: s.day, from: s.day, to: s.day, why: s.textOrNull });

const action = s.record({
  ...numbered,
  text: s.text,
  side: s.word(SIDES),
  owner: s.text,
  due: s.day,
  for: s.textOrNull,
  openedOn: s.day,
  doneOn: s.dayOrNull,
  evidence: s.textOrNull,
  moves: s.keyed(putOff),
  chased: s.keyed(s.record({ on: s.day, order: s.amount, replyBy: s.day, note: s.textOrNull })),
});

const risk = s.record({
  ...numbered,
  text: s.text,
  owner: s.text,
  health: s.word(RISK_HEALTHS),
  reviewOn: s.day,
  openedOn: s.day,
  closedOn: s.dayOrNull,
  closedWhy: s.textOrNull,
});

const option = s.record({
  order: s.amount,
  resolution: s.word(RESOLUTIONS),
  text: s.text,
  consequence: s.record({
    time: s.text,
    money: s.text,
    scope: s.text,
    effort: s.record({ services: s.amount, customer: s.amount }),
  }),
  owner: s.textOrNull,
  fundedOn: s.dayOrNull,
  reviewOn: s.dayOrNull,
  concession: s.textOrNull,
});

const outcome = s.record({
  outcome: s.word(HELD_OUTCOMES),
  option: s.textOrNull,
  decidedBy: s.text,
  on: s.day,
  words: s.text,
  document: s.textOrNull,
  escalatedTo: s.textOrNull,
  override: v.nullable(s.record({ by: s.text, role: s.text, consequence: s.text })),
  recordedOn: s.day,
});

const confrontation = s.record({
  gap: s.text,
  round: s.amount,
  plannedOn: s.day,
  truth: s.text,
  options: s.keyed(option),
  recommendation: v.nullable(s.record({ option: s.text, why: s.textOrNull })),
  ask: s.text,
  with: s.text,
  by: s.day,
  fallback: s.text,
  push: v.nullable(s.word(PUSHES)),
  toldBefore: s.keyed(s.record({ who: s.text, on: s.day, asked: s.textOrNull })),
  moves: s.keyed(putOff),
  outcome: v.nullable(outcome),
  endedOn: s.dayOrNull,
});

const goliveDecision = s.record({
  decision: s.word(DECISIONS),
  on: s.day,
  recordedOn: s.day,
  order: s.amount,
  by: s.text,
  why: s.textOrNull,
  conditions: s.texts,
  voidedOn: s.dayOrNull,
});

const golive = s.record({ on: s.day, confirmedBy: s.text, release: s.textOrNull, recordedOn: s.day });

const win = s.record({
  liveOn: s.day,
  recordedOn: s.day,
  confirmedBy: s.text,
  creditSales: s.textOrNull,
  creditServices: s.textOrNull,
  creditCustomer: s.textOrNull,
  firstValue: s.textOrNull,
  rungOn: s.dayOrNull,
  rolledBackOn: s.dayOrNull,
  rolledBackWhy: s.textOrNull,
});

const stop = s.record({
  on: s.day,
  why: s.text,
  consequence: s.text,
  by: s.text,
  restartedOn: s.dayOrNull,
  restartedWhy: s.textOrNull,
  restartedBy: s.textOrNull,
  restartedConsequence: s.textOrNull,
});

const frozen = { on: s.day, until: s.day, why: s.text, consequence: s.text, decision };

const restartOrNull = v.nullable(s.record({ on: s.day, why: s.text, consequence: s.text, by: s.text }));

const freeze = s.record({ ...frozen, extension: v.nullable(s.record(frozen)), ended: restartOrNull });

const mood = s.record({
  mood: s.word(MOODS),
  on: s.day,
  recordedOn: s.day,
  order: s.amount,
  words: s.text,
  by: s.textOrNull,
});

const handover = s.record({
  order: s.amount,
  from: s.text,
  to: s.text,
  on: s.day,
  until: s.dayOrNull,
  note: s.textOrNull,
  backOn: s.dayOrNull,
});

const closure = s.record({ on: s.day, by: s.text, why: s.text, ended: restartOrNull });

const ladder = s.each(STALL_STEPS, s.count);

/** The shape of a project; the compiler holds it against the domain's type. */
export const projectSchema = s.record({
  schema: s.schemaOf(PROJECT_SCHEMA),
  slug: s.text,
  customer: s.text,
  ownedOn: s.day,
  adoptedOn: s.dayOrNull,
  lead: s.text,
  deal,
  people,
  template: s.text,
  ladder,
  ownLadder: v.nullable(ladder),
  route: s.each(MILESTONES, milestone),
  ownMilestones: s.keyed(ownMilestone),
  rebaselines: s.keyed(rebaseline),
  criteria: s.keyed(criterion),
  promises: s.keyed(promise),
  gaps: s.keyed(gap),
  confrontations: s.keyed(confrontation),
  actions: s.keyed(action),
  risks: s.keyed(risk),
  decisions: s.keyed(goliveDecision),
  golive: v.nullable(golive),
  wins: s.keyed(win),
  stops: s.keyed(stop),
  freezes: s.keyed(freeze),
  messages: s.keyed(s.record({ on: s.day, order: s.amount, step: s.word(STALL_STEPS), to: s.text, replyBy: s.day })),
  moods: s.keyed(mood),
  handovers: s.keyed(handover),
  closures: s.keyed(closure),
  counters: s.record({ promise: s.count, gap: s.count, action: s.count, risk: s.count }),
}) satisfies v.GenericSchema<unknown, Project>;
