import { visible } from "./escape-control-characters.ts";

/** What to do, and the line that would do it. */
export function withLine(hint: string, example: string | null | undefined): string {
  return example ? `${hint && `${hint}\n`}Like: ${visible(example)}` : hint;
}

export function quoted(text: string): string {
  const shown = visible(withoutPassword(text));
  return `'${shown.length > 120 ? `${shown.slice(0, 119)}…` : shown}'`;
}

/** A command is left as it is to be typed. */
export function sentence(text: string): string {
  if (/^(?:psvc|git) /.test(text)) return `Try ${text}`;
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return text.includes("psvc ") ? begun : `${begun}.`;
}

/** A sentence that begins with a name, of a file or a project, keeps it as it is written. */
export function begin(text: string): string {
  return /^(?:an?|all|every|it|no|nothing|some|that|the|there|this) /.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** `G1, G2 and G3`. */
export function listed(words: readonly string[], and = "and"): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(` ${and} `);
}

/** A word that a POSIX shell takes as one; the password of an address is never part of a line that is shown. */
export function shellWord(word: string): string {
  const text = withoutPassword(word);
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** An address with its scheme, up to the space or quote that ends it. */
export const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s'"]+/gi;

/** The text with the user, the password and any `password=` of each address in it left out. */
export function withoutPasswords(text: string): string {
  return text.replace(ADDRESS, withoutPassword);
}

/**
 * The same for one word of a command line, which may hold spaces and quotes; a word without an address is as it was.
 */
export function withoutPassword(word: string): string {
  if (!/[a-z][a-z0-9+.-]*:\/\//i.test(word)) return word;
  return word.replace(/:\/\/.*@/s, "://…@").replace(/\b(pass\w*|pwd)=[^&]*/gi, "$1=…");
}

/** What was answered before for a file with the same headings, as the flags that would say it. */
export function formatRemembered(remembered: readonly (readonly [string, string])[]): string {
  const flags = remembered.map(([flag, value]) => `${flag} ${shellWord(value)}`).join(" ");
  return `As answered before for these headings: ${flags} (--ask-again forgets it)`;
}
