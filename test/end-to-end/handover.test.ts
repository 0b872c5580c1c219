import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { DAY_ONE } from "../working.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

/** One person with a store of their own on their own day. */
function person(folder: string, name: string) {
  return (day: string, ...argv: string[]) => {
    const env = { ...process.env, PSVC_HOME: join(folder, name), PSVC_TODAY: day, USER: name };
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { env, encoding: "utf8" });
    return { exitCode: status, out: stdout, err: stderr };
  };
}

test("one project is handed over for two weeks, worked on at both ends, and comes back whole", () => {
  const base = temporaryFolder();
  const [ana, ben] = [person(base, "ana"), person(base, "ben")];
  const works = (run: typeof ana, ...argv: Parameters<typeof ana>) => {
    const ran = run(...argv);
    expect(ran.exitCode, `${argv.join(" ")}\n${ran.err}${ran.out}`).toBe(0);
    return ran;
  };
  const [out, back] = [join(base, "out.gz"), join(base, "back.gz")];
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra"];
  works(ana, "2026-11-02", "new-project", "Acme", "--closed", "2026-11-01", "--lead", "Ana", ...people);
  works(ana, "2026-11-02", "new-project", "Birch", "--closed", "2026-11-01", "--lead", "Ana");
  works(ana, "2026-11-02", "promise", "add", "acme", "Two-way sync", "--importance", "must");
  works(ana, "2026-11-02", "gap", "add", "acme", "--promise", "P1", "--fit", "gap");

  works(ana, "2026-11-03", "handover", "acme", "--to", "Ben", "--until", "2026-11-17", "--bundle", out);
  works(ben, "2026-11-03", "import", out);
  expect(works(ben, "2026-11-03", "status").out).not.toContain("Birch");

  const decision = ["--decided-by", "Petra", "--words", "hourly is fine", ...DAY_ONE];
  works(ben, "2026-11-10", "gap", "resolve", "acme", "G1", "--resolution", "workaround", ...decision);
  works(ben, "2026-11-10", "promise", "add", "acme", "A portal");
  works(ana, "2026-11-11", "promise", "add", "acme", "Reports in Portuguese");
  expect(works(ben, "2026-11-16", "next", "acme").out).toContain("hand it back to Ana by Tue 17 Nov 2026");

  works(ben, "2026-11-17", "handover", "acme", "--back", "--bundle", back);
  expect(works(ana, "2026-11-17", "import", back, "--yes").out).toContain("your P2 is P3 now");
  const { project } = JSON.parse(works(ana, "2026-11-17", "status", "acme", "--json").out);
  expect(project).toMatchObject({ lead: "Ana", handover: null, handovers: [{ to: "Ben", backOn: "2026-11-17" }] });
  expect(project.gaps).toMatchObject([{ state: "agreed", resolution: { decision: { words: "hourly is fine" } } }]);
  expect(project.promises.map(({ id, statement }: Record<string, string>) => `${id} ${statement}`)).toEqual([
    "P1 Two-way sync",
    "P2 A portal",
    "P3 Reports in Portuguese",
  ]);
  expect(works(ana, "2026-11-17", "history", "acme").out).toContain("ben  gap resolve");
  expect(works(ana, "2026-11-17", "doctor").exitCode).toBe(0);
});
