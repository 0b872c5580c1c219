import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { testApp } from "../app.ts";

const SAMPLES = resolve(import.meta.dirname, "../../../shared/samples/kubernetes");
const present = existsSync(SAMPLES);
if (!present) console.info("skipped: the sample product is not beside this checkout");

/** Counted by hand from the two files: of the first 40 stories 24 rest on a stable feature, 15 on beta or alpha, 1 on neither. */
test.skipIf(!present)("the first 40 stories of the sample product stand as counted by hand", async () => {
  const files = new Map<string, Buffer>([["capabilities.csv", readFileSync(resolve(SAMPLES, "capabilities.csv"))]]);
  const app = testApp({ files });
  const imported = await app.psvc(
    "capability",
    "import",
    "capabilities.csv",
    "--product",
    "Kubernetes",
    "--release",
    "v1.36",
    "--map",
    "key=KEP",
    "--map",
    "name=Title",
    "--map",
    "area=Owning SIG",
    "--map",
    "availability=Stage",
    "--map",
    "since=Latest milestone",
    "--map",
    "description=Summary",
    "--values",
    "availability:stable=available,beta=limited,alpha=limited,*=unavailable",
    "--json",
  );
  expect(imported.exitCode, imported.err).toBe(0);
  expect(
    (
      await app.psvc(
        "new-project",
        "Acme",
        "--closed",
        "2026-11-20",
        "--lead",
        "Ana",
        "--product",
        "Kubernetes",
        "--json",
      )
    ).exitCode,
  ).toBe(0);
  const stories: Record<string, string>[] = parse(readFileSync(resolve(SAMPLES, "user-stories.csv")), {
    columns: true,
    bom: true,
  });
  for (const story of stories.slice(0, 40)) {
    const added = await app.psvc(
      "promise",
      "add",
      "acme",
      "--statement",
      story["User story"] ?? "",
      "--capability",
      story.KEP ?? "",
      "--importance",
      "must",
      "--json",
    );
    expect(added.exitCode, added.err).toBe(0);
  }

  const { portfolio } = (await app.psvc("status", "--json")).json;
  expect(portfolio.halfCustomers).toBe(1);
  expect(portfolio.projects[0].counts).toEqual({
    promises: 40,
    unconfirmed: 0,
    unassessed: 0,
    fit: 24,
    partial: 15,
    gap: 1,
    gaps: { blocker: 16, major: 0, minor: 0 },
  });
  expect(portfolio.projects[0].health.value).toBe("amber");

  const checked = await app.psvc("golive", "acme", "--check", "--json");
  expect(checked.exitCode).toBe(3);
  const { review } = checked.json;
  expect(review.verdict).toBe("not-ready");
  expect(review.blockers).toHaveLength(16);
  expect(review.coverage).toEqual({
    promises: 40,
    keptAsMade: 24,
    keptAnotherWay: 0,
    deferred: 0,
    released: 0,
    underProtest: 0,
    stillOpen: 16,
  });
  expect(review.criteria.find(({ name }: { name: string }) => name === "musts-settled").state).toBe("not-met");
});
