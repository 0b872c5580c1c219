/** `--seed`, or FAULTS_SEED, runs the same again. */
export const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** FAULTS=all tries everything, however long it takes. */
export const TRIES_ALL = process.env.FAULTS === "all";

const SAMPLED = 0.1;

/** mulberry32: numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Says of one trial after the other whether it is among the tenth that the seed chooses; with FAULTS=all all are. */
export function sampling(salt = 0): () => boolean {
  const random = randomFrom(SEED + salt);
  return () => random() < SAMPLED || TRIES_ALL;
}
