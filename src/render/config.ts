import type { Style } from "./style.ts";
import { table } from "./table.ts";

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly isDefault: boolean;
  /** What it is. */
  readonly says: string;
}

export function renderSettings(settings: readonly Setting[], style: Style): string {
  return table(
    settings,
    [
      { title: "SETTING", value: ({ key }) => key },
      { title: "VALUE", value: ({ value }) => value || "none", shrinkTo: 12 },
      { title: "FROM", value: ({ isDefault }) => (isDefault ? "default" : "store"), drop: 1 },
      { title: "IS", value: ({ says }) => says, drop: 2, shrinkTo: 20 },
    ],
    style,
  );
}
