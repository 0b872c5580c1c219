import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { commit, hasGit, type Person, person, shared } from "./git-clones.ts";

const WARNING = "psvc merge-driver --install";

const statements = ({ psvc }: Person): readonly string[] =>
  JSON.parse(psvc("promise", "list", "acme", "--json")).promises.map((one: { statement: string }) => one.statement);

const findings = ({
  ran,
}: Person): readonly {
  readonly code: string;
  readonly weight: string;
  readonly instead: string | null;
  readonly repair: string | null;
}[] =>
  JSON.parse(ran("doctor", "--json").out).doctor.findings.filter(
    ({ code }: { code: string }) => code !== "open-to-others",
  );

const bytes = ({ folder }: Person) => readFileSync(join(folder, "projects/acme.json"), "utf8");

/** Both add a promise and change the same lines of the file, so that git alone is in conflict and by meaning nothing is. */
function workedApart() {
  const clones = shared({ withDriver: false });
  clones.ana.psvc("promise", "add", "acme", "from ana");
  clones.ana.psvc("promise", "edit", "acme", "P1", "--made-on", "2026-11-02");
  commit(clones.ana);
  clones.ben.psvc("promise", "add", "acme", "from ben");
  clones.ben.psvc("promise", "edit", "acme", "P1", "--needed-by", "2027-03-01");
  commit(clones.ben);
  return clones;
}

describe.skipIf(!hasGit)("a clone without the driver (skipped where there is no git)", () => {
  test("says one line once a day, after a command that writes and after psvc alone", () => {
    const { ana, ben } = shared({ withDriver: false });
    expect(ben.ran("promise", "list", "acme").err).not.toContain(WARNING);
    expect(ben.ran("promise", "add", "acme", "one more").err).toContain(WARNING);
    expect(ben.ran("promise", "add", "acme", "another").err).not.toContain(WARNING);
    expect(ben.ran().err).not.toContain(WARNING);
    const fresh = person(join(ben.folder, ".."), "cleo");
    execFileSync("git", ["clone", "-q", ana.folder, fresh.folder]);
    expect(fresh.ran().err).toContain(WARNING);
    expect(fresh.ran("promise", "add", "acme", "a third").err).not.toContain(WARNING);
  });

  test.each<readonly [string, (clones: ReturnType<typeof shared>) => Person]>([
    [
      "the driver is set up",
      ({ ben }) => {
        ben.psvc("merge-driver", "--install");
        return ben;
      },
    ],
    [
      "the store is in no repository",
      ({ ben }) => {
        const alone = person(temporaryFolder(), "dan");
        alone.psvc("new-project", "Acme", "--closed", "yesterday", "--lead", "Dan");
        expect(ben.folder).not.toBe(alone.folder);
        return alone;
      },
    ],
    [
      "a repository around the store does not hold it",
      () => {
        const base = temporaryFolder();
        execFileSync("git", ["init", "-q", base]);
        mkdirSync(join(base, "home"));
        const dan = person(join(base, "home"), "dan");
        dan.psvc("new-project", "Acme", "--closed", "yesterday", "--lead", "Dan");
        return dan;
      },
    ],
  ])("says nothing where %s", (_, made) => {
    expect(made(shared({ withDriver: false })).ran("promise", "add", "acme", "one more").err).not.toContain(WARNING);
  });

  test("is in conflict where both changed the same lines: what psvc advises keeps what both did", () => {
    const { ana, ben, pull } = workedApart();
    expect(pull(ana, ben).exitCode).not.toBe(0);
    expect(ana.refused("project", "edit", "acme", "--lead", "Kim")).toContain("psvc doctor --fix");
    const [found] = findings(ana);
    expect(found?.repair ?? found?.instead).toMatch(/both sides by meaning/);
    ana.psvc("merge-driver", "--install");
    ana.git("checkout", "-m", "projects/acme.json");
    expect([...statements(ana)].sort()).toEqual(["from ana", "from ben", "orders arrive by themselves"]);
  });

  test.each([
    ["doctor --fix", ["doctor", "--fix"]],
    ["merge-driver --install", ["merge-driver", "--install"]],
  ])("%s merges a file with marks by meaning from what git kept of both", (_, argv) => {
    const { ana, ben, pull } = workedApart();
    expect(pull(ana, ben).exitCode).not.toBe(0);
    expect(ana.ran(...argv).out).toContain("both sides merged by meaning");
    expect([...statements(ana)].sort()).toEqual(["from ana", "from ben", "orders arrive by themselves"]);
    const promises = JSON.parse(ana.psvc("promise", "list", "acme", "--json")).promises;
    expect(promises).toContainEqual(
      expect.objectContaining({ id: "P1", madeOn: "2026-11-02", neededBy: "2027-03-01" }),
    );
    expect(ana.git("commit", "-q", "--no-edit").exitCode).toBe(0);
    expect(findings(ana)).toEqual([]);
    expect(pull(ben, ana).exitCode).toBe(0);
    expect(bytes(ben)).toBe(bytes(ana));
  });

  test("marks that were committed are merged by meaning from the histories, which hold both", () => {
    const { ana, ben, pull } = workedApart();
    expect(pull(ana, ben).exitCode).not.toBe(0);
    commit(ana);
    const [found] = findings(ana);
    expect(found).toMatchObject({ code: "conflict-marks", weight: "damage" });
    expect(found?.repair).toContain("merge both sides by meaning");
    ana.psvc("doctor", "--fix");
    expect([...statements(ana)].sort()).toEqual(["from ana", "from ben", "orders arrive by themselves"]);
    expect(findings(ana)).toEqual([]);
  });

  test("what one side said of the same thing as the other is left to people, and named", () => {
    const { ana, ben, pull } = shared({ withDriver: false });
    ana.psvc("project", "edit", "acme", "--lead", "Zoe");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--lead", "Bob");
    commit(ben);
    expect(pull(ana, ben).exitCode).not.toBe(0);
    expect(ana.ran("merge-driver", "--install").out).toMatch(/both sides changed lead[\s\S]*checkout -m/);
    ana.git("checkout", "-m", "projects/acme.json");
    expect(bytes(ana)).toContain("<<<<<<< ours");
  });

  test("a merge as text that went through without marks is found where it does not hold together", () => {
    const { ana, ben, pull } = shared({ withDriver: false });
    ana.psvc("promise", "add", "acme", "orders on their own", "--importance", "must");
    commit(ana);
    expect(pull(ben, ana).exitCode).toBe(0);
    ana.psvc("promise", "drop", "acme", "P1", "--duplicate-of", "P2");
    commit(ana);
    ben.psvc("promise", "drop", "acme", "P2", "--duplicate-of", "P1");
    commit(ben);
    const pulled = pull(ana, ben);
    expect(pulled.exitCode, pulled.out).toBe(0);
    const found = findings(ana);
    expect(found.map(({ code }) => code).sort()).toEqual(["contradiction", "merged-as-text"]);
    expect(ana.psvc("next", "acme", "--all")).toContain("say the same, and all of them are dropped");
    ana.psvc("doctor", "--fix");
    expect(statements(ana)).toHaveLength(1);
    expect(findings(ana).map(({ code }) => code)).toEqual(["merged"]);
    ana.psvc("project", "edit", "acme", "--sponsor", "Ira");
    expect(ana.psvc("history", "acme")).toMatch(/from outside {2}merge/);
  });

  test("two new promises of one number that git put side by side are told apart", () => {
    const { ana, ben, pull } = shared({ withDriver: false });
    for (const text of ["one", "two", "three"]) ana.psvc("promise", "add", "acme", text);
    commit(ana);
    expect(pull(ben, ana).exitCode).toBe(0);
    ana.psvc("promise", "add", "acme", "from ana");
    commit(ana);
    ben.psvc("promise", "add", "acme", "from ben");
    commit(ben);
    // Where git can put both side by side by itself, it has committed that already.
    if (pull(ana, ben).exitCode !== 0) commit(ana);
    ana.ran("doctor", "--fix");
    expect(statements(ana)).toHaveLength(6);
    expect(
      new Set(JSON.parse(ana.psvc("promise", "list", "acme", "--json")).promises.map(({ id }: { id: string }) => id))
        .size,
    ).toBe(6);
    expect(findings(ana).filter(({ weight }) => weight === "damage")).toEqual([]);
  });
});
