import { SHELLS, type Shell } from "./shells.ts";

/** What somebody does once, so that a shell completes psvc from then on. */
export interface Setup {
  readonly shell: Shell;
  /** The file that the line goes into; null where the line is a command that writes one. */
  readonly file: string | null;
  readonly line: string;
  /** What else there is to know. */
  readonly note: string;
}

export const SETUPS: Readonly<Record<Shell, Setup>> = {
  bash: {
    shell: "bash",
    file: "~/.bashrc",
    line: "source <(psvc completion bash)",
    note: 'The bash of macOS takes it as eval "$(psvc completion bash)", in ~/.bash_profile.',
  },
  zsh: {
    shell: "zsh",
    file: "~/.zshrc",
    line: "source <(psvc completion zsh)",
    note:
      "It goes to the end, after compinit. Or write it once into a folder of your fpath: psvc completion zsh > " +
      "FOLDER/_psvc",
  },
  fish: {
    shell: "fish",
    file: null,
    line: "psvc completion fish > ~/.config/fish/completions/psvc.fish",
    note: "fish reads that folder by itself. Again after an update of psvc.",
  },
  powershell: {
    shell: "powershell",
    file: "$PROFILE",
    line: "psvc completion powershell | Out-String | Invoke-Expression",
    note: "PowerShell says where that file is: $PROFILE. notepad $PROFILE makes it where there is none.",
  },
};

/** The shell that `$SHELL` names; Windows has PowerShell. null for one that psvc does not complete in. */
export function shellOf(environment: Readonly<Record<string, string | undefined>>): Shell | null {
  const { SHELL, PSModulePath } = environment;
  if (!SHELL) return PSModulePath ? "powershell" : null;
  const name = SHELL.replace(/^.*[/\\]/, "")
    .replace(/\.exe$/i, "")
    .toLowerCase();
  return name === "pwsh" ? "powershell" : (SHELLS.find((shell) => shell === name) ?? null);
}
