import type { Command } from "commander";
import type { App } from "../../app.ts";
import { SETUPS, type Setup, shellOf } from "../../completion/install-hint.ts";
import { SHELLS, type Shell } from "../../completion/shells.ts";
import type { Style } from "../../render/layout/style.ts";
import { wordFlag } from "../flags/flags.ts";

export function registerCompletion(program: Command, app: App): void {
  program
    .command("completion [shell]")
    .summary("complete psvc with Tab")
    .description("the script with which your shell completes psvc; without a shell, how to switch it on in yours")
    .usage(`[options] ${SHELLS.join("|")}`)
    .action((shell: string | undefined) => completion(app, shell));
}

export async function completion(app: App, typed: string | undefined): Promise<void> {
  const shell = typed === undefined ? shellOf(app.environment) : wordFlag("the shell", typed, SHELLS);
  if (shell === null) return adviseAll(app);
  const { SCRIPTS } = await import("../../completion/shell-script.ts");
  const script = SCRIPTS[shell];
  const setup = SETUPS[shell];
  app.answer({
    text: (style) => (typed === undefined ? advice([setup], style) : script.trimEnd()),
    isDocument: typed !== undefined,
    json: { kind: "completion", completion: { shell, script, setup } },
  });
}

/** Nobody knows which shell it is. */
function adviseAll(app: App): void {
  const setups = Object.values(SETUPS);
  app.answer({
    text: (style) => `$SHELL names no shell that psvc completes in. In these it does:\n\n${advice(setups, style)}`,
    json: { kind: "completion", completion: { shell: null, script: null, setup: null } },
  });
}

function advice(setups: readonly Setup[], style: Style): string {
  return setups.map((setup) => formatHow(setup, style)).join("\n\n");
}

function formatHow({ shell, file, line, note }: Setup, style: Style): string {
  const where = file === null ? "Run this once" : `Add this line to ${file}`;
  return (
    `${where} for psvc to complete in ${nameOf(shell)}, and open a new shell:\n\n  ` +
    `${style.command(line)}\n\n${note}`
  );
}

function nameOf(shell: Shell): string {
  return shell === "powershell" ? "PowerShell" : shell;
}
