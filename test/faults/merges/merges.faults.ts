import { expect } from "vitest";
import { hasGit } from "../../end-to-end/git-clones.ts";
import { SEED, sampling } from "../seed.ts";
import { faultKind, type Kind } from "../table.ts";
import { gitRound } from "./git-rounds.ts";
import { apart, mergedBothWays } from "./merged-clones.ts";

const ROUNDS = 200;

faultKind("merges", "two clones, random commands from all that write, merged both ways", async ({ trial }) => {
  const apartFrom = await apart();
  const counts = { merged: 0, conflicts: 0, settled: new Map<string, number>(), differing: 0 };
  for (let round = 0; round < ROUNDS; round += 1)
    await trial(`round ${round}`, async () => {
      const clones = await apartFrom(SEED + round);
      const { merged, conflicts, settled, lost, differing } = await mergedBothWays(clones);
      counts.merged += merged.length;
      counts.conflicts += conflicts.length;
      counts.differing += differing.length;
      for (const rule of settled) counts.settled.set(rule, (counts.settled.get(rule) ?? 0) + 1);
      const lines = clones.acknowledged.join("; ");
      expect(differing, `differing ${differing.join(", ")} after ${lines}`).toEqual([]);
      expect(lost, `lost ${lost.join(", ")} after ${lines}`).toEqual([]);
      return { acknowledged: clones.acknowledged.length, lost: lost.length };
    });
  const rules = [...counts.settled].map(([rule, count]) => `${rule} ${count}`).join(", ");
  process.stderr.write(
    `${counts.merged} documents merged, ${counts.conflicts} left to people, ${counts.differing} differing; ${rules}\n`,
  );
  // Rounds in which nothing meets show nothing.
  expect(counts.merged).toBeGreaterThan(ROUNDS / 2);
  expect(counts.settled.size).toBeGreaterThan(4);
});

faultKind("merges-git", "the same in two real clones with the driver, merged by git both ways", ({ trial, skip }) =>
  inGit(true, trial, skip),
);

faultKind("merges-without-driver", "the same in two clones without the driver, then doctor --fix", ({ trial, skip }) =>
  inGit(false, trial, skip),
);

/** A tenth of the rounds; with FAULTS=all every one. */
async function inGit(withDriver: boolean, trial: Kind["trial"], skip: Kind["skip"]): Promise<void> {
  if (!hasGit) return skip("there is no git");
  const apartFrom = await apart();
  const isChosen = sampling(withDriver ? 1 : 2);
  for (let round = 0; round < ROUNDS; round += 1)
    if (isChosen())
      await trial(`round ${round}`, async () => {
        const clones = await apartFrom(SEED + round);
        const { lost } = await gitRound(clones, { withDriver });
        expect(lost, `otherwise than by meaning: ${lost.join(", ")} after ${clones.acknowledged.join("; ")}`).toEqual(
          [],
        );
        return { acknowledged: clones.acknowledged.length, lost: lost.length };
      });
}
