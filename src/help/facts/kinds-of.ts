import type { JsonKind } from "../../render/json/kinds.ts";

/** What of a line decides which of a command's kinds it prints. */
export interface LineKinds {
  /** How many words follow the command. */
  readonly words: number;
  readonly flags: Readonly<Record<string, unknown>>;
}

/** The kinds that a line can print: those of its command, and of `status` the one that is asked for. */
export function kindsMeant(command: string, { words, flags }: LineKinds): readonly JsonKind[] {
  if (command !== "status") return KINDS_OF[command] ?? [];
  if (flags.check) return ["check"];
  if (flags.sinceLast) return ["news"];
  return [words > 0 ? "project" : "portfolio"];
}

/** Which kinds of document a command prints under `--json`, by the words that lead to it; the day itself is `psvc`. */
export const KINDS_OF: Readonly<Record<string, readonly JsonKind[]>> = {
  psvc: ["today", "start"],
  "action add": ["action", "actions"],
  "action chase": ["actions"],
  "action done": ["action"],
  "action edit": ["action"],
  "action list": ["actions"],
  backup: ["backup", "backups"],
  "capability add": ["capability"],
  "capability edit": ["capability"],
  "capability impact": ["impact"],
  "capability import": ["import"],
  "capability list": ["capabilities"],
  "capability release": ["release"],
  close: ["project"],
  completion: ["completion"],
  "config get": ["config"],
  "config list": ["config"],
  "config set": ["config"],
  "config unset": ["config"],
  "confront outcome": ["confrontation"],
  "confront plan": ["confrontation", "confrontations"],
  "criterion list": ["criteria"],
  "criterion set": ["criterion"],
  demo: ["demo"],
  doctor: ["doctor"],
  // It needs somebody at an editor, and --json asks nobody.
  edit: [],
  export: ["export", "archive"],
  "gap add": ["gap"],
  "gap close": ["gap"],
  "gap edit": ["gap"],
  "gap list": ["gaps"],
  "gap reopen": ["gap"],
  "gap resolve": ["gap"],
  "gap show": ["gap"],
  golive: ["review", "win"],
  handover: ["handover"],
  help: ["help"],
  history: ["history"],
  import: ["import"],
  intake: ["project", "proposals"],
  learn: ["learn"],
  "merge-driver": ["merge-driver"],
  mood: ["mood", "moods"],
  "new-project": ["project", "import"],
  next: ["next"],
  "person add": ["person"],
  "person edit": ["person"],
  "person list": ["persons"],
  "person remove": ["removed"],
  "person replace": ["replacement"],
  progress: ["progress"],
  "project edit": ["project"],
  "project list": ["portfolio"],
  "project remove": ["removed"],
  "promise add": ["promise"],
  "promise assess": ["promise", "promises"],
  "promise confirm": ["promise"],
  "promise drop": ["promise"],
  "promise edit": ["promise", "promises"],
  "promise import": ["import"],
  "promise list": ["promises"],
  recut: ["recut"],
  redo: ["redo"],
  report: ["report"],
  restart: ["project"],
  restore: ["restore"],
  "risk add": ["risk"],
  "risk close": ["risk"],
  "risk edit": ["risk"],
  "risk list": ["risks"],
  "route add": ["milestone"],
  "route baseline": ["route"],
  "route done": ["milestone"],
  "route move": ["route"],
  "route reopen": ["milestone"],
  "route show": ["route"],
  "route skip": ["milestone"],
  "route trend": ["trend"],
  "route wait": ["milestone"],
  stall: ["stall"],
  status: ["portfolio", "project", "check", "news"],
  stop: ["project"],
  "template copy": ["template"],
  "template list": ["templates"],
  "template show": ["template"],
  undo: ["undo"],
  where: ["where"],
  wins: ["wins"],
};
