import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoWorld, demoWorld, environment, type Place } from "./demo-world.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
const PATIENCE_MS = 60_000;
const QUOTE = "The supplier shall migrate each of the four depots.";

let world: DemoWorld;
let place: Place;

beforeAll(async () => {
  world = await demoWorld();
  place = world.place("");
  writeFileSync(join(place.files, "sow.md"), `# Statement of work\n\n## Scope\n\n${QUOTE}\n`);
}, PATIENCE_MS);

afterAll(() => world.remove());

interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever is answered
  ask(method: string, params?: object): Promise<any>;
  tell(line: string): void;
  /** Every line on stdout so far. */
  readonly lines: readonly string[];
  end(): Promise<number | null>;
}

function served(...argv: readonly string[]): Server {
  const child = spawn(process.execPath, [BIN, "mcp", ...argv], { cwd: place.files, env: environment(place) });
  const lines: string[] = [];
  const waiting = new Map<number, (answer: unknown) => void>();
  let rest = "";
  let id = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    const parts = (rest + chunk.toString("utf8")).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      lines.push(line);
      const message = JSON.parse(line) as { readonly id: number };
      waiting.get(message.id)?.(message);
    }
  });
  const tell = (line: string) => child.stdin.write(`${line}\n`);
  return {
    child,
    lines,
    tell,
    ask: (method, params = {}) =>
      new Promise((done) => {
        id += 1;
        waiting.set(id, done);
        tell(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
      }),
    end: () =>
      new Promise((done) => {
        child.on("exit", done);
        child.stdin.end();
      }),
  };
}

/** As an assistant of an earlier revision of the protocol opens it. */
const HELLO = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } };

async function greeted(...argv: readonly string[]): Promise<Server> {
  const server = served(...argv);
  await server.ask("initialize", HELLO);
  server.tell(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  return server;
}

/** What every call carries since there is no handshake. */
const MODERN = {
  _meta: {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  },
};

describe.concurrent("an assistant at the other end of a pipe", () => {
  test("is told the tools, proposes, and ends psvc by hanging up", async () => {
    const server = await greeted("--project", "brightwater", "--documents", ".");
    const { result: listed } = await server.ask("tools/list");
    expect(listed.tools.map(({ name }: { name: string }) => name)).toEqual([
      "read_document",
      "propose_promises",
      "find_capability",
      "status",
      "next",
    ]);
    const promises = [{ statement: "The depots are migrated", quote: QUOTE }];
    const { result } = await server.ask("tools/call", {
      name: "propose_promises",
      arguments: { file: "sow.md", promises },
    });
    expect(JSON.parse(result.content[0].text)).toMatchObject({ proposed: 1, refused: [] });
    expect(await server.end()).toBe(0);
    expect(server.lines.every((line) => JSON.parse(line).jsonrpc === "2.0")).toBe(true);
  });

  test("of the revision without a handshake is answered the same", async () => {
    const server = served("--project", "brightwater");
    const { result } = await server.ask("tools/call", { name: "status", arguments: {}, ...MODERN });
    expect(JSON.parse(result.content[0].text)).toMatchObject({ project: "brightwater" });
    expect(await server.end()).toBe(0);
  });

  test("may send what is no call, or many at once, and is answered each", async () => {
    const server = await greeted("--project", "brightwater");
    server.tell("not json");
    server.tell("");
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        server.ask("tools/call", { name: nth % 2 ? "status" : "next", arguments: {} }),
      ),
    );
    expect(all.filter(({ result }) => result?.isError || !result)).toEqual([]);
    expect((await server.ask("tools/call", { name: "drop_everything", arguments: {} })).error).toBeDefined();
    expect(await server.end()).toBe(0);
  });

  test("who starts it without a project reads why on stderr, and nothing on stdout", async () => {
    const server = served();
    let err = "";
    server.child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString("utf8");
    });
    expect(await server.end()).toBe(2);
    expect(err).toContain("psvc mcp --project");
    expect(server.lines).toEqual([]);
  });
});
