import { BASH_SCRIPT } from "./bash-script.ts";
import type { Shell } from "./shells.ts";

/** The script that completes psvc in a shell. */
export async function shellScript(shell: Shell): Promise<string> {
  if (shell === "bash") return BASH_SCRIPT;
  const { script } = await import("@bomb.sh/tab");
  return MENDED[shell].reduce(mended, `${printedBy(() => script(shell, "psvc", "psvc"))}\n`);
}

/** What the library's scripts do with a word that has spaces, quotes or `$` in it, put right; and what they say on a terminal. */
interface Mending {
  readonly instead: string;
  readonly of: string;
}

const MENDED: Readonly<Record<Exclude<Shell, "bash">, readonly Mending[]>> = {
  zsh: [
    // Sourced before compinit it would print an error at every start of a shell.
    {
      of: "compdef _psvc psvc\n",
      instead: "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }\ncompdef _psvc psvc\n",
    },
    { of: "local lastParam lastChar", instead: "local line lastParam lastChar" },
    // Words are what zsh says they are, without their quotes.
    { of: `"\${=words[1,CURRENT]}"`, instead: `"\${(@)words[1,CURRENT]}"` },
    {
      of: `("\${(@)words[2,-1]}")`,
      instead: `("\${(@Q)words[2,-1]}")
    args_to_quote[-1]="\${(Q):-\${compstate[quote]}\${PREFIX}\${compstate[quote]}}"`,
    },
    { of: "=~ '-.*='", instead: "=~ '^--[a-z-]+='" },
    { of: `comp=\${comp//:/\\:}`, instead: `comp=\${comp//\\\\/\\\\\\\\}\n            comp=\${comp//:/\\\\:}` },
    // zsh quotes what it puts on the line.
    { of: "completions -Q ", instead: "completions " },
  ],
  fish: [
    // The word that is being typed without its quotes, of which one may be open.
    { of: "(commandline -ct)\n", instead: `(commandline -ct)\n    set lastArg (string unescape -- "$lastArg")\n` },
    { of: "-r -- '-.*='", instead: "-r -- '^--[a-z-]+='" },
    // A candidate that begins with dashes is none of its flags.
    { of: `split --max 1 "\\t" `, instead: "split --max 1 -- \\t " },
  ],
  powershell: [],
};

function mended(script: string, { of, instead }: Mending): string {
  if (!script.includes(of)) throw new Error(`the library's script has no ${of}`);
  return script.replace(of, () => instead);
}

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
