import { expect, test } from "vitest";
import { formatSynonyms, readSynonyms } from "../../../src/domain/config/synonyms.ts";

test.each([
  ["SSO = single sign-on = SAML; MFA=two-factor", "SSO = single sign-on = SAML; MFA = two-factor"],
  ["a = b\nc = d", "a = b; c = d"],
  ["alone; a = a", ""],
  [" = ; ;", ""],
])("groups of %j", (text, written) => {
  expect(formatSynonyms(readSynonyms(text))).toBe(written);
  expect(formatSynonyms(readSynonyms(written))).toBe(written);
});
