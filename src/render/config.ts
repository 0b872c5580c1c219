import type { Style } from "./style.ts";
import { table, wrap } from "./table.ts";

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly isDefault: boolean;
  /** What it is. */
  readonly says: string;
}

export function renderSettings(settings: readonly Setting[], style: Style): string {
  const [only] = settings;
  if (only && settings.length === 1)
    return wrap(`${only.key}: ${only.value || "none"}${only.isDefault ? " (default)" : ""}`, style.width, "  ");
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
