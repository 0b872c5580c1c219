/** The flags whose text is empty. */
export function missingTexts(parts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(parts)
    .filter(([, text]) => !text.trim())
    .map(([flag]) => flag);
}
