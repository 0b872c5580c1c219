import type { Finding, FindingCode } from "../../domain/history/store-finding.ts";
import type { Lock } from "../lock/lock.ts";

export type Mend = (lock: Lock) => void | Promise<void>;

/** A finding, with what mends it. Mending happens with the lock held. */
export interface RepairableFinding extends Finding {
  readonly mend: Mend | null;
}

interface About {
  readonly file: string;
  readonly text: string;
  /** Where in the file, counted from 1, with the file's text to show the line from. */
  readonly at?: { readonly line: number; readonly column: number; readonly content: string };
  readonly instead?: string;
  readonly mend?: { readonly says: string; readonly now: Mend };
}

const LONGEST = 160;

export function damage(code: FindingCode, about: About): RepairableFinding {
  return found("damage", code, about);
}

export function warning(code: FindingCode, about: About): RepairableFinding {
  return found("warning", code, about);
}

function found(
  weight: Finding["weight"],
  code: FindingCode,
  { file, text, at, instead, mend }: About,
): RepairableFinding {
  const place = at ? excerptAt(at) : { line: null, column: null, excerpt: null };
  return {
    code,
    weight,
    file,
    ...place,
    text,
    repair: mend?.says ?? null,
    instead: instead ?? null,
    mend: mend?.now ?? null,
  };
}

/** A long line is cut so that the column still stands in it. */
function excerptAt({ line, column, content }: NonNullable<About["at"]>) {
  const whole = (content.split("\n")[line - 1] ?? "").replace(/\r$/, "");
  const from = Math.max(0, Math.min(column - 1 - LONGEST / 2, whole.length - LONGEST));
  return { line, column: column - from, excerpt: whole.slice(from, from + LONGEST) };
}
