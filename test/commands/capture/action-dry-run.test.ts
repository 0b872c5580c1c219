import { expect, test } from "vitest";
import { testApp } from "../../app.ts";
import { working } from "../../working.ts";

test("action add --from shows with --dry-run what it would add, and writes nothing", async () => {
  const app = testApp({ files: new Map([["a.txt", "Ana: send the van list by fri\n"]]) });
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
  const ran = await working(app, ["action", "add", "acme", "--from", "a.txt", "--side", "services", "--dry-run"]);
  expect(ran.out).toContain("Dry run, nothing was written.");
  expect(ran.out).toContain("send the van list");
  expect((await working(app, ["action", "list", "acme", "--json"])).json.actions).toEqual([]);
  expect((await app.psvc("action", "add", "acme", "x", "--dry-run")).exitCode).toBe(2);
});
