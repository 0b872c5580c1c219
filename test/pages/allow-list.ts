import type { PageName } from "../../src/domain/report/customer-page.ts";

/** Everything a customer may read, by the place it comes from. Who adds to a page adds to this, with a reason. */
const ALLOWED = {
  head: ["customer", "lead", "catalogue.product", "catalogue.release"],
  people: ["people.sponsor", "people.projectLead", "people.deciders.*"],
  asked: ["statement"],
  decision: ["by", "document"],
  conversation: ["truth", "ask", "with"],
  option: ["text", "concession", "consequence.time", "consequence.money", "consequence.scope"],
  action: ["text", "owner"],
  golive: ["deal.product", "golive.release", "golive.confirmedBy"],
  win: ["wins.*.firstValue", "wins.*.creditCustomer", "wins.*.creditServices"],
};

const IN_FORCE = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p12"];
const asked = (...keys: string[]) => keys.map((key) => `promises.${key}.*.statement`);
/** What was agreed with the customer's decision on record: p3 was agreed among ourselves, p8 is not agreed. */
const DECIDED = ["p2", "p4", "p5", "p6"];
const ways = DECIDED.flatMap((key) => [
  `gaps.${key}.*.resolution.dayOne`,
  `gaps.${key}.*.resolution.concession`,
  ...ALLOWED.decision.map((field) => `gaps.${key}.*.resolution.decision.${field}`),
]);
const protest = ["gaps.p7.*.underProtest.by", "gaps.p7.*.underProtest.document"];
const scope = [...asked(...IN_FORCE), ...ways, ...protest];
const actionOf = (key: string) => ALLOWED.action.map((field) => `actions.${key}.*.${field}`);
/** A note of the lead's own, marked as shareable. */
const notes = ["notes.*.text"];
/** The sentence under the status that the lead confirmed. */
const status = ["statuses.*.sentence"];
/** Work that was shown is a line written for the weekly page. */
const work = ["progress.*.text", "progress.*.shownTo"];
const plan = (...fields: string[]) => fields.map((field) => `confrontations.g8.*.${field}`);

const EXPECTED: Readonly<Record<PageName, readonly string[]>> = {
  kickoff: [...ALLOWED.head, ...ALLOWED.people, ...scope, ...actionOf("a1"), ...plan("with")],
  scope: [...ALLOWED.head, "people.deciders.*", ...scope],
  decision: [
    "customer",
    "lead",
    ...asked("p8"),
    "promises.p8.*.quote",
    ...plan(...ALLOWED.conversation, ...ALLOWED.option.map((field) => `options.*.${field}`)),
  ],
  weekly: [
    "customer",
    "lead",
    ...asked("p2", "p3", "p4", "p5", "p6", "p7", "p8"),
    "gaps.p2.*.resolution.dayOne",
    ...actionOf("a1"),
    ...actionOf("a3"),
    ...plan("with"),
    ...notes,
    ...status,
    ...work,
  ],
  golive: ["customer", "lead", ...ALLOWED.golive, ...ALLOWED.win, ...scope, ...actionOf("a4")],
};

/** The places of the texts that a page holds, each once. */
export function placesOn(name: PageName): readonly string[] {
  return [...new Set(EXPECTED[name])].sort();
}

/** Some page may hold it. */
export function mayRead(place: string): boolean {
  return Object.values(EXPECTED).some((places) => places.includes(place));
}
