import type { Day } from "../time/calendar.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Project } from "./project.ts";
import type { Settings } from "./settings.ts";

/** A project looked at on a day, against the catalogue of its product as it is now and what holds for the store. */
export interface Standing {
  readonly project: Project;
  readonly catalogue: Catalogue | null;
  readonly today: Day;
  readonly settings: Settings;
}
