import { Chalk, type ChalkInstance } from "chalk";

/**
 * How a table is put: in columns for the eye, tab-separated with all its columns for a program, or one labelled fact a
 * line for an ear.
 */
export type Layout = "aligned" | "tabs" | "labels";

/** Colour by meaning, and the width to fit. Words always carry the meaning too; colour only helps to find it. */
export interface Style {
  readonly width: number;
  readonly layout: Layout;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly command: (text: string) => string;
}

interface StyleOptions {
  readonly color: boolean;
  readonly width: number;
  readonly layout?: Layout;
}

export function style(options: StyleOptions): Style {
  const chalk: ChalkInstance = new Chalk({ level: options.color ? 1 : 0 });
  return {
    width: options.width,
    layout: options.layout ?? "aligned",
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    dim: chalk.dim,
    strong: chalk.bold,
    command: chalk.cyan,
  };
}

/** For a table that is a part of a page: a page is read, so that there are no tabs in it. */
export function onPage(style: Style): Style {
  return style.layout === "tabs" ? { ...style, layout: "aligned" } : style;
}
