import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const PLAN = [
  "Task,Fachbereich,Due date,Status,Ref",
  "Send the list of vans,Raj Patel,2027-01-15,Open,1",
  "Name the approvers,Tom Reyes,2027-01-20,Open,2",
  "Order the laptops,Raj Patel,2026-11-20,Done,3",
  "",
].join("\n");

async function withPlan(plan = PLAN): Promise<TestApp> {
  const app = testApp({ files: new Map([["plan.csv", plan]]) });
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
  return app;
}

const texts = async (app: TestApp) =>
  (await app.psvc("action", "list", "acme", "--json")).json.actions.map(({ text }: { text: string }) => text);

describe("action add --from a table", () => {
  test("without a terminal names the columns that are missing, and writes nothing", async () => {
    const app = await withPlan();
    const ran = await app.psvc("action", "add", "acme", "--from", "plan.csv");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("no column says who does it")]);
    expect(ran.err).toContain("--map owner=COLUMN (or --owner PERSON for all)");
    expect(await texts(app)).toEqual([]);
  });

  test("asks once, shows what comes in, writes after a yes, and remembers the answer", async () => {
    const app = await withPlan();
    const no = scriptedPrompter("Fachbereich", false);
    expect(
      (await app.asking(no).psvc("action", "add", "acme", "--from", "plan.csv", "--side", "customer")).exitCode,
    ).toBe(130);
    expect(no.told.join("\n")).toContain("plan.csv: 2 actions, 1 done and left out");
    expect(no.told.join("\n")).toMatch(/not\s+used: Ref/);
    expect(await texts(app)).toEqual([]);
    await app
      .asking(scriptedPrompter("Fachbereich", true))
      .psvc("action", "add", "acme", "--from", "plan.csv", "--side", "customer");
    expect(await texts(app)).toEqual(["Send the list of vans", "Name the approvers"]);
    const again = await app.psvc("action", "add", "acme", "--from", "plan.csv", "--dry-run", "--json");
    expect(again.json.import).toMatchObject({
      file: "plan.csv",
      columns: { text: "Task", owner: "Fachbereich", due: "Due date", done: "Status" },
      unused: ["Ref"],
      done: [4],
      remembered: [{ flag: "--map", value: "owner=Fachbereich" }],
    });
    const forgotten = await app.psvc("action", "add", "acme", "--from", "plan.csv", "--ask-again", "--dry-run");
    expect(forgotten.exitCode).toBe(2);
  });

  test("names rows that cannot be taken, and leaves them out with --skip-bad", async () => {
    const app = await withPlan("Task,Owner,Due\nSend the list,Raj,2027-01-15\nName the approvers,,2027-01-20\n");
    const ran = await app.psvc("action", "add", "acme", "--from", "plan.csv");
    expect(ran.err).toContain("plan.csv:3: it does not say who");
    expect((await app.psvc("action", "add", "acme", "--from", "plan.csv", "--skip-bad")).exitCode).toBe(0);
    expect(await texts(app)).toEqual(["Send the list"]);
  });

  test("says where every action of the table is done", async () => {
    const app = await withPlan("Task,Owner,Due,Status\nSend the list,Raj,2027-01-15,Done\n");
    expect((await app.psvc("action", "add", "acme", "--from", "plan.csv")).err).toContain(
      "nothing in it is open: 1 done",
    );
  });
});
