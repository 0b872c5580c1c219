/** What two people did, and which side a merge takes: the safe one. */
interface Rule {
  /** What one did and what another did. */
  readonly did: string;
  /** What holds now. */
  readonly now: string;
}

/** Every rule by which a merge settles what does not fit together. The names are stored. */
export const RULES = {
  "removed-and-used": { did: "taken back by one, built on by another", now: "on record again" },
  "condition-gone": { did: "a condition whose action was taken back", now: "no longer a condition" },
  "closed-and-worked-on": { did: "closed by one, worked on by another", now: "open" },
  "closed-and-raised": { did: "closed by one, raised by another", now: "open, at the higher severity" },
  "closed-and-planned": { did: "closed by one, a conversation planned by another", now: "open" },
  "agreed-and-planned": { did: "agreed by one, another conversation planned by another", now: "to be agreed" },
  "closed-and-judged": { did: "closed as fitting by one, judged a gap by another", now: "open" },
  "agreed-on-nothing": { did: "agreed by one, its resolution taken back by another", now: "open" },
  "judged-twice": { did: "judged alike by two people", now: "with the reason of the later one" },
  "flagged-twice": { did: "flagged by two people", now: "one gap, with what both said" },
  "dropped-and-open": { did: "dropped by one, kept open by another", now: "in force, with its gap open" },
  "dropped-and-raised": { did: "dropped by one, made more important by another", now: "in force" },
  "dropped-and-confirmed": { did: "dropped by one, confirmed by another", now: "in force" },
  "duplicates-dropped": { did: "dropped by one, and what says the same by another", now: "in force" },
  "duplicate-lowered": { did: "dropped as a duplicate by one, what says the same lowered by another", now: "in force" },
  "unconfirmed-and-planned": { did: "unconfirmed by one, to be discussed by another", now: "confirmed" },
  "done-and-put-off": { did: "done by one, put off by another", now: "open" },
  "risk-closed-and-raised": { did: "closed by one, kept up by another", now: "open" },
  "stopped-and-worked-on": { did: "stopped by one, worked on by another", now: "stopped; the work is kept" },
  "closed-and-taken-up": { did: "closed by one, worked on by another", now: "closed; the work is kept" },
  "closed-and-not-live": { did: "closed by one, taken back by another", now: "not closed" },
  "live-and-no-go": { did: "live by one, decided against by another", now: "live" },
  "stable-and-rolled-back": { did: "hypercare ended by one, rolled back by another", now: "hypercare is not over" },
  "ended-twice": { did: "stopped, frozen or closed by two people", now: "the first one holds" },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

/** The rule of this name; null where a newer psvc wrote it. */
export function ruleNamed(name: string): Rule | null {
  return Object.hasOwn(RULES, name) ? RULES[name as RuleName] : null;
}
