import { callsOfTrial, namedTrial } from "../store/disk/power-trial.ts";
import { randomFrom, SEED } from "./seed.ts";
import { faultKind } from "./table.ts";

const TRIALS = 1_000;

export function powerLoss(): void {
  faultKind("power", "power cuts that keep a random part", async ({ trial }) => {
    const { count } = await callsOfTrial();
    for (let index = 0; index < TRIALS; index += 1) {
      const random = randomFrom(SEED + index);
      const anyCall = () => 1 + Math.floor(random() * count);
      const kept = random();
      const cutAt = anyCall();
      const killedAt = random() < 1 / 3 ? anyCall() : null;
      const choose = () => random() < kept;
      const label = `seed ${SEED}, trial ${index}, cut at ${cutAt}, killed at ${killedAt}`;
      await trial(label, () => namedTrial({ cutAt, choose, ...(killedAt === null ? {} : { killedAt }) }, label));
    }
  });
}
