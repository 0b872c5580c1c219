import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  await working(app, ["new-project", "Heron Water", "--slug", "heron", "--closed", "2026-11-20", "--lead", "Ana Sato"]);
  await working(app, ["promise", "add", "heron", "They sign in with their own accounts", "--importance", "must"]);
  await working(app, ["gap", "add", "heron", "--statement", "Reports in Portuguese"]);
  await working(app, ["risk", "add", "heron", "the sponsor is leaving", "--review-on", "fri"]);
});

describe("whoever did something is told what comes next, with the names that there are", () => {
  test.each([
    [["promise", "add", "heron", "Labels"], "psvc promise assess heron P3"],
    [["promise", "add", "heron", "Labels", "--unconfirmed"], "psvc promise confirm heron P3"],
    [["promise", "add", "heron", "Labels", "--fit", "gap", "--importance", "must"], "psvc confront plan heron G2"],
    [["promise", "confirm", "heron", "P1"], "psvc promise assess heron P1"],
    [["promise", "edit", "heron", "P1", "--strength", "written"], "psvc promise assess heron P1"],
    [["promise", "drop", "heron", "P1", "--why", "said twice"], "psvc gap resolve heron G1"],
    [["gap", "add", "heron", "--promise", "P1"], "psvc confront plan heron G2"],
    [["gap", "edit", "heron", "G1", "--owner", "Ben"], "psvc gap resolve heron G1"],
    [["gap", "show", "heron", "G1"], "psvc gap resolve heron G1"],
    [["gap", "list", "heron"], "psvc "],
    [["promise", "list", "heron"], "psvc "],
    [["route", "show", "heron"], "psvc "],
    [["criterion", "list", "heron"], "psvc "],
    [["action", "list", "heron"], "psvc "],
    [["risk", "list", "heron"], "psvc "],
    [["template", "list"], "psvc template show"],
    [["template", "show", "small"], "psvc new-project --template small"],
    [["action", "add", "heron", "the list", "--owner", "Ana Sato", "--due", "fri"], "psvc "],
    [["risk", "close", "heron", "R1", "--why", "she stays"], "psvc "],
    [["route", "move", "heron", "live", "--to", "in 6 months", "--reason", "data", "--side", "customer"], "psvc "],
    [["route", "done", "heron", "kickoff"], "Next: promises-captured"],
    [["criterion", "set", "heron", "people-trained", "met", "--evidence", "seen"], "psvc "],
    [["project", "edit", "heron", "--sponsor", "Dana Cole"], "psvc "],
    [["stall", "heron"], "psvc "],
  ])("psvc %j is followed by %s", async (argv, next) => {
    expect((await working(app, argv)).out).toContain(next);
  });

  test.each([
    [["gap", "list", "heron"]],
    [["promise", "list", "heron"]],
    [["route", "show", "heron"]],
    [["criterion", "list", "heron"]],
    [["action", "list", "heron"]],
    [["risk", "list", "heron"]],
    [["template", "list"]],
  ])("psvc %j is rows and nothing else for a program", async (argv) => {
    expect((await working(app.where({ layout: "tabs" }), argv)).out).not.toContain("psvc ");
  });
});

describe("psvc next", () => {
  test("shows as many of all steps as somebody asks for", async () => {
    const all = (await working(app, ["next", "--all", "--json"])).json;
    const two = (await working(app, ["next", "--all", "--limit", "2", "--json"])).json;
    expect(all.next.length).toBeGreaterThan(2);
    expect([two.next.length, two.more]).toEqual([2, all.next.length - 2]);
  });

  test("asks whether the buyer told the team by a line that answers nothing when it is typed as it stands", async () => {
    const { json } = await working(app, ["next", "--all", "--json"]);
    await working(app, ["project", "edit", "heron", "--sponsor", "Dana", "--project-lead", "Raj", "--decider", "Dana"]);
    const steps = (await working(app, ["next", "--all", "--json"])).json.next;
    expect(json.next).not.toEqual(steps);
    expect(steps).toContainEqual(
      expect.objectContaining({ command: "psvc project edit heron --handed-over 'yes|no'" }),
    );
    const ran = await app.psvc("project", "edit", "heron", "--handed-over", "yes|no");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("It is one of: yes, no, unknown.")]);
  });
});
