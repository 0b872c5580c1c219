import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";

async function acme(isAssessed: boolean): Promise<TestApp> {
  const app = testApp({ today: "2026-11-24" });
  await app.psvc("new-project", "Acme", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana Sato");
  const fit = isAssessed ? ["--fit", "fit", "--means", "standard"] : [];
  await app.psvc("promise", "add", "acme", "Hourly sync", "--importance", "must", ...fit);
  return app;
}

const weekly = (app: TestApp, ...more: string[]) => app.psvc("report", "acme", "--for", "weekly", ...more);

describe("the status of a weekly page", () => {
  test.each([
    ["green", "Status: On track."],
    ["amber", "Status: At risk."],
    ["Off track", "Status: Off track."],
  ])("is the one that the lead confirms: %s", async (status, shown) => {
    const app = await acme(true);
    const ran = await weekly(app, "--status", status, "--sentence", "The sync decision is open.");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(ran.out).toContain(shown);
    expect(ran.out).toContain("The sync decision is open.");
    expect((await weekly(app)).out).toContain(shown);
    expect((await app.psvc("history", "acme")).out).toContain("status confirmed");
    await app.psvc("undo", "--yes");
    expect((await weekly(app)).out).not.toContain("Status:");
  });
  test("is never the computed one", async () => {
    const ran = await weekly(await acme(true));
    expect(ran.out).not.toContain("Status:");
    expect(ran.err).toContain("No status confirmed");
  });
  test("says that the scope is under review while it is not assessed, and takes no other", async () => {
    const app = await acme(false);
    expect((await weekly(app)).out).toContain("Scope review in progress");
    const ran = await weekly(app, "--status", "green", "--sentence", "All is going well.");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("not assessed")]);
  });
  test.each([
    [["--status", "green"], "--sentence"],
    [["--sentence", "All is going well."], "--status"],
    [["--status", "green", "--sentence", "ok"], "--sentence"],
    [["--status", "blue", "--sentence", "All is going well."], "green, amber, red"],
  ])("takes the status with its sentence: %j", async (flags, named) => {
    const ran = await weekly(await acme(true), ...flags);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.err).toContain(named);
  });
  test("counts for the days of the page only", async () => {
    const app = await acme(true);
    await weekly(app, "--status", "green", "--sentence", "All is going well.");
    expect((await weekly(app.on("2026-12-02"))).out).not.toContain("Status:");
  });
  test("stands on no other page", async () => {
    const ran = await (await acme(true)).psvc("report", "acme", "--for", "scope", "--status", "green");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("weekly page")]);
  });
});
