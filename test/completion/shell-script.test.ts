import { ShellCompDirective, script } from "@bomb.sh/tab";
import { describe, expect, test, vi } from "vitest";
import { DIRECTIVES } from "../../src/completion/answer-text.ts";
import { shellScript } from "../../src/completion/shell-script.ts";
import { SHELLS } from "../../src/completion/shells.ts";

describe("the script of a shell", () => {
  test.each(SHELLS)("of %s asks psvc as it is installed, and is the same every time", async (shell) => {
    const text = await shellScript(shell);
    expect(text).toMatch(/psvc complete ('--'|--) /);
    expect(await shellScript(shell)).toBe(text);
  });

  test("of PowerShell is the library's", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    script("powershell", "psvc", "psvc");
    const [printed] = log.mock.calls.flat();
    log.mockRestore();
    expect(await shellScript("powershell")).toBe(`${printed}\n`);
  });

  test("prints nothing by itself", async () => {
    const log = vi.spyOn(console, "log");
    await shellScript("zsh");
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

test("psvc and the scripts of the library mean the same by each directive", () => {
  const { ShellCompDirectiveNoSpace, ShellCompDirectiveNoFileComp, ShellCompDirectiveFilterDirs } = ShellCompDirective;
  expect(DIRECTIVES).toEqual({
    noSpace: ShellCompDirectiveNoSpace,
    noFiles: ShellCompDirectiveNoFileComp,
    folders: ShellCompDirectiveFilterDirs,
    keepOrder: ShellCompDirective.ShellCompDirectiveKeepOrder,
  });
});
