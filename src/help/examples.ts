import type { Examples } from "./example.ts";

/** What help shows of each command before its flags. The projects in them are those of `psvc demo`. */
export const EXAMPLES: Examples = {
  status: [
    { line: "psvc status", does: "every project, worst first" },
    { line: "psvc status kestrel", does: "one on one screen, for the minute before a call" },
  ],
};
