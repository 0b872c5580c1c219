/** Names close enough to what was typed to be worth offering, closest first; at most three. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const typed = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: nearness(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= (candidate.length < 3 ? 0 : Math.max(1, candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/**
 * A name that differs from a known one by a slip of the finger: one or two letters. null where it may well be another.
 */
export function misspelt(name: string, names: readonly string[]): string | null {
  const typed = name.trim().toLowerCase();
  if (typed.length < 5 || typed.length > 200 || names.some((text) => text.toLowerCase() === typed)) return null;
  return names.find((item) => editDistance(typed, item.toLowerCase()) <= (typed.length < 8 ? 1 : 2)) ?? null;
}

/** The id that `7`, `p7`, `P07` or `#7` means among ids such as P7; null where it means none. */
export function idMeant(typed: string, ids: readonly string[]): string | null {
  const [, letter = "", digits] = /^#?([a-z]?)[-_#. ]?0*(\d+)$/i.exec(typed.trim()) ?? [];
  return ids.find((id) => id.slice(1) === digits && ["", id.charAt(0)].includes(letter.toUpperCase())) ?? null;
}

function nearness(typed: string, candidate: string): number {
  if (typed.length > 200) return Number.POSITIVE_INFINITY;
  if (typed.length > 1 && candidate.startsWith(typed)) return 0;
  if (typed.length > 2 && candidate.includes(typed)) return 0;
  return editDistance(typed, candidate);
}

/** Damerau-Levenshtein, restricted: insert, delete, replace, or swap two neighbours. */
function editDistance(a: string, b: string): number {
  let [before, previous]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((previous?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before?.[j - 2] ?? 0) + 1);
    }
    [before, previous] = [previous, row];
  }
  return previous?.[b.length] ?? 0;
}

/** A project is named by its slug or the beginning of it: the one with just that slug, else all that begin so. */
export function slugsMeant(name: string, slugs: readonly string[]): readonly string[] {
  const typed = name.trim().toLowerCase();
  if (slugs.includes(typed)) return [typed];
  return typed ? slugs.filter((slug) => slug.startsWith(typed)) : [];
}
