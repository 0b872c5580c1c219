import { worlds } from "../commands/world.ts";
import { writingLines } from "../commands/writing-lines.ts";
import { oneOf } from "../merges/random-lines.ts";
import { randomFrom, SEED, TRIES_ALL } from "../seed.ts";
import { faultKind } from "../table.ts";
import { interleaved } from "./two-at-once.ts";

const PAIRS = TRIES_ALL ? 3_000 : 150;

faultKind("interleaved", "two commands that write, at once in one store", async ({ trial }) => {
  const worldOf = await worlds();
  const lines = writingLines();
  for (let nth = 0; nth < PAIRS; nth += 1) {
    const random = randomFrom(SEED + nth);
    const first = oneOf(lines, random);
    const second = oneOf(
      lines.filter(({ world }) => world === first.world || world === "demo"),
      random,
    );
    const wait = Math.floor(random() * random() * 60);
    await trial(`${nth}: ${first.argv.join(" ")}; after ${wait} turns ${second.argv.join(" ")}`, async () =>
      interleaved(first, second, wait, await worldOf({ argv: [...first.argv, ...second.argv], world: first.world })),
    );
  }
});
