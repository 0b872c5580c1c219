import type { Examples } from "../facts/example.ts";

export const PRODUCT: Examples = {
  mcp: [
    {
      line: "psvc mcp --project brightwater --documents . --config",
      does: "what goes into an assistant's settings",
    },
  ],
  "capability add": [
    {
      line: 'psvc capability add crew-chat --name "Chat among crews" --area mobile --availability available',
      does: "what the product does",
    },
    {
      line: 'psvc capability add drones --name "Drone flights" --availability unavailable --roadmap-note "wished for"',
      does: "what it does not do; a roadmap is a note and fits nothing",
    },
  ],
  "capability list": [
    { line: "psvc capability list", does: "what today's product does, does in part, and does not do" },
    { line: "psvc capability list reports invoices", does: "the likeliest for a few words" },
    { line: "psvc capability list --availability unavailable", does: "what is not there" },
  ],
  "capability edit": [
    { line: 'psvc capability edit reports --limits "no Portuguese, no Greek"', does: "what it does not do today" },
    { line: 'psvc capability edit reports --availability available --limits ""', does: "it does all of it now" },
  ],
  "capability import": [
    { line: "psvc capability import features.csv --dry-run", does: "what a list of features would change" },
    {
      line:
        "psvc capability import vendor.csv --map key=ID --map name=Title --map availability=Stage --values " +
        '"availability:stable=available,beta=limited,*=unavailable"',
      does: "columns and words that are called otherwise",
    },
  ],
  "capability release": [
    {
      line: "psvc capability release 2027.1 --from features.csv --dry-run",
      does: "how many promises a release touches",
    },
    { line: "psvc capability release 2027.1", does: "a release that changed nothing here" },
  ],
  "capability impact": [
    { line: "psvc capability impact --from features.csv", does: "whose promises a release would touch" },
    { line: "psvc capability impact", does: "which were judged against what has changed since" },
  ],
  "template list": [{ line: "psvc template list", does: "the built-in routes, and yours" }],
  "template show": [{ line: "psvc template show large", does: "its milestones, stall ladder and criteria" }],
  "template copy": [{ line: "psvc template copy standard retail", does: "one of your own, to edit as a file" }],
  doctor: [
    { line: "psvc doctor", does: "every file looked over; exit 3 where one is damaged" },
    { line: "psvc doctor --fix", does: "repairs what has one right answer, after a backup" },
  ],
  "merge-driver": [{ line: "psvc merge-driver", does: "how to set git up for a store that you share" }],
  "config list": [
    { line: "psvc config list", does: "every setting and its value" },
    { line: "psvc config list --show-origin", does: "and the flag, the variable or the file that says so" },
  ],
  "config get": [{ line: "psvc config get ladder.standard", does: "one setting" }],
  "config set": [
    { line: 'psvc config set me "Ana Sato"', does: "who you are, in the history and as a lead" },
    { line: "psvc config set working-days sun-thu", does: "what deadlines and stalls count" },
    { line: "psvc config set holidays 2027-12-24..2028-01-01 --add", does: "days on which nobody works" },
  ],
  "config unset": [{ line: "psvc config unset working-days", does: "monday to friday again" }],
  demo: [{ line: "psvc demo", does: "builds a sample portfolio beside your store, which stays as it is" }],
  where: [
    { line: "psvc where", does: "the store, your own settings, and what chose them" },
    { line: "psvc where --json", does: "for a script" },
  ],
  help: [
    { line: "psvc help", does: "the commands of a lead's day" },
    { line: "psvc help --all", does: "every command" },
    { line: "psvc help gap add", does: "one of them" },
  ],
  completion: [
    { line: "psvc completion", does: "how your shell learns to complete psvc" },
    { line: "psvc completion zsh", does: "the script itself, to be sourced" },
  ],
};
