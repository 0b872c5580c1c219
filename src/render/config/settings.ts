import type { SettingOrigin } from "../../domain/config/resolve-settings.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { table, wrap } from "../layout/table.ts";

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly origin: SettingOrigin | "default";
  /** The flag, the variable or the file; null for a default. */
  readonly place: string | null;
  /** What else is said of it and does not hold, the strongest first. */
  readonly before: readonly { readonly origin: SettingOrigin; readonly place: string; readonly value: string }[];
  /** What it is. */
  readonly says: string;
}

/** A setting as JSON has it: holidays are a list. */
export interface SettingJson extends Omit<Setting, "value" | "says"> {
  readonly value: string | readonly string[];
}

export function renderSetting(setting: Setting, showOrigin: boolean, style: Style): string {
  const { key, value, origin, place, before } = setting;
  const first = `${key}: ${visible(value) || "none"} (${showOrigin ? formatPlace(origin, place) : origin})`;
  const others = showOrigin ? before : [];
  return [
    wrap(first, style.width, "  "),
    ...others.map((other) =>
      wrap(`  before ${visible(other.value)} (${formatPlace(other.origin, other.place)})`, style.width, "    "),
    ),
  ].join("\n");
}

export function renderSettings(settings: readonly Setting[], showOrigin: boolean, style: Style): string {
  return table(
    settings,
    [
      { title: "SETTING", value: ({ key }) => key },
      { title: "VALUE", value: ({ value }) => value || "none", shrinkTo: 12 },
      {
        title: "FROM",
        value: ({ origin, place }) => (showOrigin ? formatPlace(origin, place) : origin),
        ...(showOrigin ? { shrinkTo: 16 } : { drop: 1 }),
      },
      ...(showOrigin
        ? [
            {
              title: "GOES BEFORE",
              value: ({ before }: Setting) => before.map(formatOther).join("; "),
              shrinkTo: 12,
              drop: 2,
            },
          ]
        : [{ title: "IS", value: ({ says }: Setting) => says, drop: 2, shrinkTo: 20 }]),
    ],
    style,
  );
}

function formatOther({ origin, value }: Setting["before"][number]): string {
  return `${value} (${origin})`;
}

/** `store, /home/ana/store/config.json`. */
function formatPlace(origin: string, place: string | null): string {
  return place === null ? origin : `${origin}, ${visible(place)}`;
}
