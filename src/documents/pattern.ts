/** Patterns by their flags and source. */
const made = new Map<string, RegExp>();

/**
 * A pattern that is too long for one line, put together of its parts. Each is made once, so that a function can name
 * one where it uses it.
 */
export function pattern(flags: string, ...parts: readonly string[]): RegExp {
  const source = parts.join("");
  const key = `${flags} ${source}`;
  const known = made.get(key);
  if (known) return known;
  const one = new RegExp(source, flags);
  made.set(key, one);
  return one;
}
