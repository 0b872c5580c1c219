import { describe, expect, test } from "vitest";
import { lettersAndDigits, similarTexts, textKey } from "../../../src/domain/text/similar-texts.ts";

describe("the closest text", () => {
  const texts = [
    "The supplier shall migrate the depots",
    "The portal shows every van on a map",
    "Reports are sent weekly",
  ];
  test.each([
    ["has the same words in another order", "Depots: the supplier must migrate", 0],
    ["holds the other", "In addition the portal shows every van on a map, at night too, for all planners of it", 1],
    ["is too short to hold it by more than chance", "a map", null],
    ["shares one word of many", "Every driver signs in with a card of the council", null],
    ["is none of them", "Something else entirely", null],
  ])("%s", (_, text, at) => {
    expect(similarTexts(texts).closest(text)?.at ?? null).toBe(at);
  });

  test("is none where there are none, and one that was added later", () => {
    const similar = similarTexts([]);
    expect(similar.closest("Reports are sent weekly")).toBeNull();
    similar.add("Reports are sent weekly");
    expect(similar.closest("Weekly reports are sent")?.at).toBe(0);
  });
});

test("a key is the same whatever the case, the spaces and the punctuation, and another for another digit", () => {
  expect(textKey("Answer within 4 hours.")).toBe(textKey("answer  within 4 hours"));
  expect(textKey("Answer within 4 hours.")).not.toBe(textKey("Answer within 8 hours."));
  expect(lettersAndDigits("“Non‑WHD” ﬁle, 4 h")).toBe("nonwhdfile4h");
});
