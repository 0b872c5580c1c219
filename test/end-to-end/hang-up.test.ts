import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoWorld, demoWorld, environment } from "./demo-world.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

/** Lends psvc a terminal, waits until it asks, takes the terminal away, and prints how psvc ended. */
const TERMINAL_THAT_GOES = `
import json, os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
screen, quiet, started = b"", 0, time.time()
while quiet < 6 and time.time() - started < 15:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    try:
        screen += os.read(terminal, 65536) if ready else b""
    except OSError:
        break
    quiet = 0 if ready or not screen else quiet + 1
asks = os.waitpid(pid, os.WNOHANG)[0] == 0
os.close(terminal)
signal, ended = None, time.time()
while asks and time.time() - ended < 10:
    done, status = os.waitpid(pid, os.WNOHANG)
    if done:
        signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else "exit %d" % os.WEXITSTATUS(status)
        break
    time.sleep(0.05)
print(json.dumps({"asks": asks, "signal": signal, "screen": screen.decode("utf8", "replace")}))
`;
const SIGHUP = 1;
const hasPython = process.platform !== "win32" && spawnSync("python3", ["-c", "import pty"]).status === 0;

let world: DemoWorld;

beforeAll(async () => {
  world = await demoWorld();
}, 60_000);

afterAll(() => world.remove());

test.skipIf(!hasPython).each<readonly [string, readonly string[], Readonly<Record<string, string>>]>([
  ["a text", ["new-project", "Acme"], {}],
  ["a text, on a terminal that cannot draw", ["new-project", "Acme"], { TERM: "dumb" }],
  ["a choice", ["gap", "resolve", "larkspur", "G1"], {}],
  ["a key", ["promise", "assess", "alder"], {}],
  ["yes or no", ["project", "remove", "heron"], {}],
  ["lines", ["intake", "alder"], {}],
])("a terminal that hangs up while %s is asked for ends psvc by that signal", (_kind, argv, more) => {
  const place = world.place(argv.join(" "));
  const line = ["-c", TERMINAL_THAT_GOES, process.execPath, BIN, ...argv];
  const options = { cwd: place.files, env: { ...environment(place), ...more }, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync("python3", line, options);
  const { asks, signal, screen } = JSON.parse(stdout || `{"screen":${JSON.stringify(stderr)}}`);
  expect({ asks, signal }, screen).toEqual({ asks: true, signal: SIGHUP });
});
