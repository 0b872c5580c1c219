import * as v from "valibot";
import { ASKED_FACTS } from "../../domain/model/promise.ts";
import {
  AVAILABILITIES,
  GAP_STATES,
  HELD_OUTCOMES,
  IMPORTANCES,
  JUDGED_FITS,
  KINDS,
  MEANS,
  PUSHES,
  RESOLUTIONS,
  SEVERITIES,
  SOURCES,
  STRENGTHS,
} from "../../domain/model/vocabulary.ts";
import * as s from "./shapes.ts";

export const decision = s.record({ by: s.text, on: s.day, words: s.text, document: s.textOrNull });
const decisionOrNull = v.nullable(decision);

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

export const numbered = { id: s.text, formerly: v.exactOptional(s.text) };

export const promise = s.record({
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
  sources: v.exactOptional(
    s.keyed(
      s.record({
        file: s.text,
        page: v.nullable(s.amount),
        line: v.nullable(s.amount),
        section: s.textOrNull,
        quote: s.text,
        before: s.textOrNull,
        addedOn: s.day,
      }),
    ),
  ),
  notAsked: v.exactOptional(v.array(s.word(ASKED_FACTS))),
});

const notWaiting = v.exactOptional(s.record({ why: s.text, by: s.text, on: s.day }));

const resolution = s.record({
  kind: s.word(RESOLUTIONS),
  proposedOn: s.day,
  owner: s.textOrNull,
  note: s.textOrNull,
  fundedOn: s.dayOrNull,
  reviewOn: s.dayOrNull,
  concession: s.textOrNull,
  decision: decisionOrNull,
  dayOne: v.exactOptional(s.text),
  inPlaceBy: v.exactOptional(s.day),
  notWaiting,
});

export const gap = s.record({
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
  notWaiting,
  note: s.textOrNull,
  reached: v.record(s.word(GAP_STATES), s.day, "it takes days by state"),
  reopened: s.keyed(s.record({ on: s.day, why: s.text })),
});

export const postponement = s.record({
  on: s.day,
  from: s.day,
  to: s.day,
  why: s.textOrNull,
  agreedWith: v.exactOptional(s.textOrNull),
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
  notWaiting,
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

export const confrontation = s.record({
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
  moves: s.keyed(postponement),
  outcome: v.nullable(outcome),
  endedOn: s.dayOrNull,
});
