type Environment = Readonly<Record<string, string | undefined>>;

/** A pipe has no width; this is the screen that the answers are made for. */
const DEFAULT_WIDTH = 100;
const NARROWEST = 40;

/** One stream's colour: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
export function colorOn(flags: { readonly color?: boolean }, env: Environment, isTerminal: boolean): boolean {
  if (flags.color !== undefined) return flags.color;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  if (env.TERM === "dumb") return false;
  return isTerminal;
}

/** Columns of the terminal, else COLUMNS, else a default; never so few that nothing fits. */
export function screenWidth(columns: number | undefined, env: Environment): number {
  const width = columns || Number(env.COLUMNS) || DEFAULT_WIDTH;
  return Math.max(NARROWEST, Math.floor(width));
}

/** Whether somebody can be asked, and may be: questions go to stderr, answers come from stdin. */
export function mayAsk(flags: { readonly json?: boolean; readonly input?: boolean }, stdinIsTerminal: boolean, stderrIsTerminal: boolean): boolean {
  return stdinIsTerminal && stderrIsTerminal && flags.input !== false && flags.json !== true;
}
