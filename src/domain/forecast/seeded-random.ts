/** Numbers that look random and are the same again for the same seed. */
export interface Random {
  /** From 0 up to, and without, 1. */
  readonly uniform: () => number;
  /** Around 0 with a standard deviation of 1. */
  readonly normal: () => number;
}

/** Mulberry32, begun from an FNV-1a hash of the text: small, fast, and even enough for a few thousand draws. */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // Box and Muller.
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
