import { HEALTH_LABELS } from "../../domain/labels/labels.ts";
import { HEALTHS } from "../../domain/model/vocabulary.ts";
import type { Style } from "./style.ts";

/** Paints a health, given as its word or its label; any other text stays as it is. */
export function paintHealth(style: Style): (text: string) => string {
  return (text) => {
    const word = HEALTHS.find((health) => [health, HEALTH_LABELS[health]].includes(text.trim()));
    switch (word) {
      case undefined:
        return text;
      case "red":
        return style.bad(text);
      case "green":
        return style.good(text);
      default:
        return style.warn(text);
    }
  };
}
