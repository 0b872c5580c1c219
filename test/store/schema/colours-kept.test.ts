import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { healthOf } from "../../../src/domain/status/health.ts";
import { addDays, addWorkingDays, type Day } from "../../../src/domain/time/calendar.ts";
import { MIGRATIONS, migrate, type RawDocument } from "../../../src/store/schema/migrations.ts";
import { aFit, aGap, anAction, aProject, aPromise, START } from "../../domain/builders.ts";

/** What earlier versions did not know of a record, by the schema that brought it. */
const ADDED: Readonly<Record<number, Readonly<Record<string, readonly string[]>>>> = {
  2: {
    "": ["ownLadder", "confrontations", "risks", "freezes", "messages"],
    route: ["waiting"],
    actions: ["moves", "chased"],
  },
  3: {
    "": ["adoptedOn", "ownMilestones", "rebaselines", "moods", "handovers", "closures"],
    criteria: ["gate"],
    deal: ["crmId"],
    promises: ["area", "listed", "carriedFrom"],
    route: ["doneBefore", "skipped"],
  },
  4: { "": ["persons", "notes", "tags", "formerSlugs"] },
};
const LADDER = { nudge: 4, ask: 8, sponsor: 12, decide: 15 };
type Records = Readonly<Record<string, RawDocument>>;

function without(record: RawDocument, names: readonly string[]): RawDocument {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** The document as a version of this schema kept it: no clocks, no owners and due days, the ladder of then. */
function asKept(project: Project, schema: number): RawDocument {
  const criteria = Object.fromEntries(
    Object.entries(project.criteria)
      .filter(([name]) => name !== "defects-cleared" && name !== "it-approved")
      .map(([name, criterion]) => [name, without({ ...criterion }, ["role", "dueBefore"])]),
  );
  let kept: RawDocument = { ...without({ ...project }, ["clocks"]), criteria, ladder: LADDER, schema };
  for (const later of [4, 3, 2].filter((one) => one > schema))
    for (const [shelf, names] of Object.entries(ADDED[later] ?? {})) {
      if (shelf === "") kept = without(kept, names);
      else if (shelf === "deal") kept = { ...kept, deal: without(kept.deal as RawDocument, names) };
      else {
        const records = Object.entries(kept[shelf] as Records).map(([key, one]) => [key, without(one, names)]);
        kept = { ...kept, [shelf]: Object.fromEntries(records) };
      }
    }
  return kept;
}

function read(document: RawDocument): Project {
  return migrate(document, MIGRATIONS.project, "projects/acme.json") as unknown as Project;
}

const fine = aPromise({ fit: aFit("fit") });
const quiet = aProject().with(fine);
const aligned = ["promises-captured", "kickoff", "aligned"] as const;
const building = aligned.reduce((builder, name) => builder.milestone(name, { doneOn: START }), quiet);

/** What the version before these rules said on each day, by its own rules: one clock at 4 and 12 working days. */
const CUSTOMERS: readonly (readonly [string, Project, readonly (readonly [Day, string])[]])[] = [
  [
    "where nothing moves",
    building.build(),
    [
      [START, "green"],
      [addWorkingDays(START, 3), "green"],
      [addWorkingDays(START, 4), "amber"],
      [addWorkingDays(START, 11), "amber"],
      [addWorkingDays(START, 12), "red"],
    ],
  ],
  [
    "that owes something since weeks",
    building.with(anAction({ due: START, openedOn: START })).build(),
    [
      [START, "green"],
      [addDays(START, 1), "amber"],
      [addWorkingDays(START, 11), "amber"],
      [addWorkingDays(START, 12), "red"],
    ],
  ],
  [
    "with a blocker",
    quiet.with(aPromise({ key: "q", fit: aFit("gap") }), aGap({ promise: "q" })).build(),
    [
      [START, "amber"],
      [addWorkingDays(START, 3), "amber"],
    ],
  ],
  [
    "that moved yesterday, near its go-live, with criteria open and nothing decided",
    building
      .milestone("configured", { doneOn: "2027-02-08" })
      .milestone("accepted", { doneOn: "2027-02-12" })
      .milestone("ready", { target: "2027-02-16" })
      .milestone("live", { target: "2027-02-17" })
      .with(anAction({ doneOn: "2027-02-14" }))
      .build(),
    [
      ["2027-02-15", "green"],
      ["2027-02-16", "green"],
      ["2027-02-17", "amber"],
    ],
  ],
];

describe.each([1, 2, 3, 4])("a store of schema %i", (schema) => {
  test.each(CUSTOMERS)("shows a customer %s in the colour that it had", (_, project, days) => {
    const kept = read(asKept(project, schema));
    for (const [today, colour] of days) {
      const { value, reasons } = healthOf({ project: kept, catalogue: null, today, settings: NO_SETTINGS });
      expect([today, value], JSON.stringify(reasons)).toEqual([today, colour]);
    }
  });
});
