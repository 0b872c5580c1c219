import type { Effort } from "../config/capacity.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import type { ResolutionKind } from "../model/vocabulary.ts";

/** A way to live with one gap, and what it takes until it is in place. */
export interface RecutOption {
  readonly resolution: ResolutionKind;
  /** The letter that it has in the planned conversation; null where none is planned with it. */
  readonly letter: string | null;
  readonly effort: Effort;
  /** Nobody estimated it: it is a small, medium or large one of its kind. */
  readonly isAssumed: boolean;
  /** A person recorded it: in a conversation, or as the gap's resolution. */
  readonly isRecorded: boolean;
  readonly isReleasing: boolean;
  /** Somebody has to tell the customer, and the customer has to decide. */
  readonly needsTalk: boolean;
}

/** A gap that stands between today and the go-live, and the ways to choose from; one where it is agreed already. */
export interface RecutGap {
  readonly key: Key;
  readonly gap: Gap;
  readonly promise: CustomerPromise;
  readonly isAgreed: boolean;
  readonly options: readonly RecutOption[];
}
