import type { Examples } from "../facts/example.ts";

export const AFTER_GOLIVE: Examples = {
  mood: [
    {
      line: 'psvc mood brightwater happy --words "no paper in the vans since Monday" --by "Tom Okafor"',
      does: "how they are, in their words",
    },
    { line: 'psvc mood brightwater unhappy --words "counts come a day late"', does: "asks you to make them happy" },
    { line: "psvc mood brightwater", does: "how they were so far" },
  ],
  close: [
    {
      line: 'psvc close brightwater --decided-by "Petra Lund" --why "they work without us"',
      does: "the end, refused while hypercare is open",
      exitCode: 3,
    },
  ],
  wins: [
    { line: "psvc wins", does: "go-lives of 90 days, and small wins on the way" },
    { line: 'psvc wins --since "6 weeks ago" --to wins.md', does: "to paste where the company celebrates" },
  ],
  learn: [
    { line: "psvc learn", does: "which promises held, and which departed" },
    { line: "psvc learn --for sales", does: "what is safe to promise" },
    { line: "psvc learn --for product --to gaps.md", does: "which gaps cost most, as a page" },
  ],
};
