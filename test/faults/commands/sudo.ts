import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect } from "vitest";
import { demoWorld, environment, type Place } from "../../end-to-end/demo-world.ts";
import { sampling } from "../seed.ts";
import { faultKind } from "../table.ts";
import { writingLines } from "./writing-lines.ts";

const BIN = resolve(import.meta.dirname, "../../../bin/psvc.js");
const OWNER = 4321;

/** The built program as another user; each line has a store of its own. */
export function sudo(): void {
  faultKind("sudo", "every command that writes, typed by root in another user's store", async ({ trial, skip }) => {
    if (process.geteuid?.() !== 0) return skip("only root can be another user");
    const world = await demoWorld();
    const isChosen = sampling();
    try {
      for (const { argv } of writingLines().filter(({ world, isEdited }) => world === "demo" && !isEdited)) {
        if (!isChosen()) continue;
        const line = argv.join(" ");
        await trial(line, async () => {
          const place = world.place(line);
          const home = dirname(place.store);
          chmodSync(dirname(home), 0o711);
          execFileSync("chown", ["-R", `${OWNER}:${OWNER}`, home]);
          const written = run(0, argv, place);
          expect([0, 3], written.stderr).toContain(written.status);
          const all = readdirSync(home, { recursive: true, withFileTypes: true });
          const taken = all.filter((one) => statSync(join(one.parentPath, one.name)).uid !== OWNER);
          expect(taken.map(({ parentPath, name }) => join(parentPath, name).slice(home.length))).toEqual([]);
          const after = run(OWNER, ["promise", "add", "alder", "one more", "--importance", "could"], place);
          expect(after.status, after.stderr).toBe(0);
          return { acknowledged: 2, lost: 0 };
        });
      }
    } finally {
      world.remove();
    }
  });
}

function run(user: number, argv: readonly string[], place: Place) {
  const options = { cwd: place.files, env: environment(place), uid: user, gid: user, encoding: "utf8" } as const;
  return spawnSync(process.execPath, [BIN, ...argv], { ...options, input: "" });
}
