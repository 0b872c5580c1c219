import * as v from "valibot";
import { PROJECT_SCHEMA, type Project } from "../../domain/model/project.ts";
import {
  ACTION_MAKERS,
  CONFIRMED_STATUSES,
  CRITERION_GATES,
  CRITERION_ROLES,
  CRITERION_STATES,
  DECISIONS,
  MILESTONES,
  MOODS,
  READINESSES,
  RISK_HEALTHS,
  SIDES,
  SLIP_REASONS,
  STALL_STEPS,
  WAITING_ON,
} from "../../domain/model/vocabulary.ts";
import { changeOrderShape } from "./change-order.ts";
import { confrontation, decision, gap, numbered, postponement, promise } from "./ledger.ts";
import { noteShape, personShape } from "./people.ts";
import * as s from "./shapes.ts";

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

const move = s.record({
  on: s.day,
  from: s.day,
  to: s.day,
  reason: v.nullable(s.word(SLIP_REASONS)),
  side: v.nullable(s.word(SIDES)),
  why: s.textOrNull,
  agreedWith: v.exactOptional(s.textOrNull),
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
  signed: v.exactOptional(s.record({ by: s.text, on: s.day, document: s.text })),
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
  role: v.exactOptional(s.word(CRITERION_ROLES)),
  owner: v.exactOptional(s.text),
  dueBefore: v.exactOptional(s.nonNegative),
  due: v.exactOptional(s.day),
});

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
  received: v.exactOptional(s.text),
  madeBy: v.exactOptional(s.word(ACTION_MAKERS)),
  moves: s.keyed(postponement),
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

const golive = s.record({
  on: s.day,
  confirmedBy: s.text,
  release: s.textOrNull,
  recordedOn: s.day,
  accepted: v.exactOptional(s.record({ by: s.text, open: s.texts })),
});

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

const message = s.record({
  on: s.day,
  order: s.amount,
  step: s.word(STALL_STEPS),
  to: s.text,
  replyBy: s.day,
  item: v.exactOptional(s.text),
  headsUp: v.exactOptional(s.yesOrNo),
  inside: v.exactOptional(s.yesOrNo),
});

const workShown = s.record({
  on: s.day,
  recordedOn: s.day,
  order: s.amount,
  text: s.text,
  shownTo: s.textOrNull,
  evidence: s.textOrNull,
  for: s.textOrNull,
});

const confirmedStatus = s.record({
  status: s.word(CONFIRMED_STATUSES),
  sentence: s.text,
  on: s.day,
  order: s.amount,
  by: s.text,
});

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

const reconciled = s.record({ rule: s.text, on: s.day, record: s.textOrNull, words: s.textOrNull });

const ladder = s.each(STALL_STEPS, s.nonNegative);

/** The shape of a project; the compiler holds it against the domain's type. */
export const projectSchema = s.record({
  schema: s.schemaOf(PROJECT_SCHEMA),
  slug: s.text,
  formerSlugs: s.texts,
  customer: s.text,
  ownedOn: s.day,
  adoptedOn: s.dayOrNull,
  lead: s.text,
  deal,
  people,
  persons: s.keyed(personShape),
  tags: s.texts,
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
  notes: s.keyed(noteShape),
  decisions: s.keyed(goliveDecision),
  golive: v.nullable(golive),
  wins: s.keyed(win),
  stops: s.keyed(stop),
  freezes: s.keyed(freeze),
  messages: s.keyed(message),
  moods: s.keyed(mood),
  handovers: s.keyed(handover),
  closures: s.keyed(closure),
  changeOrders: v.exactOptional(s.keyed(changeOrderShape)),
  blackouts: v.exactOptional(s.keyed(s.record({ from: s.day, to: s.day, why: s.text, addedOn: s.day }))),
  statuses: v.exactOptional(s.keyed(confirmedStatus)),
  progress: v.exactOptional(s.keyed(workShown)),
  clocks: v.exactOptional(s.word(["two"])),
  reconciled: v.exactOptional(s.keyed(reconciled)),
  counters: s.record({
    promise: s.nonNegative,
    gap: s.nonNegative,
    action: s.nonNegative,
    risk: s.nonNegative,
    person: s.nonNegative,
    note: s.nonNegative,
    changeOrder: v.exactOptional(s.nonNegative),
  }),
}) satisfies v.GenericSchema<unknown, Project>;
