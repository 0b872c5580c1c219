export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When people work. */
export interface WorkingTime {
  /** Days on which nobody works, sorted; those that are off every week need not be named. */
  readonly holidays: readonly string[];
  /** null: Monday to Friday. Never empty. */
  readonly workingDays: readonly Weekday[] | null;
}

/** How days are said: `next friday` and `eow` depend on it. */
export interface Week {
  /** null: Monday. */
  readonly weekStart: Weekday | null;
  readonly workingDays: readonly Weekday[] | null;
  /** Days on which nobody works: none where they are not known. */
  readonly holidays?: readonly string[];
}

export const USUAL_WORKING_TIME: WorkingTime = { holidays: [], workingDays: null };
export const USUAL_WEEK: Week = { weekStart: null, workingDays: null };

const USUAL_WORKING_DAYS: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

export function workingDaysOf({ workingDays }: Pick<WorkingTime, "workingDays">): readonly Weekday[] {
  return workingDays ?? USUAL_WORKING_DAYS;
}

/** A weekday by the beginning of its name, two letters at least, so that `t` is not guessed. null for anything else. */
export function readWeekdayName(text: string): Weekday | null {
  const word = text.trim().toLowerCase();
  return word.length < 2 ? null : (WEEKDAYS.find((name) => name.startsWith(word)) ?? null);
}

/**
 * `mon-fri`, `sun-thu`, `mon tue thu`: in the order of the week, each once. null where a word is no weekday, or there
 * is none.
 */
export function readWeekdays(text: string): readonly Weekday[] | null {
  const parts = text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readRange);
  if (parts.length === 0 || parts.includes(null)) return null;
  const named = new Set(parts.flatMap((part) => part ?? []));
  return [...WEEKDAYS.slice(1), "sunday" as const].filter((day) => named.has(day));
}

function readRange(text: string): readonly Weekday[] | null {
  const [from, to, ...more] = text.split(/-|\.\./).map(readWeekdayName);
  if (!from || more.length > 0) return null;
  if (to === undefined) return [from];
  if (to === null) return null;
  const start = WEEKDAYS.indexOf(from);
  const length = ((WEEKDAYS.indexOf(to) - start + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => WEEKDAYS[(start + index) % 7] as Weekday);
}

/** `mon tue wed`. */
export function formatWeekdays(days: readonly Weekday[]): string {
  return days.map((day) => day.slice(0, 3)).join(" ");
}
