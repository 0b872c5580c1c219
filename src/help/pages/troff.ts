const MARKS: Readonly<Record<string, string>> = {
  "\\": "\\(rs",
  "-": "\\-",
  "'": "\\(aq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
};

/** A line of text for troff: nothing in it is a request, and every mark can be copied as it was typed. */
export function troff(text: string): string {
  const escaped = text
    .replace(/[\\\-'`^~]/g, (mark) => MARKS[mark] ?? mark)
    .replace(
      /[^\0-\x7f]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
    );
  return escaped.startsWith(".") ? `\\&${escaped}` : escaped;
}

/** The same as one argument of a macro. */
export function troffArgument(text: string): string {
  return `"${troff(text).replaceAll('"', "\\(dq")}"`;
}
