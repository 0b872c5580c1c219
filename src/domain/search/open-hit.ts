import { type NextCommand, nextCommand } from "../../next-command.ts";
import type { SearchHit } from "./hit.ts";

/** The command that shows the record of a hit; that of its project where it has none. */
export function openingOf({ where, project, record, isEnded, place }: SearchHit): NextCommand {
  switch (where) {
    case "promises":
      return isEnded ? nextCommand("promise list", [project], { all: true }) : nextCommand("promise list", [project]);
    case "gaps":
    case "conversations":
      return record === null ? nextCommand("gap list", [project]) : nextCommand("gap show", [project, record]);
    case "notes":
      return nextCommand("note list", [project]);
    case "actions":
      return isEnded ? nextCommand("action list", [project], { all: true }) : nextCommand("action list", [project]);
    case "risks":
      return isEnded ? nextCommand("risk list", [project], { all: true }) : nextCommand("risk list", [project]);
    case "people":
      return nextCommand("person list", [project]);
    case "history":
      return record === null ? nextCommand("history", [project]) : nextCommand("history", [project, record]);
    case "projects":
      if (record === null) return nextCommand("status", [project]);
      return place.startsWith("milestone")
        ? nextCommand("route show", [project])
        : nextCommand("criterion list", [project]);
  }
}
