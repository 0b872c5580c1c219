/** A command to type next, as data. `formatCommand` of render makes the line; a test types each of them. */
export interface NextCommand {
  /** With its group, as in `gap close`. */
  readonly command: string;
  /** Its arguments: the project, and the record in it. */
  readonly record: readonly string[];
  /** By their long names, in the order of the line; true where the flag takes no value. */
  readonly flags: CommandFlags;
}

export type CommandFlags = Readonly<Record<string, string | true>>;

/** What to do, in words, with the commands in it as data. */
export type Advice = string | NextCommand | readonly (string | NextCommand)[];

/** Every call names its command and its flags as they stand, so that the test can read them. */
export function nextCommand(command: string, record: readonly string[] = [], flags: CommandFlags = {}): NextCommand {
  return { command, record, flags };
}

/** A template of words and commands: ``advice`take it up again first: ${nextCommand("restart", [slug])}` ``. */
export function advice(texts: TemplateStringsArray, ...parts: readonly (string | NextCommand)[]): Advice {
  const joined: (string | NextCommand)[] = [];
  for (const part of texts.flatMap((text, index) => [text, parts[index] ?? ""])) {
    const last = joined.at(-1);
    if (typeof last === "string" && typeof part === "string") joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return joined;
}

export function isSameCommand(a: NextCommand, b: NextCommand): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
