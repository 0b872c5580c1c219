import { describe, expect, test } from "vitest";
import { isPlaceholder } from "../../../src/domain/text/placeholder.ts";

describe("evidence", () => {
  test.each([
    ...["x", "ok", "OK!", "done", "Done.", "yes", "n/a", "N/A", "tbd", "-", "?", "...", "all done", "people-trained"],
    ...["People trained", " (people-trained) "],
  ])("%j only takes its place", (text) => {
    expect(isPlaceholder(text, "people-trained")).toBe(true);
  });

  test.each([
    ...["https://acme.example/7", "runs/1.pdf", "/srv/x", "AC-7", "#12", "7", "41 of 41", "sow.pdf", "C:\\x"],
    ...["Tom saw it", "the people were trained on Monday", "Petra"],
  ])("%j is some", (text) => {
    expect(isPlaceholder(text, "people-trained")).toBe(false);
  });
});
