import { Chalk, type ChalkInstance } from "chalk";

/** Colour by meaning, and the width to fit. Words always carry the meaning too; colour only helps to find it. */
export interface Style {
  readonly width: number;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly command: (text: string) => string;
}

export function style(options: { readonly color: boolean; readonly width: number }): Style {
  const chalk: ChalkInstance = new Chalk({ level: options.color ? 1 : 0 });
  return {
    width: options.width,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    dim: chalk.dim,
    strong: chalk.bold,
    command: chalk.cyan,
  };
}
