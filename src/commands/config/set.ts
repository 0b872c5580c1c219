import type { Command } from "commander";
import type { App } from "../../app.ts";
import { checked, saidOf } from "../../domain/config/resolve-settings.ts";
import { readHolidays, SETTING_KEYS, type SettingKey } from "../../domain/config/setting-keys.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import { findTemplate } from "../find/find-template.ts";
import { requireYes } from "../flags/confirm.ts";
import { dayFlag } from "../flags/flags.ts";
import { keepSetting } from "./keep-setting.ts";
import { answerSettings, requireKey, settingsInForce } from "./settings-in-force.ts";

interface ConfigSetFlags {
  readonly user?: boolean;
  readonly add?: boolean;
  readonly country?: string;
}

/** `2026-12-24..2027-01-01 2027-04-02`, as `config get` prints them. */
const WRITTEN_DAYS = /^\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?(?:\s+\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?)*$/;

export function registerConfigSet(config: Command, app: App): void {
  config
    .command("set <key> [values...]")
    .description("set it for the store, or for yourself; without a value: no longer set")
    .option("--user", "for yourself, in every store; what is yours alone always is")
    .option("--add", "add to what is there, for holidays and synonyms")
    .option("--country <code>", "the public holidays of this year and the next, like DE, or DE-BY for a state")
    .addHelpText(
      "after",
      `A value:\n${[...SETTING_KEYS, { key: "ladder.<route>", form: "four numbers of working days, like 4/8/12/15" }]
        .map(({ key, form }) => `  ${key}: ${form}`)
        .join("\n")}`,
    )
    .action((key: string, values: readonly string[], flags: ConfigSetFlags) => configSet(app, key, values, flags));
}

export async function configSet(
  app: App,
  typed: string,
  values: readonly string[],
  flags: ConfigSetFlags,
): Promise<void> {
  const key = await requireKey(app, typed);
  const isForUser = flags.user === true || key.isPersonal;
  if (flags.add && key.key !== "holidays" && key.key !== "synonyms")
    throw new PsvcError({
      code: "usage",
      text: `--add is for holidays and synonyms, and ${key.key} has one value.`,
      suggestion: null,
    });
  const { country } = flags;
  const value = country === undefined ? await typedValue(app, key, values) : await daysOff(app, key, values, country);
  const { me } = app;
  let replaced: string | null = null;
  await keepSetting(app, key, isForUser, (before) => {
    if (flags.add && key.key === "synonyms") return [before, value].filter(Boolean).join("; ") || null;
    if (flags.add) return (readHolidays(`${before ?? ""} ${value ?? ""}`) ?? []).join(" ") || null;
    replaced = before === value ? null : before;
    return value;
  });
  if (key.key === "me" && value !== null && value !== me)
    app.remark(
      `From now on the history names you ${value}. psvc undo takes back what ${value} did; for what ${me} did ` +
        "it needs --anyone.",
    );
  formatReplaced(app, key, isForUser, replaced);
  await formatWhatGoesBefore(app, key, isForUser, value);
  answerSettings(app, await settingsInForce(app, [key]), true);
}

async function typedValue(app: App, key: SettingKey, values: readonly string[]): Promise<string | null> {
  return values.length === 0 ? null : valueFrom(app, key, values);
}

/** The public holidays of a country from today to the end of next year, shown before they are kept. */
async function daysOff(app: App, key: SettingKey, values: readonly string[], country: string): Promise<string> {
  if (key.key !== "holidays" || values.length > 0)
    throw new PsvcError({
      code: "usage",
      text: "--country stands in place of the days, for holidays only.",
      suggestion: `Try psvc config set holidays --country ${shellWord(country)}`,
    });
  const { publicHolidays } = await import("../../exchange/holidays/public-holidays.ts");
  const year = Number(app.today.slice(0, 4));
  const ahead = (await publicHolidays(country, [year, year + 1])).filter(({ day }) => day >= app.today);
  const preview = ahead.map(({ day, name }) => `  ${formatDay(day)}  ${visible(name)}`).join("\n");
  await requireYes(app, "the public holidays", preview, `Keep these ${ahead.length} days?`);
  return ahead.map(({ day }) => day).join(" ");
}

async function valueFrom(app: App, key: SettingKey, values: readonly string[]): Promise<string> {
  if (key.key === "holidays") return checked(key, key.key, holidaysFrom(app, values));
  const value = checked(key, key.key, values.join(key.key.startsWith("ladder.") ? "/" : " "));
  if (key.key === "template") return (await findTemplate(app, value)).name;
  if (key.key === "product" && !(await app.store.products()).includes(value))
    app.remark(`There is no catalogue of ${value} in this store yet.`);
  return value;
}

/** Days as people say them; ranges of them with two dots. */
function holidaysFrom(app: App, values: readonly string[]): string {
  return values
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .flatMap((value) => (WRITTEN_DAYS.test(value) ? value.split(/\s+/) : [value]))
    .filter(Boolean)
    .map((text) =>
      text
        .split("..")
        .map((day) => dayFlag(app, "holidays", day))
        .join(".."),
    )
    .join(" ");
}

/** Settings have no history, so the way back is said at once. */
function formatReplaced(app: App, { key, isPersonal }: SettingKey, isForUser: boolean, before: string | null): void {
  if (before === null) return;
  const flag = isForUser && !isPersonal ? " --user" : "";
  const words = key === "holidays" || key.startsWith("ladder.") ? before : shellWord(before);
  app.remark(`Before: ${before}\nBack again: psvc config set ${key} ${words}${flag}`);
  if (key === "holidays") app.remark("Days are added to those that are there with --add.");
}

/** A value that does not hold, because a stronger one stands elsewhere, is a surprise worth a line. */
async function formatWhatGoesBefore(
  app: App,
  key: SettingKey,
  isForUser: boolean,
  value: string | null,
): Promise<void> {
  if (value === null) return;
  const [first] = saidOf(key.key, (await app.settings.all()).said);
  if (first && first.origin !== (isForUser ? "user" : "store"))
    app.remark(`Kept, and ${first.place} goes before it here: ${first.value}`);
}
