import { BASH_SCRIPT } from "./bash-script.ts";
import type { Shell } from "./shells.ts";
import { type Mending, mended, ZSH_MENDING } from "./zsh-patches.ts";

/** The script that completes psvc in a shell. */
export async function shellScript(shell: Shell): Promise<string> {
  if (shell === "bash") return BASH_SCRIPT;
  const { script } = await import("@bomb.sh/tab");
  return MENDED[shell].reduce(mended, `${printedBy(() => script(shell, "psvc", "psvc"))}\n`);
}

/**
 * What the library's scripts do with a word that has spaces, quotes or `$` in it, put right; and what they say on a
 * terminal.
 */
const MENDED: Readonly<Record<Exclude<Shell, "bash">, readonly Mending[]>> = {
  zsh: ZSH_MENDING,
  fish: [
    // The word that is being typed without its quotes, of which one may be open.
    { of: "(commandline -ct)\n", instead: `(commandline -ct)\n    set lastArg (string unescape -- "$lastArg")\n` },
    { of: "-r -- '-.*='", instead: "-r -- '^--[a-z-]+='" },
    // A candidate that begins with dashes is none of its flags.
    { of: `split --max 1 "\\t" `, instead: "split --max 1 -- \\t " },
  ],
  powershell: [],
};

/** The library prints. */
function printedBy(print: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}
