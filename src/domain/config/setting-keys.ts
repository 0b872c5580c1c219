import type { Template } from "../model/template.ts";
import { currencyNamed } from "../text/currency.ts";
import { addDays, type Day, daysBetween, isDay } from "../time/calendar.ts";
import { formatWeekdays, readWeekdayName, readWeekdays, WEEKDAYS } from "../time/working-week.ts";
import { ASSUMED_PER_WEEK, CAPACITY_FORM, CAPACITY_SIDES, formatCapacity, readCapacity } from "./capacity.ts";
import { formatLadder, LADDER_FORM, readLadder } from "./stall-ladder.ts";
import { formatSynonyms, readSynonyms } from "./synonyms.ts";

/**
 * One thing that can be set, and how its value is written. A value is always one text; it reads the same wherever it
 * stands.
 */
export interface SettingKey {
  readonly key: string;
  readonly says: string;
  /** Only for the user, never in a store, which several people may share and somebody else may have written. */
  readonly isPersonal: boolean;
  /** The environment variable that sets it for one run or one shell; null where none does. */
  readonly variable: string | null;
  /** What holds where nobody says anything; "" for nothing. */
  readonly usual: string;
  /** The closed set of values, or null. */
  readonly allowed: readonly string[] | null;
  /** What a value that cannot be read should have been, with an example. */
  readonly form: string;
  /** The value as it is kept; null for one that cannot be. */
  readonly read: (text: string) => string | null;
}

export const CAPACITY_PREFIX = "capacity.";
export const LADDER_PREFIX = "ladder.";
export const HOOK_ON_GOLIVE = "hook.on-golive";
/** A range of holidays longer than this is a slip of the keyboard. */
const LONGEST_RANGE = 366;
const LONGEST_TEXT = 1000;

const shared = { isPersonal: false, allowed: null, usual: "" } as const;
const personal = { ...shared, isPersonal: true } as const;

/** In the order in which they are listed: who I am, the defaults of a project, when we work, the screen, what runs. */
export const SETTING_KEYS: readonly SettingKey[] = [
  {
    ...personal,
    key: "me",
    variable: "PSVC_ME",
    says: "who you are: the lead of your new projects, and the name in the history",
    form: "a name, like 'Ana Sato'",
    read: oneLine,
  },
  {
    ...shared,
    key: "template",
    variable: "PSVC_TEMPLATE",
    usual: "standard",
    says: "the route of a new project",
    form: "the name of a template, like small",
    read: (text) => oneLine(text)?.toLowerCase() ?? null,
  },
  {
    ...shared,
    key: "product",
    variable: "PSVC_PRODUCT",
    says: "the product that is meant where several have a catalogue",
    form: "the name of a product",
    read: oneLine,
  },
  {
    ...shared,
    key: "product-team",
    variable: "PSVC_PRODUCT_TEAM",
    says: "who builds the product, beside names such as Engineering: they own no extension",
    form: "names of people or teams, separated by commas, like 'Core Platform, Mia Chen'",
    read: oneLine,
  },
  {
    ...shared,
    key: "synonyms",
    variable: null,
    says: "words that mean the same when a promise is matched to the catalogue; --add adds a group",
    form:
      "groups with = between the words and ; between the groups, like 'SSO = single sign-on = SAML; MFA = " +
      "two-factor'",
    read: (text) => formatSynonyms(readSynonyms(text)) || null,
  },
  {
    ...shared,
    key: "our-sponsor",
    variable: null,
    says: "our executive sponsor, who signs the letters to a customer's sponsor; without one the lead signs",
    form: "a name, like 'Mia Chen'",
    read: oneLine,
  },
  {
    ...shared,
    key: "services-manager",
    variable: null,
    says: "the manager of services, who hears it first when something is escalated or ours is late",
    form: "a name, like 'Dana Cole'",
    read: oneLine,
  },
  {
    ...shared,
    key: "currency",
    variable: "PSVC_CURRENCY",
    says: "the currency of a value that is typed without one",
    form: "a currency code of ISO 4217, like EUR",
    read: currencyNamed,
  },
  {
    ...shared,
    key: "holidays",
    variable: "PSVC_HOLIDAYS",
    says: "days on which nobody works, beside those that are off every week",
    form:
      "days and ranges, like 2026-12-24..2027-01-01 2027-04-02; a range goes from a day to a later one, a " +
      "year at most",
    read: (text) => readHolidays(text)?.join(" ") ?? null,
  },
  {
    ...shared,
    key: "working-days",
    variable: "PSVC_WORKING_DAYS",
    usual: "mon tue wed thu fri",
    says: "the days of the week on which people work: stalls and deadlines count these",
    form: "weekdays, like mon-fri, sun-thu or 'mon tue thu'",
    read: (text) => {
      const days = readWeekdays(text);
      return days && formatWeekdays(days);
    },
  },
  {
    ...shared,
    key: "week-start",
    variable: "PSVC_WEEK_START",
    usual: "monday",
    allowed: [...WEEKDAYS.slice(1), "sunday"],
    says: "the day with which a week begins, for 'next friday' and 'eow'",
    form: "a weekday, like sunday",
    read: readWeekdayName,
  },
  ...CAPACITY_SIDES.map(
    (side): SettingKey => ({
      ...shared,
      key: `${CAPACITY_PREFIX}${side}`,
      variable: null,
      usual: formatCapacity(ASSUMED_PER_WEEK[side]),
      says:
        `working days a week that ${side === "services" ? "we have" : "a customer has"} for closing gaps, ` +
        "for psvc recut",
      form: CAPACITY_FORM,
      read: (text) => {
        const days = readCapacity(text);
        return days === null ? null : formatCapacity(days);
      },
    }),
  ),
  {
    ...personal,
    ...oneOf("auto", "always", "never"),
    key: "color",
    variable: null,
    says: "colour: auto is on a terminal",
  },
  {
    ...personal,
    ...oneOf("no", "yes"),
    key: "plain",
    variable: "PSVC_PLAIN",
    says: "one fact a line and questions without redrawing, as a screen reader reads best",
  },
  {
    ...personal,
    ...oneOf("auto", "yes", "no"),
    key: "ascii",
    variable: "PSVC_ASCII",
    says: "only ASCII in what psvc draws itself: auto is where the locale is not UTF-8",
  },
  {
    ...personal,
    key: "pager",
    variable: "PSVC_PAGER",
    usual: "less -FRX",
    says: "the command that pages what is higher than the terminal; before PAGER, which goes before the default",
    form: "a command, like 'less -FRX', or cat for none",
    read: oneLine,
  },
  {
    ...personal,
    key: HOOK_ON_GOLIVE,
    variable: null,
    says:
      "a command of yours that is run when a bell is rung: the announcement on stdin, the win as JSON in the " +
      "file $PSVC_WIN",
    form: "a command line, like 'post-to-chat --channel wins'",
    read: oneLine,
  },
];

/** The stall ladder of projects on one route. */
export function ladderKey({ name, ladder }: Pick<Template, "name" | "ladder">): SettingKey {
  return {
    ...shared,
    key: `${LADDER_PREFIX}${name}`,
    variable: null,
    usual: formatLadder(ladder),
    says: `working days until nudge/ask/sponsor/decide, for projects on the route ${name}`,
    form: LADDER_FORM,
    read: (text) => {
      const ladder = readLadder(text);
      return ladder && formatLadder(ladder);
    },
  };
}

/** Days and ranges of days, sorted, each once. null where one is no day. */
export function readHolidays(text: string): readonly Day[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const days = words.map(daysIn);
  return days.includes(null) ? null : [...new Set(days.flatMap((some) => some ?? []))].sort();
}

function daysIn(text: string): readonly Day[] | null {
  const [from, to = from, ...more] = text.split("..");
  if (!isDay(from) || !isDay(to) || more.length > 0) return null;
  const count = daysBetween(from, to);
  if (count < 0 || count > LONGEST_RANGE) return null;
  return Array.from({ length: count + 1 }, (_, index) => addDays(from, index));
}

function oneOf(usual: string, ...others: readonly string[]) {
  const allowed = [usual, ...others];
  return {
    usual,
    allowed,
    form: `one of ${allowed.join(", ")}`,
    read: (text: string) => allowed.find((word) => word === text.trim().toLowerCase()) ?? null,
  };
}

function oneLine(text: string): string | null {
  const line = text.trim();
  return line === "" || line.length > LONGEST_TEXT || /[\r\n\0]/.test(line) ? null : line;
}
