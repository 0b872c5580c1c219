import type { Example } from "../../src/help/facts/example.ts";
import { EXAMPLES } from "../../src/help/facts/examples.ts";
import { everyLeaf } from "../leaves.ts";

/** An example, and what it ends with where nobody is there to answer. */
export type FirstExample = Omit<Example, "exitCode"> & { readonly exitCode: 0 | 2 | 3 };

/** The first example of every command, by the words that lead to it. Throws for a command that has none. */
export function firstExamples(): readonly (readonly [string, FirstExample])[] {
  return [...everyLeaf().map(([path]) => path), "psvc"].map((path) => {
    const example = EXAMPLES[path]?.[0];
    if (!example) throw new Error(`${path} has no example in src/help/examples`);
    return [path, { ...example, exitCode: example.asks ? 2 : (example.exitCode ?? 0) }] as const;
  });
}
