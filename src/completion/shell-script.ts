import { BASH_SCRIPT } from "./bash-script.ts";
import { FISH_SCRIPT } from "./fish-script.ts";
import { POWERSHELL_SCRIPT } from "./powershell-script.ts";
import type { Shell } from "./shells.ts";
import { ZSH_SCRIPT } from "./zsh-script.ts";

/** What completes psvc in each shell: it asks `psvc complete`, and reads what `answer-text.ts` writes. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH_SCRIPT,
  zsh: ZSH_SCRIPT,
  fish: FISH_SCRIPT,
  powershell: POWERSHELL_SCRIPT,
};
