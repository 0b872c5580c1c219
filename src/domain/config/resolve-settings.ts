import { PsvcError } from "../../errors.ts";
import { NO_SETTINGS, type Settings } from "../model/settings.ts";
import { formatWeekdays, readWeekdayName, readWeekdays } from "../time/working-week.ts";
import { CAPACITY_SIDES, formatCapacity, readCapacity } from "./capacity.ts";
import { CAPACITY_PREFIX, LADDER_PREFIX, SETTING_KEYS, type SettingKey } from "./setting-keys.ts";
import { formatLadder, readLadder } from "./stall-ladder.ts";

/** Who can say a value, the strongest first. */
export const ORIGINS = ["flag", "environment", "store", "user"] as const;
export type SettingOrigin = (typeof ORIGINS)[number];

/** A value that somebody said, and where: a flag, a variable, or a file. */
export interface SettingValue {
  readonly key: string;
  readonly origin: SettingOrigin;
  readonly place: string;
  readonly value: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is said of a key, the one in force first. */
export function saidOf(key: string, said: readonly SettingValue[]): readonly SettingValue[] {
  return ORIGINS.flatMap((origin) =>
    said.filter((settingValue) => settingValue.origin === origin && settingValue.key === key),
  );
}

export function valueInForce(key: string, said: readonly SettingValue[]): string | null {
  return saidOf(key, said)[0]?.value ?? null;
}

/** Throws `bad-value` naming the variable. An empty one says nothing. */
export function saidByEnvironment(environment: Environment): readonly SettingValue[] {
  const set = SETTING_KEYS.flatMap((settingKey): readonly SettingValue[] => {
    const text = settingKey.variable === null ? undefined : environment[settingKey.variable];
    if (settingKey.variable === null || !text) return [];
    return [
      {
        key: settingKey.key,
        origin: "environment",
        place: settingKey.variable,
        value: checked(settingKey, settingKey.variable, text),
      },
    ];
  });
  return [...set, ...colorOf(environment)];
}

/** no-color.org and force-color.org. */
function colorOf({ NO_COLOR, FORCE_COLOR }: Environment): readonly SettingValue[] {
  const said = { key: "color", origin: "environment" } as const;
  if (NO_COLOR) return [{ ...said, place: "NO_COLOR", value: "never" }];
  if (!FORCE_COLOR) return [];
  return [{ ...said, place: "FORCE_COLOR", value: FORCE_COLOR === "0" ? "never" : "always" }];
}

export interface ScreenFlags {
  readonly color?: boolean;
  readonly plain?: boolean;
  readonly ascii?: boolean;
  readonly pager?: boolean;
}

export function saidByFlags({ color, plain, ascii, pager }: ScreenFlags): readonly SettingValue[] {
  const said = (key: string, place: string, value: string): SettingValue => ({ key, origin: "flag", place, value });
  return [
    ...(color === undefined ? [] : [said("color", color ? "--color" : "--no-color", color ? "always" : "never")]),
    ...(plain ? [said("plain", "--plain", "yes")] : []),
    ...(ascii ? [said("ascii", "--ascii", "yes")] : []),
    ...(pager === false ? [said("pager", "--no-pager", "cat")] : []),
  ];
}

/**
 * What a user's own file says, as they wrote it. Throws `damaged` for a value that cannot be read; unknown keys are
 * left out.
 */
export function saidByUser(texts: Readonly<Record<string, string>>, file: string): readonly SettingValue[] {
  return Object.entries(texts).flatMap(([key, text]): readonly SettingValue[] => {
    const known = key.startsWith(LADDER_PREFIX)
      ? ANY_LADDER
      : SETTING_KEYS.find((settingKey) => settingKey.key === key);
    if (!known) return [];
    const value = known.read(text);
    if (value === null) throw new PsvcError({ code: "damaged", file, place: key, why: `it takes ${known.form}` });
    return [{ key, origin: "user", place: file, value }];
  });
}

const ANY_LADDER: Pick<SettingKey, "form" | "read"> = {
  form: "a ladder, like 4/8/12/15",
  read: (text) => {
    const ladder = readLadder(text);
    return ladder && formatLadder(ladder);
  },
};

export function saidByStore(settings: Settings, file: string): readonly SettingValue[] {
  const { holidays, ladders, workingDays, weekStart, template, product, productTeam, currency, capacity, synonyms } =
    settings;
  const { ourSponsor, servicesManager } = settings;
  const values: readonly (readonly [string, string | null])[] = [
    ["template", template],
    ["product", product],
    ["product-team", productTeam ?? null],
    ["synonyms", synonyms ?? null],
    ["our-sponsor", ourSponsor ?? null],
    ["services-manager", servicesManager ?? null],
    ["currency", currency],
    ["holidays", holidays.join(" ") || null],
    ["working-days", workingDays && formatWeekdays(workingDays)],
    ["week-start", weekStart],
    ...CAPACITY_SIDES.map((side) => {
      const days = capacity?.[side];
      return [`${CAPACITY_PREFIX}${side}`, days === undefined ? null : formatCapacity(days)] as const;
    }),
    ...Object.entries(ladders).map(([name, ladder]) => [`${LADDER_PREFIX}${name}`, formatLadder(ladder)] as const),
  ];
  return values.flatMap(([key, value]) => (value === null ? [] : [{ key, origin: "store", place: file, value }]));
}

/** What the domain works with: of everything that is said, what is in force. */
export function settingsFrom(said: readonly SettingValue[]): Settings {
  const keys = new Set(said.map(({ key }) => key));
  return [...keys].reduce((settings, key) => withSetting(settings, key, valueInForce(key, said)), NO_SETTINGS);
}

/** The value must be one that its key has read. null takes it away. */
export function withSetting(settings: Settings, key: string, value: string | null): Settings {
  if (key.startsWith(LADDER_PREFIX)) {
    const { [key.slice(LADDER_PREFIX.length)]: _, ...others } = settings.ladders;
    const ladder = value === null ? null : readLadder(value);
    return {
      ...settings,
      ladders: ladder ? { ...others, [key.slice(LADDER_PREFIX.length)]: ladder } : others,
    };
  }
  const side = CAPACITY_SIDES.find((capacitySide) => key === `${CAPACITY_PREFIX}${capacitySide}`);
  if (side) {
    const { [side]: _, ...others } = settings.capacity ?? {};
    const days = value === null ? null : readCapacity(value);
    return { ...settings, capacity: days === null ? others : { ...others, [side]: days } };
  }
  switch (key) {
    case "holidays":
      return { ...settings, holidays: value === null ? [] : value.split(" ").filter(Boolean) };
    case "working-days":
      return { ...settings, workingDays: value === null ? null : readWeekdays(value) };
    case "week-start":
      return { ...settings, weekStart: value === null ? null : readWeekdayName(value) };
    case "synonyms": {
      const { synonyms: _, ...others } = settings;
      return value === null ? others : { ...others, synonyms: value };
    }
    case "product-team": {
      const { productTeam: _, ...others } = settings;
      return value === null ? others : { ...others, productTeam: value };
    }
    case "our-sponsor": {
      const { ourSponsor: _, ...others } = settings;
      return value === null ? others : { ...others, ourSponsor: value };
    }
    case "services-manager": {
      const { servicesManager: _, ...others } = settings;
      return value === null ? others : { ...others, servicesManager: value };
    }
    case "template":
    case "product":
    case "currency":
      return { ...settings, [key]: value };
    default:
      return settings;
  }
}

/** Keys of a store's settings that name a hook. psvc never runs what a store names: it may be somebody else's. */
export function hooksIn(settings: Settings): readonly string[] {
  return Object.keys(settings).filter((key) => /^hooks?\b/.test(key));
}

/** The value as it is kept. Throws `bad-value`. */
export function checked(key: SettingKey, what: string, text: string): string {
  const value = key.read(text);
  if (value !== null) return value;
  throw new PsvcError({
    code: "bad-value",
    what,
    value: text,
    allowed: key.allowed,
    why: key.allowed ? null : `it takes ${key.form}`,
  });
}
