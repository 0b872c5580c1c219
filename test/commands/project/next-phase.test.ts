import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { toTheDoor, working } from "../../working.ts";

let app: TestApp;
const run = (...argv: string[]) => working(app, argv);
const project = async (slug: string) => (await run("status", slug, "--json")).json.project;

/** Acme, at the door of its go-live: one promise that fits, one deferred, one that was never meant for it, one left out. */
async function atTheDoor(): Promise<void> {
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra", "--deal-owner", "Jo"];
  const deal = ["--closed", "2026-11-02", "--lead", "Ana", "--product", "CRM", "--template", "small"];
  await run("new-project", "Acme", ...deal, ...people);
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
  const words = [
    "--source",
    "rfp",
    "--strength",
    "written",
    "--quote",
    "a portal, please",
    "--needed-by",
    "2026-12-24",
  ];
  await run("promise", "add", "acme", "A portal for their tenants", "--importance", "must", ...words);
  await run("promise", "add", "acme", "Reports in Portuguese", "--importance", "wont");
  await run("promise", "add", "acme", "Faxes", "--importance", "should");
  await run("gap", "add", "acme", "--promise", "P2", "--fit", "gap");
  await run("gap", "add", "acme", "--promise", "P4", "--fit", "gap");
  const decision = ["--decided-by", "Petra", "--words", "after the winter"];
  await run("gap", "resolve", "acme", "G1", "--resolution", "defer", "--review-on", "2027-02-01", ...decision);
  await run("gap", "resolve", "acme", "G2", "--resolution", "descope", ...decision);
  await toTheDoor(run);
}

async function live(): Promise<void> {
  await run("golive", "acme", "--decision", "go", "--decided-by", "Petra");
  await run("golive", "acme", "--live", "--confirmed-by", "Tom");
}

beforeEach(async () => {
  app = testApp();
  await atTheDoor();
});

describe("a project after another", () => {
  test("takes customer, people, product and lead along, and what was deferred as promises to be judged anew", async () => {
    await live();
    const before = JSON.stringify(await app.store.project("acme"));
    const ran = await run("new-project", "--after", "acme", "--closed", "2026-11-23", "--value", "20k");
    expect(ran.err).toContain("Carried over from acme, to be judged anew: P2, P3");
    expect(await project("acme-2")).toMatchObject({
      customer: "Acme",
      lead: "Ana",
      status: "active",
      template: "small",
      deal: { closedOn: "2026-11-23", value: 20_000, product: "CRM", owner: "Jo", why: null },
      people: { sponsor: "Petra", projectLead: "Tom", deciders: ["Petra"], handedOver: null },
      promises: [
        {
          id: "P1",
          statement: "A portal for their tenants",
          carriedFrom: { project: "acme", id: "P2" },
          source: "rfp",
          strength: "written",
          quote: "a portal, please",
          importance: "must",
          neededBy: null,
          fit: "unassessed",
          gap: null,
        },
        { id: "P2", carriedFrom: { project: "acme", id: "P3" }, importance: "should" },
      ],
    });
    expect(JSON.stringify(await app.store.project("acme"))).toBe(before);
  });

  test("can be said otherwise by flags, and is taken back whole by undo", async () => {
    await live();
    await run("new-project", "--after", "acme", "--closed", "2026-11-23", "--lead", "Ben", "--slug", "acme-portal");
    expect((await project("acme-portal")).lead).toBe("Ben");
    await run("undo", "--yes");
    expect(await app.store.slugs()).toEqual(["acme"]);
  });

  test("asks only for what another deal has of its own", async () => {
    await live();
    const prompter = scriptedPrompter("yesterday", "", "", "", "", "", "", "", "", "", "", "");
    await app.asking(prompter).psvc("new-project", "--after", "acme", "--no-judge");
    expect(prompter.asked.join("\n")).not.toMatch(/Who bought it|Which product|customer's name/i);
    expect((await project("acme-2")).deal.closedOn).toBe("2026-11-23");
  });

  test("keeps what a closed project had, which stays closed", async () => {
    await live();
    for (const name of ["work-undisturbed", "in-daily-use", "support-alone", "owner-named"])
      await run("criterion", "set", "acme", name, "met", "--evidence", "seen");
    await run("route", "done", "acme", "stable");
    await run("close", "acme", "--decided-by", "Petra", "--why", "it runs");
    await run("new-project", "--after", "acme", "--closed", "2026-11-23");
    expect((await project("acme")).status).toBe("closed");
    expect((await project("acme-2")).promises).toHaveLength(2);
  });

  test.each([
    [["--after", "acme", "--closed", "2026-11-23"], 1, "nothing comes after acme yet"],
    [["--after", "amce", "--closed", "2026-11-23"], 1, "Did you mean acme?"],
    [["--after", "acme", "--from", "deals.csv"], 2, "two beginnings"],
    [["--after", "acme", "--adopt"], 2, "two beginnings"],
  ])("%j is refused", async (argv, exitCode, words) => {
    const ran = await app.psvc("new-project", ...argv);
    expect([ran.exitCode, ran.err.toLowerCase()]).toEqual([exitCode, expect.stringContaining(words.toLowerCase())]);
    expect(await app.store.slugs()).toEqual(["acme"]);
  });

  test("needs the day on which the new deal closed", async () => {
    await live();
    expect(await app.psvc("new-project", "--after", "acme")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("--closed"),
    });
  });
});
