import { join } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { faultKind } from "./table.ts";
import { verifyStore } from "./verify.ts";
import { runWriter } from "./writer-process.ts";

const WRITERS = 20;
const ROUNDS = 5;
const CHANGES = 5;

export function parallelWriters(): void {
  faultKind(`${WRITERS} processes write at once`, async ({ trial }) => {
    const base = temporaryFolder();
    for (let round = 1; round <= ROUNDS; round += 1) {
      await trial(`round ${round}`, async () => {
        const folder = join(base, `store-${round}`);
        const orders = Array.from({ length: WRITERS }, (_, index) => ({
          folder,
          by: `writer ${index}`,
          changes: CHANGES,
          patienceMs: 60_000,
        }));
        await runWriter({ folder, by: "first", create: true, changes: 0 });
        const said = await Promise.all(orders.map((order) => runWriter(order)));
        expect(said.map(({ problem, complaint }) => problem ?? complaint)).toEqual(orders.map(() => ""));
        const acknowledged = said.flatMap((one) => one.acknowledged);
        expect(acknowledged).toHaveLength(WRITERS * CHANGES);
        return verifyStore(folder, acknowledged);
      });
    }
  });
}
