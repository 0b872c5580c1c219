import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, hasGit, type Person, shared } from "./git-clones.ts";

const promises = ({ psvc }: Person) =>
  JSON.parse(psvc("promise", "list", "acme", "--json")).promises.map(
    (one: { id: string; statement: string; formerly: string | null }) => [one.id, one.formerly, one.statement],
  );

describe.skipIf(!hasGit)("a store shared through git (skipped where there is no git)", () => {
  test("merges two people's work on one project by meaning, and both end with the same", () => {
    const { ana, ben, pull } = shared();
    ana.psvc("promise", "add", "acme", "from ana");
    ana.psvc("promise", "edit", "acme", "P1", "--heard-by", "Lee");
    commit(ana);
    ben.psvc("promise", "add", "acme", "from ben");
    ben.psvc("promise", "edit", "acme", "P1", "--quote", "by themselves, they said");
    commit(ben);
    const pulled = pull(ana, ben);
    expect(pulled.exitCode).toBe(0);
    // Both were added on one day: which of them keeps the number is the same in both clones, and said.
    const [side, kept, other] = pulled.out.includes("their P2 is P3 now")
      ? ["their", "from ana", "from ben"]
      : ["your", "from ben", "from ana"];
    expect(pulled.out).toContain(`${side} P2 is P3 now`);
    expect(promises(ana)).toEqual([
      ["P1", null, "orders arrive by themselves"],
      ["P2", null, kept],
      ["P3", "P2", other],
    ]);
    ana.psvc("project", "edit", "acme", "--sponsor", "Ira");
    const story = ana.psvc("history", "acme");
    expect(story).toMatch(/ben {2}promise add/);
    expect(story).toMatch(/from outside {2}merge/);
    commit(ana);
    expect(pull(ben, ana).exitCode).toBe(0);
    expect(promises(ben)).toEqual(promises(ana));
    const findings: { code: string }[] = JSON.parse(ben.psvc("doctor", "--json")).doctor.findings;
    expect(findings.filter(({ code }) => code !== "open-to-others")).toEqual([]);
  });

  test("keeps an undo on one side and a change on the other, and knows that it was a merge", () => {
    const { ana, ben, pull } = shared();
    ana.psvc("project", "edit", "acme", "--lead", "Zoe");
    commit(ana);
    expect(pull(ben, ana).exitCode).toBe(0);
    ana.psvc("undo", "--yes");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--sponsor", "Ira");
    commit(ben);
    expect(pull(ana, ben).exitCode).toBe(0);
    const merged = { lead: "Ana", people: { sponsor: "Ira" } };
    expect(JSON.parse(ana.psvc("status", "acme", "--json")).project).toMatchObject(merged);
    expect(ana.psvc("doctor")).not.toContain("other than psvc");
    expect(ana.psvc("history", "acme")).not.toContain("external");
    expect(ana.psvc("restore", "acme", "--at", "now", "--yes")).toContain("Nothing to do");
  });

  test("goes back to now without throwing away what a merge brought, by git or by hand", () => {
    const { ana, ben, pull } = shared();
    ana.psvc("project", "edit", "acme", "--sponsor", "Kim");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--project-lead", "Lou");
    commit(ben);
    expect(pull(ana, ben).exitCode).toBe(0);
    expect(ana.psvc("restore", "acme", "--at", "now", "--yes")).toContain("Nothing to do");
    expect(ana.psvc("restore", "--at", "today", "--yes")).toContain("Nothing to do");
    ana.psvc("project", "edit", "acme", "--lead", "Zoe");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--lead", "Bob");
    commit(ben);
    expect(pull(ana, ben).exitCode).not.toBe(0);
    ana.git("checkout", "--theirs", "projects/acme.json");
    commit(ana);
    expect(ana.psvc("restore", "--at", "now", "--yes")).toContain("Nothing to do");
    expect(JSON.parse(ana.psvc("status", "acme", "--json")).project.lead).toBe("Bob");
  });

  test("leaves marks around nothing but what both changed, and says what that is", () => {
    const { ana, ben, pull } = shared();
    ana.psvc("project", "edit", "acme", "--lead", "Zoe", "--sponsor", "Ira");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--lead", "Bob", "--project-lead", "Lou");
    commit(ben);
    const { exitCode, out } = pull(ana, ben);
    expect(exitCode).not.toBe(0);
    expect(out).toContain("both sides changed lead");
    const text = readFileSync(join(ana.folder, "projects/acme.json"), "utf8");
    const marked = /<<<<<<< ours\n([\s\S]*)>>>>>>> theirs\n/.exec(text)?.[1];
    expect(marked).toBe('  "lead": "Zoe",\n||||||| before\n  "lead": "Ana",\n=======\n  "lead": "Bob",\n');
    expect(text).toContain('"sponsor": "Ira"');
    expect(text).toContain('"projectLead": "Lou"');
    expect(ana.refused("restore", "acme", "--at", "now", "--yes")).toContain("are not merged yet");
    expect(ana.refused("project", "edit", "acme", "--lead", "Kim")).toContain("unresolved merge");
    writeFileSync(
      join(ana.folder, "projects/acme.json"),
      text.replace(/<<<<<<< ours\n(.*\n)[\s\S]*>>>>>>> theirs\n/, "$1"),
    );
    commit(ana);
    expect(JSON.parse(ana.psvc("status", "acme", "--json")).project.lead).toBe("Zoe");
    expect(ana.refused("undo", "--yes")).toContain("project edit by ben");
  });

  test("merges as plain text where a copy cannot be read, and leaves nobody's work out", () => {
    const { ana, ben, pull } = shared();
    writeFileSync(join(ana.folder, "projects/acme.json"), "broken\n");
    commit(ana);
    ben.psvc("project", "edit", "acme", "--sponsor", "Ira");
    commit(ben);
    const { exitCode, out } = pull(ana, ben);
    expect(exitCode).not.toBe(0);
    expect(out).toContain("so it is merged as plain text");
    const text = readFileSync(join(ana.folder, "projects/acme.json"), "utf8");
    expect(text).toContain("broken");
    expect(text).toContain('"sponsor": "Ira"');
  });

  test("two gaps that both opened for one promise become one", () => {
    const { ana, ben, pull } = shared();
    for (const who of [ana, ben]) {
      who.psvc("gap", "add", "acme", "--promise", "P1", "--why", "no api");
      commit(who);
    }
    const { exitCode } = pull(ana, ben);
    const gaps = exitCode === 0 ? JSON.parse(ana.psvc("gap", "list", "acme", "--json")).gaps : [];
    expect([exitCode, gaps.length]).toEqual([0, 1]);
  });
});
