interface Terminal {
  readonly rows: number | undefined;
  readonly columns: number | undefined;
}

/** 0, and what `less` leaves with after Ctrl-C: somebody saw the text. */
const SEEN = [0, 2, 130];
const COLOR = /\u001b\[[\d;]*m/g;

/** Whether a text is higher than the terminal, with a line left for the next prompt. */
export function isHigherThan({ rows, columns }: Terminal, text: string): boolean {
  if (!rows || !columns) return false;
  const height = text
    .replace(/\n$/, "")
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(COLOR, "").length / columns)), 0);
  return height > rows - 1;
}

/**
 * Shows a text through the user's pager and waits for it. false where the pager failed: the text is still to be shown.
 * A reader who leaves before the end is no error.
 */
export function page(text: string, command: string, env: NodeJS.ProcessEnv): boolean {
  // Ctrl-C belongs to the pager while it runs: without a listener it would end psvc and leave the pager with the
  // terminal.
  const leaveToPager = () => {};
  process.on("SIGINT", leaveToPager);
  try {
    // An answer is printed at once, so that nothing may be loaded late by a promise.
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    const { status, signal, error } = spawnSync(command, {
      shell: true,
      input: text,
      stdio: ["pipe", "inherit", "inherit"],
      env: { ...env, LESS: env.LESS ?? "FRX", LV: env.LV ?? "-c" },
    });
    const didNotStart = error !== undefined && (error as NodeJS.ErrnoException).code !== "EPIPE";
    return !didNotStart && (status === null ? signal === "SIGINT" : SEEN.includes(status));
  } finally {
    process.off("SIGINT", leaveToPager);
  }
}
