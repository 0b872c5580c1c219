type Environment = Readonly<Record<string, string | undefined>>;

/** Width where nothing tells: what the screens are made for. */
const USUAL_WIDTH = 100;
const NARROWEST = 40;

/**
 * Whether a stream gets colour: the flag, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether it is a terminal
 * (no-color.org, force-color.org). stdout and stderr are judged apart.
 */
export function colorOn(flags: { readonly color?: boolean }, env: Environment, isTerminal: boolean): boolean {
  if (flags.color !== undefined) return flags.color;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return isTerminal && env.TERM !== "dumb";
}

/** Columns of the answer: the terminal's, else COLUMNS, else the usual; never narrower than 40. */
export function screenWidth(columns: number | undefined, env: Environment): number {
  const told = Number(env.COLUMNS);
  const width = columns || (Number.isInteger(told) && told > 0 ? told : USUAL_WIDTH);
  return Math.max(NARROWEST, width);
}
