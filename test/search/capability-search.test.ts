import { describe, expect, test } from "vitest";
import { mergeCapabilities, openCatalogue } from "../../src/domain/capability/capability.ts";
import type { EarlierMatch } from "../../src/domain/fit/likely-capability.ts";
import { capabilitySearch, likelyCapabilities } from "../../src/search/capability-search.ts";

const row = (key: string, name: string, more: object = {}) => ({ key, fields: { name, ...more } });

const catalogue = mergeCapabilities(
  openCatalogue(null, "Field Service", "2026.1"),
  [
    row("offline", "Offline work orders", { area: "Mobile", keywords: ["no network", "basement"] }),
    row("sso", "Single sign-on", { area: "Security", description: "Users sign in with SAML 2.0 or OpenID Connect." }),
    row("scim", "User provisioning", { area: "Security", description: "Accounts come and go by SCIM." }),
    row("dispatch", "Dispatch board", { area: "Planning", description: "Drag jobs to technicians on a map." }),
    row("sla", "SLA clock", { description: "Counts working hours to a deadline." }),
  ],
  "available",
);
const find = capabilitySearch(catalogue);
const likely = likelyCapabilities(catalogue);

const keys = (statement: string, most?: number) => find(statement, most).map(({ key }) => key);

describe("the likeliest capability is found", () => {
  test.each([
    ["by its name", "Our people shall complete work orders when they are offline", "offline"],
    ["by a keyword", "it works in a basement", "offline"],
    ["by its description", "we need SAML", "sso"],
    ["by its area", "planning", "dispatch"],
    ["by its key", "SCIM", "scim"],
    ["in another form of the word", "technician's dispatching", "dispatch"],
    ["in spite of a slip", "dispach borad", "dispatch"],
  ])("%s", (_, statement, key) => expect(keys(statement)[0]).toBe(key));
});

test("words that every promise has are no match", () => {
  expect(find("so that we can have it all")).toEqual([]);
  expect(likely("as a user I want to be able to use the system").band).toBe("nothing");
});

test("what is not in the catalogue is said to be probably nothing, with the nearest all the same", () => {
  expect(likely("invoices in Klingon").band).toBe("nothing");
  expect(likely("tracking the jobs of invoices in Klingon").found.length).toBeGreaterThan(0);
  expect(likely("")).toEqual({ band: "nothing", worth: 0, found: [] });
});

test("what has most of its words in a name is a match", () => {
  expect(likely("Work orders while offline").band).toBe("match");
});

test("no more are returned than were asked for", () => {
  expect(keys("security", 1)).toHaveLength(1);
  expect(keys("security")).toEqual(expect.arrayContaining(["sso", "scim"]));
});

test.each([
  ["Technicians work orders offline", "offline", { name: ["offline", "work", "orders"] }],
  ["They sign in with SAML", "sso", { name: ["sign"], description: ["sign", "SAML"] }],
  ["usable in basements", "offline", { keywords: ["basements"] }],
])("why a capability is likely is told in the words of %j, once a field", (statement, key, why) => {
  const found = likely(statement).found.find(({ capability }) => capability.key === key);
  const told = Object.fromEntries((found?.why ?? []).map(({ field, words }) => [field, [...words].sort()]));
  expect(told).toMatchObject(Object.fromEntries(Object.entries(why).map(([field, words]) => [field, words.sort()])));
});

test("the words of the reason stand rarest first", () => {
  const wide = mergeCapabilities(
    openCatalogue(null, "Wide", "1"),
    [..."abcdefgh"]
      .map((letter) => row(letter, `Report ${letter}${letter} of stock`))
      .concat(row("z", "Report of pallets")),
    "available",
  );
  const [first] = likelyCapabilities(wide)("a report of pallets").found;
  expect(first?.why[0]).toEqual({ field: "name", words: ["pallets", "report"] });
});

test("a lone letter or digit, as of a possessive or a version, leads to nothing", () => {
  expect(keys("the customer's 2 . 0 s")).toEqual([]);
});

test("one common word is never offered before what shares more", () => {
  const many = mergeCapabilities(
    openCatalogue(null, "Many", "1"),
    [
      ...Array.from({ length: 30 }, (_, number) => row(`log${number}`, "Log", { description: `of part ${number}` })),
      row("card", "Access by badge", { description: "Wardens hold a chip card against the reader." }),
    ],
    "available",
  );
  expect(likelyCapabilities(many)("wardens log in with the council smart card").found[0]?.capability.key).toBe("card");
});

describe("words that mean the same", () => {
  const badge = mergeCapabilities(
    openCatalogue(null, "B", "1"),
    [row("check", "Two-factor check"), row("x", "Stock")],
    "available",
  );
  const statement = "Everybody uses MFA";
  test("find what is named by the other", () => {
    const synonyms = [["MFA", "two-factor"]];
    expect(likelyCapabilities(badge, { synonyms })(statement).found[0]?.capability.key).toBe("check");
    expect(likelyCapabilities(badge)(statement).found).toEqual([]);
  });
});

describe("what was judged before", () => {
  const earlier = (project: string, statement: string, ...capabilities: string[]): EarlierMatch => ({
    project,
    customer: project,
    id: "P1",
    statement,
    capabilities,
  });
  const statement = "wardens badge in with the smart card";
  const judged = [
    earlier("acme", "our wardens badge in with the council smart card", "scim"),
    earlier("birch", "drivers badge in with a smart card of theirs", "scim"),
    earlier("cedar", "crews badge in with the smart card", "scim"),
  ];

  test("comes first where other deals rested on it, with the promise that did", () => {
    const { found } = likelyCapabilities(catalogue, { earlier: judged })(statement);
    expect(found[0]).toMatchObject({ capability: { key: "scim" }, earlier: { project: "acme", id: "P1" } });
  });

  test("weighs nothing where there is one deal only", () => {
    const one = judged.slice(0, 1);
    const without = likely(statement).found.map(({ capability, score }) => [capability.key, score]);
    const having = likelyCapabilities(catalogue, { earlier: one })(statement).found;
    expect(having.map(({ capability, score }) => [capability.key, score])).toEqual(without);
  });

  test("is forgotten where the capability is gone", () => {
    const gone = judged.map((one) => ({ ...one, capabilities: ["badges"] }));
    expect(likelyCapabilities(catalogue, { earlier: gone })(statement).found.filter((one) => one.earlier)).toEqual([]);
  });

  test("lowers what the best is worth where similar promises rested on nothing", () => {
    const planned = earlier("acme", "a map for dispatch", "dispatch");
    const also = earlier("birch", "the map of dispatch", "dispatch");
    const none = earlier("cedar", "a map of the moon for dispatch");
    const worth = (...more: EarlierMatch[]) =>
      likelyCapabilities(catalogue, { earlier: [planned, also, ...more] })("a map of the moon").worth;
    expect(worth(none)).toBeLessThanOrEqual(worth());
  });
});
