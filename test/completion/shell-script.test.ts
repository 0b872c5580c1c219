import { describe, expect, test } from "vitest";
import { DIRECTIVES } from "../../src/completion/answer-text.ts";
import { SCRIPTS } from "../../src/completion/shell-script.ts";
import { SHELLS } from "../../src/completion/shells.ts";

describe("the script of a shell", () => {
  test.each(SHELLS)("of %s asks psvc as it is installed", (shell) => {
    expect(SCRIPTS[shell]).toMatch(/\bpsvc complete ('--'|--) /);
  });

  test.each(SHELLS)("of %s knows what psvc says of files", (shell) => {
    expect(SCRIPTS[shell]).toMatch(new RegExp(`(?:-band|[&/]) ${DIRECTIVES.noFiles}\\b`));
  });

  test.each(SHELLS)("of %s names psvc's own functions and variables so that they meet no others", (shell) => {
    const functions = SCRIPTS[shell].match(/^(?:function )?\w+(?=\(\) \{|$)/gm) ?? [];
    for (const name of functions) expect(name).toMatch(/^(?:function )?_{1,2}psvc|^(?:done|end|fi|esac)$/);
  });
});

test("each directive is a bit of its own", () => {
  const bits = Object.values(DIRECTIVES);
  expect(bits.reduce((sum, bit) => sum | bit, 0)).toBe(bits.reduce((sum, bit) => sum + bit, 0));
});
