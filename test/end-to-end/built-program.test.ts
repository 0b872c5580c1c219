import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "psvc-built-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function psvc(...argv: string[]): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, PSVC_HOME: join(folder, "store"), PSVC_TODAY: "" };
    execFile(process.execPath, [BIN, ...argv], { env }, (error, out, err) =>
      done({ exitCode: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const NEW = ["new-project", "Acme", "--closed", "yesterday", "--lead", "Ana"];

describe("the built program", () => {
  test("is committed executable, and prints its version", async () => {
    expect(statSync(BIN).mode & 0o111).not.toBe(0);
    const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package.json"), "utf8"));
    expect(await psvc("--version")).toMatchObject({ exitCode: 0, out: `${version}\n` });
  });

  test("has its schemas with it, wherever it is started", async () => {
    expect(JSON.parse((await psvc("help", "json", "gap")).out).title).toBe("gap");
    expect(JSON.parse((await psvc("where", "--fields", "exists")).out).where).toEqual({ exists: false });
  });

  test("without a store it names three commands that start one, and makes nothing", async () => {
    const { exitCode, out } = await psvc();
    expect(exitCode).toBe(0);
    for (const command of ["psvc demo", "psvc capability import", "psvc new-project"]) expect(out).toContain(command);
    expect(() => statSync(join(folder, "store"))).toThrow();
  });

  test("with an empty USER the history still says who it was", async () => {
    const env = { ...process.env, PSVC_HOME: join(folder, "store"), USER: "" };
    await new Promise((done) => {
      execFile(process.execPath, [BIN, ...NEW], { env }, done);
    });
    const { history } = JSON.parse((await psvc("history", "--json")).out);
    expect(history[0].by).toMatch(/./);
  });

  test("without a terminal it asks nothing and names every missing flag at once", async () => {
    const { exitCode, out, err } = await psvc("new-project");
    expect([exitCode, out]).toEqual([2, ""]);
    for (const flag of ["--closed", "--lead"]) expect(err).toContain(flag);
  });

  test("on error under --json stdout is empty and stderr is one JSON document", async () => {
    await psvc(...NEW);
    const { exitCode, out, err } = await psvc("status", "acne", "--json");
    expect([exitCode, out]).toEqual([1, ""]);
    expect(JSON.parse(err)).toMatchObject({
      schemaVersion: 1,
      kind: "error",
      error: { code: "not-found", hint: "Did you mean acme?" },
    });
  });

  test("an unknown command is wrong usage, with a suggestion", async () => {
    const { exitCode, err } = await psvc("statsu");
    expect(exitCode).toBe(2);
    expect(err).toContain("Did you mean psvc status?");
  });

  test("a reader that goes away is no error", async () => {
    await psvc(...NEW);
    const child = spawn("sh", ["-c", `"${process.execPath}" "${BIN}" status --explain | head -1`], {
      env: { ...process.env, PSVC_HOME: join(folder, "store") },
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    expect(await new Promise((done) => child.on("close", done))).toBe(0);
    expect(err).toBe("");
  });

  test(
    "8 processes adding 6 promises each leave exactly 48 promises with 48 different ids",
    { timeout: 120_000 },
    async () => {
      await psvc(...NEW);
      const adder = async (who: number) => {
        for (let i = 0; i < 6; i++) {
          const ran = await psvc("promise", "add", "acme", `promise ${i} of ${who}`, "--json");
          expect(ran.exitCode, ran.err).toBe(0);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, who) => adder(who)));
      const { promises } = JSON.parse((await psvc("promise", "list", "acme", "--json")).out);
      expect(promises).toHaveLength(48);
      expect(new Set(promises.map(({ id }: { id: string }) => id)).size).toBe(48);
      expect(new Set(promises.map(({ statement }: { statement: string }) => statement)).size).toBe(48);
    },
  );

  test(
    "kill -9 at any moment leaves a store that loads, with every acknowledged promise",
    { timeout: 120_000 },
    async () => {
      await psvc(...NEW);
      const acknowledged: string[] = [];
      for (let i = 0; i < 12; i++) {
        const statement = `promise ${i}`;
        const child = spawn(process.execPath, [BIN, "promise", "add", "acme", statement, "--json"], {
          env: { ...process.env, PSVC_HOME: join(folder, "store") },
        });
        const timer = setTimeout(() => child.kill("SIGKILL"), 45 + i * 5);
        const code = await new Promise((done) => child.on("close", done));
        clearTimeout(timer);
        if (code === 0) acknowledged.push(statement);
      }
      const listed = await psvc("promise", "list", "acme", "--json");
      expect(listed.exitCode, listed.err).toBe(0);
      const statements = JSON.parse(listed.out).promises.map((promise: { statement: string }) => promise.statement);
      expect(acknowledged.filter((statement) => !statements.includes(statement))).toEqual([]);
      expect((await psvc("promise", "add", "acme", "after all that")).exitCode).toBe(0);
    },
  );
});
