import { cut } from "./table.ts";

const SHOWN = 10;

/** Lines under a title, the first ten of them; nothing where there are none. `width` cuts lines that are longer. */
export function section(title: string, lines: readonly string[], width?: number): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more; --json lists all`] : [];
  const fitting = (line: string) => (width === undefined ? line : cut(line, width - 2));
  return [`${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${fitting(line)}`), ...more];
}

/** `1 row`, `3 rows`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
