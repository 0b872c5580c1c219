import { describe, expect, test } from "vitest";
import { readActions } from "../../src/prompts/actions-from-text.ts";

const TODAY = "2026-11-24";
const first = (line: string) => readActions(line, TODAY);

describe("pasted lines", () => {
  test.each([
    ["Raj Patel: send the van list by fri", "Raj Patel", "send the van list", "2026-11-27", null],
    ["- [ ] Raj: send it by 2026-12-01.", "Raj", "send it", "2026-12-01", null],
    ["3) Raj (customer): the list by next friday", "Raj", "the list", "2026-12-04", "customer"],
    ["• us (ours): a page by tomorrow", "us", "a page", "2026-11-25", "services"],
    ["Harbour IT (third party): port 443 by 15 dec", "Harbour IT", "port 443", "2026-12-15", "third-party"],
    ["Raj: sign it by hand by mon", "Raj", "sign it by hand", "2026-11-30", null],
    ["Zoë Ω: “quoted”: with a colon until eom", "Zoë Ω", "“quoted”: with a colon", "2026-11-30", null],
  ])("%j is who, what, and by when", (line, owner, text, due, side) => {
    expect(first(line)).toEqual({ actions: [{ owner, text, due, side }], bad: [] });
  });

  test.each([
    ["send the van list by fri", "write it like"],
    [": send it by fri", "write it like"],
    ["Raj: by fri", "does not say what"],
    ["Raj: send the van list", "by when"],
    ["Raj: send it by some day", "by when"],
    ["Raj: send it by 03/04/2027", "can be"],
    ["Raj (sales): send it by fri", "is no side"],
    ["Raj: send it by 20 nov", "has passed"],
  ])("%j cannot be taken, and says why", (line, why) => {
    const { actions, bad } = first(line);
    expect(actions).toEqual([]);
    expect(bad).toEqual([{ line: 1, text: line, why: expect.stringContaining(why) }]);
  });

  test("empty lines, comments and a mark at the beginning are passed over, and lines keep their numbers", () => {
    const { actions, bad } = readActions("\ufeff# notes\r\n\r\nRaj: a by fri\r\nnobody\r\n", TODAY);
    expect(actions).toHaveLength(1);
    expect(bad.map(({ line }) => line)).toEqual([4]);
  });
});
