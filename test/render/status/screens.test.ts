import { beforeAll, describe, expect, test } from "vitest";
import { textWidth } from "../../../src/render/layout/table.ts";
import { type TestApp, testApp } from "../../app.ts";

const NEW = [
  "--closed",
  "2026-11-18",
  "--lead",
  "Ana Sato",
  "--value",
  "250k EUR",
  "--product",
  "Tallyfield",
  "--sponsor",
  "Petra Lund",
  "--project-lead",
  "Tom Okafor",
  "--decider",
  "Petra Lund",
  "--deal-owner",
  "Jo Meyer",
  "--readiness",
  "partly",
  "--handed-over",
  "yes",
];

async function twelvePromises(width: number): Promise<TestApp> {
  const app = testApp({ width });
  await app.psvc("capability", "add", "sso", "--name", "Single sign-on", "--product", "Tallyfield", "--release", "1");
  await app.psvc("capability", "add", "scim", "--name", "SCIM", "--availability", "unavailable");
  await app.psvc(
    "new-project",
    "Northwind Traders",
    ...NEW,
    "--why",
    "technicians lose an hour a day to paper, and the auditors have asked twice",
  );
  for (let i = 1; i <= 12; i++) {
    const fit = i % 3 === 0 ? ["--capability", "scim"] : i % 3 === 1 ? ["--capability", "sso"] : [];
    await app.psvc(
      "promise",
      "add",
      "northwind",
      `Promise number ${i}, said at some length in the customer's own words, as they are`,
      "--importance",
      i % 2 ? "must" : "should",
      ...fit,
    );
  }
  for (let i = 1; i <= 5; i++)
    await app.psvc(
      "action",
      "add",
      "northwind",
      `Deliver thing ${i}`,
      "--owner",
      "Tom Okafor",
      "--side",
      "customer",
      "--due",
      "fri",
    );
  return app;
}

describe("a project with 12 promises and 5 actions", () => {
  test("stands on one screen of 100 by 40", async () => {
    const { out } = await (await twelvePromises(100)).psvc("status", "northwind");
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => textWidth(line) > 100)).toEqual([]);
    for (let i = 1; i <= 12; i++) expect(out).toContain(`P${i} `);
  });

  test("fits 60 columns, but for commands, which stay whole", async () => {
    const { out } = await (await twelvePromises(60)).psvc("status", "northwind");
    const wide = out.split("\n").filter((line) => textWidth(line) > 60);
    expect(wide.filter((line) => !line.includes("psvc "))).toEqual([]);
  });
});

describe("the portfolio", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = testApp();
    await app.psvc("new-project", "Green Fields", "--closed", "2026-11-23", "--lead", "Ana");
    await app.psvc("promise", "add", "green-fields", "Single sign-on", "--fit", "fit");
    await app.psvc(
      "new-project",
      "Red River",
      "--closed",
      "2026-11-20",
      "--lead",
      "Ben",
      "--contractual",
      "2026-12-01",
    );
    await app.psvc("new-project", "Amber Arms", "--closed", "2026-11-20", "--lead", "Ana");
    await app.psvc("gap", "add", "amber-arms", "--statement", "Provisioning", "--importance", "must");
    await app.psvc("new-project", "Unseen Union", "--closed", "2026-11-20", "--lead", "Ana");
    await app.psvc("new-project", "Stopped Stores", "--closed", "2026-11-20", "--lead", "Ana");
    await app.psvc("stop", "stopped-stores", "--decided-by", "Petra", "--why", "merger", "--consequence", "none");
  });

  test("is worst first, counts half-customers, and has one next step a project", async () => {
    expect((await app.psvc("status")).out).toMatchInlineSnapshot(`
      "4 half-customers (signed, not live yet), 0 live. Tue 24 Nov 2026.

      HEALTH        CUSTOMER      PHASE     CLOSED  TO GO  GAPS       STALL
      Off track     Red River     Handover      4d    79d                0d
        target is 72 days after the contractual day
        -> record what was promised: psvc intake red-river
      At risk       Amber Arms    Handover      4d    79d  1 blocker     0d
        G1 blocks the go-live
        -> plan the conversation on G1 (blocker): psvc confront plan amber-arms G1
      Not assessed  Unseen Union  Handover      4d    79d                0d
        no promises recorded
        -> record what was promised: psvc intake unseen-union
      On track      Green Fields  Handover      1d    83d                0d
        -> name the sponsor: psvc project edit green-fields --sponsor NAME

      1 stopped or closed: psvc status --all
      "
    `);
  });

  test.each([
    [["--lead", "ben"], ["red-river"]],
    [["--health", "amber"], ["amber-arms"]],
    [["--status", "stopped"], ["stopped-stores"]],
    [["--phase", "own", "--health", "green"], ["green-fields"]],
    [["--all"], ["red-river", "amber-arms", "unseen-union", "green-fields", "stopped-stores"]],
  ])("%j shows %j", async (flags, slugs) => {
    const { projects } = (await app.psvc("status", ...flags, "--json")).json.portfolio;
    expect(projects.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
  });

  test("a word that is no health is refused with those that are", async () => {
    const ran = await app.psvc("status", "--health", "purple");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("red, amber, unexamined, green");
  });

  test("--explain prints every rule, and for a project those that hold", async () => {
    const ran = await app.psvc("status", "red", "--explain");
    expect(ran.out).toContain(
      "contract-missed: red: the go-live target is later than the contractual day\n  Off track: target is",
    );
  });
});
