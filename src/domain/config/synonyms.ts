/** Each group has the words or phrases that mean the same. */
export type Synonyms = readonly (readonly string[])[];

/**
 * Reads groups such as `SSO = single sign-on = SAML`, one a line or with `;` between. Leaves out a group of fewer than
 * two words.
 */
export function readSynonyms(text: string): Synonyms {
  return text
    .split(/[;\n]/)
    .map((group) => [
      ...new Set(
        group
          .split("=")
          .map((word) => word.trim())
          .filter(Boolean),
      ),
    ])
    .filter((group) => group.length > 1);
}

/** As `readSynonyms` reads them. */
export function formatSynonyms(synonyms: Synonyms): string {
  return synonyms.map((group) => group.join(" = ")).join("; ");
}
