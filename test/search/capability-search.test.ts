import { describe, expect, test } from "vitest";
import { mergeCapabilities, openCatalogue } from "../../src/domain/capability/capability.ts";
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

test("words that every promise has find nothing", () => {
  expect(keys("as a user I want to be able to use the system")).toEqual([]);
});

test("what is not in the catalogue is not found", () => {
  expect(keys("invoices in Klingon")).toEqual([]);
  expect(keys("")).toEqual([]);
});

test("no more are returned than were asked for", () => {
  expect(keys("security", 1)).toHaveLength(1);
  expect(keys("security")).toEqual(expect.arrayContaining(["sso", "scim"]));
});

test.each([
  ["Technicians work orders offline", "offline", { name: ["work", "orders", "offline"] }],
  ["They sign in with SAML", "sso", { name: ["sign"], description: ["sign", "SAML"] }],
  ["usable in basements", "offline", { keywords: ["basements"] }],
])("why a capability is likely is told in the words of %j", (statement, key, why) => {
  const found = likelyCapabilities(catalogue)(statement).find(({ capability }) => capability.key === key);
  expect(Object.fromEntries((found?.why ?? []).map(({ field, words }) => [field, [...words]]))).toMatchObject(why);
});

test("a lone letter or digit, as of a possessive or a version, leads to nothing", () => {
  expect(keys("the customer's 2 . 0 s")).toEqual([]);
});
