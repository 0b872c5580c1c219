import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../pages/layout.ts";

const CHOSEN_BY: readonly Pair[] = [
  ["--store FOLDER", "for one command"],
  ["PSVC_HOME", "for a shell"],
  ["XDG_DATA_HOME", "its folder psvc"],
  ["else", "~/.local/share/psvc; on macOS ~/Library/Application Support/psvc; on Windows %LOCALAPPDATA%\\psvc"],
];

/** What lies in the folder. */
export const STORE_FILES: readonly Pair[] = [
  ["projects/", "a file for each project, one fact a line"],
  ["catalogue/", "a file for each product: what it does today"],
  ["templates/", "routes and criteria of your own"],
  ["config.json", "the store's settings"],
  ["history/", "every change, with the way back"],
  [".psvc/", "the lock, drafts, backups and what can be made again: yours alone"],
];

const WAYS_BACK: readonly Pair[] = [
  ["psvc undo", "your last change, shown first; psvc redo brings it again"],
  ["psvc history acme G2", "who changed what, when, by which command"],
  ["psvc restore acme --at yesterday", "one project, or all of them, as it was"],
  ["psvc backup --to FILE", "a whole copy, on another disk"],
  ["psvc doctor", "names the file and the line of what is broken; --fix mends what has one right answer"],
];

export const STORE: Topic = {
  about: "where your data lives",
  page: (given) => {
    const style = pageStyle(given);
    return pageOf([
      title("psvc help store", "where your data lives, who can read it, and the way back", style),
      under("Which folder", [...pairs(CHOSEN_BY, style), paragraph("psvc where prints it.", style, "  ")], style),
      under("What lies in it", pairs(STORE_FILES, style), style),
      under(
        "What you can rely on",
        [
          "When psvc says that something worked, it is on the disk, and outlives a kill and a power cut.",
          "Folders and files are yours alone. There is no network call.",
          "Any number of psvc processes may run at once on one machine; not from two machines in one network folder.",
          "A broken file is named, never overwritten, and hides no other project.",
        ].map((line) => paragraph(line, style, "  ")),
        style,
      ),
      under("The way back", pairs(WAYS_BACK, style), style),
      under(
        "With others",
        [
          paragraph(
            "Keep the folder in git; psvc merge-driver --install, once in every clone, merges two people's changes " +
              "to one project by meaning.",
            style,
            "  ",
          ),
          paragraph("Without git: psvc export --all --to FILE, and psvc import FILE there.", style, "  "),
        ],
        style,
      ),
    ]);
  },
};
