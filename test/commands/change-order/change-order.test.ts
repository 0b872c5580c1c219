import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";

async function released(): Promise<TestApp> {
  const app = testApp({ today: "2026-11-24" });
  const people = ["--sponsor", "Petra Lund", "--decider", "Petra Lund", "--lead", "Ana Sato"];
  await app.psvc("new-project", "Acme", "--slug", "acme", "--closed", "yesterday", ...people);
  await app.psvc("promise", "add", "acme", "Hourly sync", "--importance", "must", "--strength", "contracted");
  await app.psvc("gap", "add", "acme", "--promise", "P1", "--fit", "gap", "--why", "no sync");
  const decision = ["--decided-by", "Petra Lund", "--words", "fine", "--document", "mail of 24 November"];
  const ran = await app.psvc("gap", "resolve", "acme", "G1", "--resolution", "descope", ...decision);
  expect(ran.exitCode, ran.err).toBe(0);
  return app;
}

const json = async (app: TestApp, ...line: string[]) => {
  const ran = await app.psvc(...line, "--json");
  return JSON.parse(ran.exitCode === 0 || ran.exitCode === 3 ? ran.out : ran.err);
};

describe("psvc change-order", () => {
  test("lists what a released promise of the contract opened, and the review asks for its signature", async () => {
    const app = await released();
    const { changeOrders } = await json(app, "change-order", "list", "acme");
    expect(changeOrders).toMatchObject([
      { id: "CO1", about: "G1", state: "drafted", isNeeded: true, changes: ["scope"] },
    ]);
    const review = await app.psvc("golive", "acme", "--check");
    expect(review.exitCode).toBe(3);
    expect(review.out).toContain("change-orders-signed");
  });
  test("is signed with a name and a link, which history tells and undo takes back", async () => {
    const app = await released();
    const bare = await json(app, "change-order", "edit", "acme", "CO1", "--state", "signed");
    expect(JSON.stringify(bare.error)).toContain("--signed-by");
    const signed = ["--signed-by", "Petra Lund", "--link", "contracts/co-1.pdf"];
    const { changeOrder } = await json(app, "change-order", "edit", "acme", "co1", "--state", "signed", ...signed);
    expect(changeOrder).toMatchObject({ state: "signed", signedBy: "Petra Lund", signedOn: "2026-11-24" });
    expect((await app.psvc("history", "acme")).out).toContain("signed by Petra Lund");
    await app.psvc("undo", "--yes");
    const back = await json(app, "change-order", "show", "acme", "CO1");
    expect(back.changeOrder).toMatchObject({ state: "drafted", signedBy: null });
  });
  test.each([
    ["tomorrow", "that day has not come"],
    ["-2d", "it was opened on"],
  ])("refuses a signature of %s", async (on, because) => {
    const app = await released();
    const signed = ["--state", "signed", "--signed-by", "Petra Lund", "--link", "x", "--on", on];
    expect((await json(app, "change-order", "edit", "acme", "CO1", ...signed)).error.message).toContain(because);
  });
  test("keeps the sentence that was sent", async () => {
    const app = await released();
    expect((await json(app, "change-order", "edit", "acme", "CO1", "--text", "Sync later")).changeOrder.text).toBe(
      "Sync later",
    );
    await app.psvc("change-order", "edit", "acme", "CO1", "--state", "sent");
    const { error } = await json(app, "change-order", "edit", "acme", "CO1", "--text", "Sync never");
    expect(error.message).toContain("stays as it is");
  });
  test("can neither be waived nor set in the review", async () => {
    const app = await released();
    const { error } = await json(app, "criterion", "set", "acme", "change-orders-signed", "met", "--evidence", "seen");
    expect(error.message).toContain("neither set nor waived");
  });
});
