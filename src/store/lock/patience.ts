export interface WaitingOptions {
  /** How long to wait while nothing moves: no other owner, and no sign of life from this one. */
  readonly patienceMs: number;
  /** How long to wait at most, however much moves. */
  readonly longestMs?: number;
  /** Called once, when the wait is long enough to tell the user: how many go before this process. */
  readonly waiting?: ((before: number) => void) | undefined;
}

export interface Patience {
  /** Takes note of what lies in the lock's place: the bytes of the lock, or null. */
  readonly observe: (bytes: Buffer | null) => void;
  readonly isOver: () => boolean;
  readonly tell: (before: number) => void;
}

const LONGEST_MS = 5 * 60 * 1000;
const TELL_AFTER_MS = 2_000;

/** Counts from the last time the lock changed hands or its owner renewed it. */
export function patienceOf({ patienceMs, longestMs = LONGEST_MS, waiting }: WaitingOptions): Patience {
  const startedAt = performance.now();
  let movedAt = startedAt;
  let last: Buffer | null = null;
  let isTold = false;
  return {
    observe(bytes) {
      const isSame = bytes === null || last === null ? bytes === last : bytes.equals(last);
      if (!isSame) movedAt = performance.now();
      last = bytes;
    },
    isOver: () => performance.now() >= Math.min(movedAt + patienceMs, startedAt + longestMs),
    tell(before) {
      if (isTold || performance.now() - startedAt < TELL_AFTER_MS) return;
      isTold = true;
      waiting?.(before);
    },
  };
}
