import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
const SECRET = "s3cret w0rd";

const ADDRESSES = [
  "postgres://db/psvc",
  `postgresql://ana:${SECRET}@db/psvc`,
  `postgresql://db/psvc?password=${SECRET}`,
  "https://example.org/store",
  "file:///tmp/store",
  "S3://bucket/key",
  "x-y.z+1://a",
  `  postgres://ana:${SECRET}@db`,
];

function psvc(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: cwd, NO_COLOR: "1", ...env },
  });
  const made = readdirSync(cwd).filter((name) => name !== ".cache");
  return { status, stdout, stderr, made };
}

const LINES: readonly (readonly [readonly string[], number])[] = [
  [["status"], 2],
  [[], 2],
  [["where"], 2],
  [["doctor"], 2],
  [["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"], 2],
  [["gap", "ad", "x"], 2],
  [["gap", "add"], 2],
  [["gap", "add", "--stor"], 2],
  [["gap", "add", "acme", "--severity", "wrong"], 2],
  [["status", "--json"], 2],
  [["--help"], 0],
  [["help", "dates"], 0],
];

function expectRefused(address: string, line: readonly string[], status: number): void {
  for (const ran of [psvc(["--store", address, ...line]), psvc([...line], { PSVC_HOME: address })]) {
    expect(ran.status).toBe(status);
    expect(ran.made).toEqual([]);
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/s3cret|w0rd/);
  }
}

test.each(ADDRESSES)("a store at %j is refused", (address) => expectRefused(address, ["status"], 2));

test.each(LINES)("psvc %j makes no folder of an address, and prints no password", (line, status) => {
  expectRefused(`postgresql://ana:${SECRET}@db/psvc`, line, status);
});

test("the sentence names the flag or the variable, the scheme, and what to do", () => {
  expect(psvc(["--store", `postgres://ana:${SECRET}@db/psvc`, "status"]).stderr).toBe(
    "psvc: --store cannot be 'postgres://…': a store is a folder, and not an address: name a folder, such as ./psvc-store.\n",
  );
  expect(psvc(["status"], { PSVC_HOME: "https://x" }).stderr).toMatch(/^psvc: PSVC_HOME cannot be 'https:\/\/…'/);
});

test("a shell that completes a line is told of no error", () => {
  expect(psvc(["complete", "--", "gap", "add", ""], { PSVC_HOME: "postgres://db" })).toMatchObject({
    status: 0,
    stderr: "",
  });
});

test("a mistyped command that holds an address keeps its password to itself", () => {
  const ran = psvc([`postgres://ana:${SECRET}@db/psvc`]);
  expect(ran.status).toBe(2);
  expect(ran.stderr).not.toMatch(/s3cret/);
});

test("a folder whose name has a colon is a folder", () => {
  expect(psvc(["--store", "./a:b", "where"]).status).toBe(0);
});
