import type { Command, Option } from "commander";

/** What the last word of a line is to become. */
export type Asked =
  | { readonly of: "command" }
  /** A command or a topic that `psvc help` explains. */
  | { readonly of: "help" }
  | { readonly of: "flag" }
  | { readonly of: "argument"; readonly name: string }
  | { readonly of: "value"; readonly option: Option };

/** A line as far as it is typed, read the way the program would read it. */
export interface TypedLine {
  /** The deepest one that is named. */
  readonly command: Command;
  /** The words that lead to it: `gap add`. */
  readonly path: string;
  /** null where nothing that is typed here could be right. */
  readonly asked: Asked | null;
  /** The last word, without the flag that it follows in `--flag=word`. */
  readonly typed: string;
  /** What was given before it for each argument, by its name, and for each flag, by its attribute. */
  readonly arguments: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a line, of which the last word is being typed; it is "" after a space. `words` leave the program's name out.
 */
export function readLine(program: Command, words: readonly string[]): TypedLine {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? "";
  const state = before.reduce(readWord, {
    command: program,
    operands: [],
    flags: new Map(),
    awaits: null,
    onlyOperands: false,
    isLost: false,
  });
  return { ...gathered(state), ...askedOf(state, last) };
}

interface State {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
  /** The flag whose value comes next. */
  readonly awaits: Option | null;
  /** After `--` nothing is a flag. */
  readonly onlyOperands: boolean;
  /** A word stood where a command had to. */
  readonly isLost: boolean;
}

function readWord(state: State, word: string): State {
  if (state.awaits && !(state.awaits.optional && looksLikeFlag(word)))
    return { ...given(state, state.awaits, word), awaits: null };
  if (state.onlyOperands || !looksLikeFlag(word)) return readOperand({ ...state, awaits: null }, word);
  if (word === "--") return { ...state, awaits: null, onlyOperands: true };
  const [name = "", value] = splitFlag(word);
  const option = findOption(state.command, name);
  if (!option) return { ...state, awaits: null };
  if (value !== undefined) return { ...given(state, option, value), awaits: null };
  const takesValue = option.required || option.optional;
  return { ...given(state, option), awaits: takesValue ? option : null };
}

function readOperand(state: State, word: string): State {
  const { command, operands } = state;
  if (operands.length > 0 || !leadsOn(command)) return { ...state, operands: [...operands, word] };
  if (isHelp(command, word)) return { ...state, operands: [word] };
  const found = command.commands.find((current) => current.name() === word || current.aliases().includes(word));
  return found ? { ...state, command: found } : { ...state, isLost: true };
}

function askedOf(state: State, last: string): Pick<TypedLine, "asked" | "typed"> {
  const { command, operands, awaits, onlyOperands, isLost } = state;
  if (awaits && !(awaits.optional && looksLikeFlag(last)))
    return { asked: { of: "value", option: awaits }, typed: last };
  if (isLost) return { asked: null, typed: last };
  if (looksLikeFlag(last, 1) && !onlyOperands) return askedOfFlag(command, last);
  if (leadsOn(command)) return { asked: operands.length > 0 ? { of: "help" } : { of: "command" }, typed: last };
  const argument = command.registeredArguments[operands.length] ?? command.registeredArguments.at(-1);
  const isRoom = argument && (operands.length < command.registeredArguments.length || argument.variadic);
  if (isRoom) return { asked: { of: "argument", name: argument.name() }, typed: last };
  // Where no word is left to say, what can follow are flags.
  return { asked: onlyOperands ? null : { of: "flag" }, typed: last };
}

function askedOfFlag(command: Command, last: string): Pick<TypedLine, "asked" | "typed"> {
  const [name = "", value] = splitFlag(last);
  if (value === undefined) return { asked: { of: "flag" }, typed: last };
  const option = findOption(command, name);
  const takesValue = option !== null && (option.required || option.optional);
  return { asked: takesValue ? { of: "value", option } : null, typed: value };
}

function gathered({ command, operands, flags }: State): Omit<TypedLine, "asked" | "typed"> {
  const names = command.registeredArguments;
  const given = new Map<string, readonly string[]>();
  for (const [index, word] of operands.entries()) {
    const name = (names[index] ?? names.at(-1))?.name() ?? "";
    given.set(name, [...(given.get(name) ?? []), word]);
  }
  return { command, path: pathOf(command), arguments: given, flags };
}

function given(state: State, option: Option, value?: string): State {
  const name = option.attributeName();
  const values = [...(state.flags.get(name) ?? []), ...(value === undefined ? [] : [value])];
  return { ...state, flags: new Map([...state.flags, [name, values]]) };
}

/** A flag of the command at hand, or of those above it: global flags count wherever they stand. */
export function findOption(command: Command, name: string): Option | null {
  const found = command.options.find(({ long, short }) => long === name || short === name);
  return found ?? (command.parent ? findOption(command.parent, name) : null);
}

/** Whether the next word has to be a command. */
function leadsOn(command: Command): boolean {
  return command.commands.length > 0;
}

function isHelp(command: Command, word: string): boolean {
  return command.parent === null && word === "help";
}

/** A lone `-` is stdin, unless it is about to become a flag. */
function looksLikeFlag(word: string, shortest = 2): boolean {
  return word.startsWith("-") && word.length >= shortest;
}

function splitFlag(word: string): readonly string[] {
  const at = word.indexOf("=");
  return word.startsWith("--") && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : "";
}
