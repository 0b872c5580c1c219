import type { Examples } from "../facts/example.ts";

export const WAY_BACK: Examples = {
  history: [
    { line: "psvc history juniper", does: "one customer's changes as a story" },
    { line: "psvc history kestrel G1 --diff", does: "one gap's, field by field" },
    { line: 'psvc history --since "3 weeks ago"', does: "everybody's" },
    { line: "psvc history --product Tallyfield", does: "the catalogue's" },
  ],
  undo: [
    { line: "psvc undo --anyone --dry-run", does: "what the last change did, and nothing is changed" },
    { line: "psvc undo 2 --anyone --yes", does: "take back the last two, whoever made them" },
    { line: "psvc undo --yes", does: "your own last one; the demo has none of yours", exitCode: 3 },
  ],
  redo: [{ line: "psvc redo --yes", does: "bring back what you undid last, where you did", exitCode: 3 }],
  restore: [
    { line: "psvc restore kestrel --at now --yes", does: "the last good state, where the file was broken" },
    { line: "psvc restore juniper --backup store.json --dry-run", does: "what a copy would change" },
  ],
  backup: [
    { line: "psvc backup", does: "a whole copy inside the store; the newest ten are kept" },
    { line: "psvc backup --to copy.json.gz", does: "a copy somewhere else" },
    { line: "psvc backup --list", does: "the copies that are there" },
  ],
  export: [
    { line: "psvc export promises alder --to alder.xlsx", does: "to edit in a spreadsheet, and import again" },
    { line: "psvc export gaps alder --format jira --to gaps.csv", does: "for Jira's import" },
    { line: "psvc export project heron --to heron.json", does: "one whole project, for another store" },
    { line: "psvc export --all --to store.json.gz", does: "everything, for another machine" },
  ],
  import: [
    { line: "psvc import fabrikam.json", does: "one project, from a colleague's export or hand-over" },
    { line: "psvc import store.json --dry-run", does: "what a whole store would bring in" },
  ],
};
