import { expect } from "vitest";
import { validateDocument } from "../json/valid-document.ts";

/** The one document that stands on stdout under `--json`. */
export function expectAnswer(text: string): void {
  expect(text).toMatch(/[^\n]\n$/);
  expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, kind: expect.stringMatching(/^(?!error$)[a-z-]+$/) });
  expect(validateDocument(JSON.parse(text))).toEqual([]);
}

/** The one document that stands on stderr where there is no answer. */
export function expectError(text: string, exitCode: number | null): void {
  expect(text).toMatch(/[^\n]\n$/);
  expect(JSON.parse(text)).toMatchObject({
    schemaVersion: 1,
    kind: "error",
    error: { code: expect.stringMatching(/^[a-z-]+$/), exitCode, message: expect.stringMatching(/\S/) },
  });
  expect(validateDocument(JSON.parse(text))).toEqual([]);
}
