import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-demo-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function psvc(home: string, ...argv: string[]): Promise<{ exitCode: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [BIN, ...argv],
      { env: { ...process.env, PSVC_HOME: resolve(folder, home), PSVC_TODAY: "" } },
      (error, out, err) => done({ exitCode: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test("the demo leads one customer to the bell, ends with the portfolio, and can be repeated", async () => {
  const first = await psvc("psvc", "demo", "--story");
  expect(first.exitCode, first.err).toBe(0);
  const commands = [...first.out.matchAll(/^\$ psvc (\S+)/gm)].map(([, name]) => name);
  expect(commands[0]).toBe("new-project");
  for (const name of ["gap", "status", "golive"]) expect(commands).toContain(name);
  expect(first.out).toContain("IS LIVE");
  expect((await psvc("psvc", "demo")).exitCode).toBe(0);
  expect(existsSync(join(folder, "psvc"))).toBe(false);
});

test("the demo's portfolio has eight projects, each in the situation it is there for", async () => {
  await psvc("psvc", "demo");
  const { out } = await psvc("psvc-demo", "status", "--all", "--json");
  const { projects } = JSON.parse(out).portfolio;
  const of = (slug: string) => projects.find((project: { slug: string }) => project.slug === slug);
  expect(projects).toHaveLength(8);
  expect(of("osprey")).toMatchObject({ daysSinceClose: 1, health: { value: "unexamined" } });
  expect(of("larkspur")).toMatchObject({ stall: { days: 7, movement: 12 } });
  expect(of("kestrel").counts.gaps.blocker).toBe(1);
  expect(of("brightwater")).toMatchObject({ status: "live", bell: "rung" });
  expect(of("heron").health.reasons.map(({ code }: { code: string }) => code)).toContain("contract-missed");
  expect(of("alder").counts.promises).toBe(40);
  expect(of("juniper").dates.baseline).not.toBeNull();
  expect(of("marlow")).toMatchObject({ status: "stopped", health: { value: null } });
});

test("whoever goes on in the demo keeps what they did, and whoever does not leaves nothing behind", async () => {
  await psvc("psvc", "demo");
  expect((await psvc("psvc", "demo")).err).toBe("");
  await psvc("psvc-demo", "new-project", "My Own", "--closed", "yesterday", "--lead", "Ana");
  const again = await psvc("psvc", "demo");
  const kept = join(folder, "psvc-demo-kept-1");
  expect(again.err).toContain(kept);
  expect((await psvc("psvc-demo", "status", "my-own")).exitCode).toBe(1);
  expect((await psvc("psvc-demo-kept-1", "status", "my-own")).exitCode).toBe(0);
  expect(again.out).toContain(`Back to your own projects: export PSVC_HOME=${join(folder, "psvc")}; psvc new-project`);
});

test("a folder that is no demo is never removed", async () => {
  mkdirSync(join(folder, "psvc-demo"));
  writeFileSync(join(folder, "psvc-demo", "mine.txt"), "mine");
  const ran = await psvc("psvc", "demo");
  expect(ran.exitCode).toBe(1);
  expect(existsSync(join(folder, "psvc-demo", "mine.txt"))).toBe(true);
});

test.each([
  ["that takes no folder", "/proc/nope/store"],
  ["below a file", "/proc/self/status/store"],
])("a demo in a place %s is refused at once, and is no bug", async (_name, home) => {
  if (process.platform !== "linux") return;
  const { exitCode, out, err } = await psvc(resolve(home), "demo");
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(err).toMatch(/^psvc: \/proc\/.* cannot be (?:written|read): a part of the path is (?:gone|a file)\./);
});

test("a demo on a disk that fills says so, and is built anew afterwards", async () => {
  if (process.platform !== "linux") return;
  const limited = ["-c", `ulimit -f 8; trap '' XFSZ; exec "$0" "$@"`, process.execPath, BIN, "demo"];
  const env = { ...process.env, PSVC_HOME: join(folder, "psvc"), PSVC_TODAY: "" };
  const { status, stderr } = spawnSync("sh", limited, { env, encoding: "utf8" });
  expect(stderr).toContain("the file would be larger than is allowed here");
  expect(status).toBe(1);
  expect((await psvc("psvc", "demo")).exitCode).toBe(0);
});
