import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { runHook } from "../../src/terminal/hook.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-hook-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const hook = (command: string, patienceMs?: number) =>
  runHook(
    { command, stdin: "Acme is live; $(touch x)", json: { customer: "`touch y`" }, variable: "PSVC_WIN" },
    patienceMs,
  );

test("the command has the announcement on stdin, and the win in a private file that is gone afterwards", async () => {
  const outcome = await hook(
    `cd '${folder}' && cat > said && cp "$PSVC_WIN" win && stat -c %a "$PSVC_WIN" "$(dirname "$PSVC_WIN")" > modes && printf %s "$PSVC_WIN" > path`,
  );
  expect(outcome).toEqual({ outcome: "done" });
  const content = (name: string) => readFileSync(join(folder, name), "utf8");
  expect(content("said")).toBe("Acme is live; $(touch x)");
  expect(JSON.parse(content("win"))).toEqual({ customer: "`touch y`" });
  expect(content("modes")).toBe("600\n700\n");
  expect(existsSync(content("path"))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(["modes", "path", "said", "win"]);
});

test("a command that fails says its code and its last words", async () => {
  expect(await hook("cat > /dev/null; echo no such channel >&2; exit 4")).toEqual({
    outcome: "failed",
    exitCode: 4,
    said: "no such channel\n",
  });
});

test("a command that is not there fails like any other", async () => {
  expect(await hook("psvc-no-such-command")).toMatchObject({ outcome: "failed", exitCode: 127 });
});

test("a command that does not read what it is given is no failure", async () => {
  expect(await runHook({ command: "true", stdin: "x".repeat(1_000_000), json: {}, variable: "PSVC_WIN" })).toEqual({
    outcome: "done",
  });
});

test("a command that hangs is stopped with all that it started", async () => {
  const started = Date.now();
  const outcome = await hook(`sh -c 'echo $$ > ${folder}/pid; sleep 60' | sleep 60`, 500);
  expect(outcome).toEqual({ outcome: "timed-out", seconds: 1 });
  expect(Date.now() - started).toBeLessThan(20_000);
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  const isRunning = () => existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  for (let i = 0; i < 100 && isRunning(); i++) await new Promise((done) => setTimeout(done, 20));
  expect(isRunning()).toBe(false);
});

test("a command that leaves something running is not waited for", async () => {
  expect(await hook("cat > /dev/null; sleep 20 & exit 0", 10_000)).toEqual({ outcome: "done" });
});

test("the folder for private files can be missing, and that is said", async () => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = join(folder, "gone");
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  expect(await hook("true")).toMatchObject({ outcome: "not-started" });
  expect(statSync(folder).isDirectory()).toBe(true);
});
