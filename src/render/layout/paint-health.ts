import type { HealthValue } from "../../domain/model/vocabulary.ts";
import type { Style } from "./style.ts";

export function paintHealth(style: Style): (text: string) => string {
  return (text) => {
    const word = text.trim() as HealthValue;
    return word === "red"
      ? style.bad(text)
      : word === "green"
        ? style.good(text)
        : word === "amber" || word === "unexamined"
          ? style.warn(text)
          : text;
  };
}
