import type { Command } from "commander";
import type { App } from "../app.ts";
import { addDays, type Day, daysBetween } from "../domain/calendar.ts";
import {
  ASSUMED_PER_WEEK,
  CAPACITY_FORM,
  CAPACITY_SIDES,
  type CapacitySide,
  readCapacity,
  sayCapacity,
} from "../domain/capacity.ts";
import { nearest } from "../domain/near.ts";
import { LADDER_FORM, NO_SETTINGS, readLadder, type Settings, sayLadder } from "../domain/settings.ts";
import { PsvcError } from "../errors.ts";
import { renderSettings, type Setting } from "../render/config.ts";
import { allTemplates } from "./find-template.ts";
import { dayFlag } from "./flags.ts";

const LADDER = "ladder.";
const CAPACITY = "capacity.";
/** A range of holidays longer than this is a slip of the keyboard. */
const LONGEST_RANGE = 366;

export function registerConfig(program: Command, app: App): void {
  const config = program.command("config").description("what holds for every project of this store");
  config
    .command("list")
    .description("every setting, and where its value comes from")
    .action(() => configList(app));
  config
    .command("get <key>")
    .description("one setting")
    .action((key: string) => configGet(app, key));
  config
    .command("set <key> [values...]")
    .description(
      "set it for the store; without a value: the default again. holidays takes days and ranges (2026-12-24..2027-01-01), a ladder 4/8/12/15, a capacity 3/week",
    )
    .option("--add", "add to what is there, for holidays")
    .action((key: string, values: readonly string[], flags: { add?: boolean }) => configSet(app, key, values, flags));
}

export async function configList(app: App): Promise<void> {
  answer(app, await settingsIn(app, await app.store.settings()));
}

export async function configGet(app: App, key: string): Promise<void> {
  const name = await requireKey(app, key);
  const settings = await settingsIn(app, await app.store.settings());
  answer(
    app,
    settings.filter((one) => one.key === name),
  );
}

export async function configSet(
  app: App,
  key: string,
  values: readonly string[],
  flags: { add?: boolean },
): Promise<void> {
  const name = await requireKey(app, key);
  const given = values
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter(Boolean);
  const change =
    name === "holidays"
      ? holidays(app, given, flags.add ?? false)
      : name.startsWith(CAPACITY)
        ? capacity(name, values.join(" "))
        : ladder(name, given, values.join(" "));
  const changed = await app.store.changeSettings(change);
  const settings = await settingsIn(app, changed);
  answer(
    app,
    settings.filter((one) => one.key === name),
  );
}

function holidays(app: App, values: readonly string[], add: boolean): (settings: Settings) => Settings {
  const days = values.flatMap((value) => daysOf(app, value));
  return (settings) => ({
    ...settings,
    holidays: [...new Set([...(add ? settings.holidays : []), ...days])].sort(),
  });
}

/** One day, or a range of them. */
function daysOf(app: App, text: string): readonly Day[] {
  const [first = "", last] = text.split("..");
  const from = dayFlag(app, "holidays", first);
  if (last === undefined) return [from];
  const to = dayFlag(app, "holidays", last);
  const count = daysBetween(from, to);
  if (count < 0 || count > LONGEST_RANGE)
    throw new PsvcError({
      code: "bad-value",
      what: "holidays",
      value: text,
      allowed: null,
      why: "a range goes from a day to a later one, a year at most",
    });
  return Array.from({ length: count + 1 }, (_, index) => addDays(from, index));
}

/** Working days a week of one side, for re-cutting a scope. */
function capacity(key: string, typed: string): (settings: Settings) => Settings {
  const side = key.slice(CAPACITY.length) as CapacitySide;
  const read = typed.trim() ? readCapacity(typed) : undefined;
  if (read === null)
    throw new PsvcError({ code: "bad-value", what: key, value: typed, allowed: null, why: CAPACITY_FORM });
  return (settings) => {
    const { [side]: _, ...other } = settings.capacity ?? {};
    return { ...settings, capacity: read === undefined ? other : { ...other, [side]: read } };
  };
}

function ladder(key: string, values: readonly string[], typed: string): (settings: Settings) => Settings {
  const template = key.slice(LADDER.length);
  const [text] = values;
  const read = text === undefined ? null : readLadder(values.join("/"));
  if (text !== undefined && !read)
    throw new PsvcError({
      code: "bad-value",
      what: key,
      value: typed,
      allowed: null,
      why: LADDER_FORM,
    });
  return (settings) => {
    const { [template]: _, ...others } = settings.ladders;
    return { ...settings, ladders: read ? { ...others, [template]: read } : others };
  };
}

async function settingsIn(app: App, settings: Settings): Promise<readonly Setting[]> {
  const templates = await allTemplates(app);
  return [
    {
      key: "holidays",
      value: settings.holidays.join(" "),
      isDefault: settings.holidays.length === NO_SETTINGS.holidays.length,
      says: "days on which nobody works, beside Saturdays and Sundays",
    },
    ...templates.map(({ name, ladder: own }): Setting => {
      const set = Object.hasOwn(settings.ladders, name) ? settings.ladders[name] : undefined;
      return {
        key: `${LADDER}${name}`,
        value: sayLadder(set ?? own),
        isDefault: set === undefined,
        says: `working days until nudge/ask/sponsor/decide, for projects on the route ${name}`,
      };
    }),
    ...CAPACITY_SIDES.map((side): Setting => {
      const set = settings.capacity?.[side];
      return {
        key: `${CAPACITY}${side}`,
        value: sayCapacity(set ?? ASSUMED_PER_WEEK[side]),
        isDefault: set === undefined,
        says: `working days a week that ${side === "services" ? "we have" : "a customer has"} for closing gaps, for psvc recut`,
      };
    }),
  ];
}

/** Throws `not-found` with the nearest keys. */
async function requireKey(app: App, key: string): Promise<string> {
  const capacities = CAPACITY_SIDES.map((side) => `${CAPACITY}${side}`);
  const keys = ["holidays", ...capacities, ...(await allTemplates(app)).map(({ name }) => `${LADDER}${name}`)];
  const typed = key.trim().toLowerCase();
  if (keys.includes(typed)) return typed;
  throw new PsvcError({
    code: "not-found",
    what: "setting",
    name: key,
    near: nearest(typed, keys),
    command: "psvc config list",
  });
}

function answer(app: App, settings: readonly Setting[]): void {
  app.answer({
    text: (style) => renderSettings(settings, style),
    json: {
      kind: "config",
      config: settings.map(({ key, value, isDefault }) => ({
        key,
        value: key === "holidays" ? value.split(" ").filter(Boolean) : value,
        origin: isDefault ? "default" : "store",
      })),
    },
  });
}
