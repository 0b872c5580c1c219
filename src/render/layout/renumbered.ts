import type { Numbered } from "../../domain/model/record.ts";
import { visible } from "./escape-control-characters.ts";

/** The number that a record had on the other side, before two copies were merged. */
export function formatFormerly({ formerly }: Numbered): string {
  return formerly ? ` (formerly ${visible(formerly)})` : "";
}
