import type { Option } from "commander";
import {
  AVAILABILITIES,
  CHANGE_ORDER_STATES,
  CONFIRMED_STATUSES,
  CRITERION_STATES,
  DECISIONS,
  GAP_STATES,
  HEALTHS,
  IMPORTANCES,
  JUDGED_FITS,
  KINDS,
  MEANS,
  MILESTONES,
  MOODS,
  OUTCOMES,
  PHASES,
  PUSHES,
  READINESSES,
  RESOLUTIONS,
  RISK_HEALTHS,
  SEVERITIES,
  SIDES,
  SLIP_REASONS,
  SOURCES,
  STATUSES,
  STRENGTHS,
  WAITING_ON,
} from "../domain/model/vocabulary.ts";
import { ADOPTABLE } from "../domain/project/new-project.ts";
import { FITS } from "../domain/promise/filter-promises.ts";
import { PAGES } from "../domain/report/customer-page.ts";
import { SEARCHED } from "../domain/search/hit.ts";
import { FLAGS_OF_THE_PAST } from "../domain/time/day-direction.ts";
import { DATE_ORDERS } from "../exchange/sheet/days.ts";
import { SHEET_FORMATS } from "../exchange/sheet/formats.ts";
import { SHELLS } from "./shells.ts";

/** What a value is to be: one of a few words, or what is looked up when it is asked for. */
export type Expected = readonly string[] | Lookup;

/** `nothing` where people find the words; files and folders are left to the shell. */
export type Lookup =
  | "nothing"
  | "files"
  | "folders"
  | "days"
  | "past days"
  | "moments"
  | "fields"
  | RecordLookup
  | StoreLookup;

/** In the project on the line. */
export type RecordLookup =
  | "promises"
  | "unconfirmed promises"
  | "gaps"
  | "open gaps"
  | "closed gaps"
  | "open actions"
  | "open risks"
  | "records"
  | "milestones"
  | "open milestones"
  | "passed milestones"
  | "criteria"
  | "purposes"
  | "options"
  | "judgements"
  | "deal owner"
  | "everybody"
  | "everybody, ours first"
  | "the customer's people"
  | "our people"
  | "notes"
  | "change orders"
  | "people on record";

/** In the store around it. */
export const STORE_LOOKUPS = [
  "projects",
  "projects with open gaps",
  "active projects",
  "live projects",
  "leads",
  "areas",
  "conditions",
  "capabilities",
  "releases",
  "products",
  "templates",
  "settings",
  "setting values",
  "subjects",
  "backups",
] as const;
export type StoreLookup = (typeof STORE_LOOKUPS)[number];

/** A moment, such as that of `--at`, has a time too. */
const DAYS_OF_THE_PAST = FLAGS_OF_THE_PAST.filter((flag) => flag !== "--at");

/**
 * What completes an argument or a flag's value, by the name that it bears in the usage: `<gap>`. A flag by its name
 * goes before that (`--product`), and one of a single command before that (`learn --for`, `gap reopen <gap>`).
 */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  // records of the project on the line
  "<project>": "projects",
  "gap resolve <project>": "projects with open gaps",
  "gap close <project>": "projects with open gaps",
  "gap edit <project>": "projects with open gaps",
  "confront plan <project>": "projects with open gaps",
  "confront outcome <project>": "projects with open gaps",
  "stop <project>": "active projects",
  "close <project>": "live projects",
  "<promise>": "promises",
  "<id>": "promises",
  "promise confirm <promise>": "unconfirmed promises",
  "<gap>": "open gaps",
  "<gaps>": "open gaps",
  "gap show <gap>": "gaps",
  "gap reopen <gap>": "closed gaps",
  "<action>": "open actions",
  "<actions>": "open actions",
  "<risk>": "open risks",
  "<note>": "notes",
  "<change-order>": "change orders",
  "<record>": "records",
  "<what>": "purposes",
  "<period>": "nothing",
  "<milestone>": "open milestones",
  "route add <milestone>": "nothing",
  "route add --after": MILESTONES,
  "route trend <milestone>": "milestones",
  "route reopen <milestone>": "passed milestones",
  "<criterion>": "criteria",
  "<letter>": "options",
  "<P1=fit,...>": "judgements",
  "<key=value,...>": "conditions",
  "<area>": "areas",
  "--number-style": "nothing",

  // people
  "person edit <person>": "people on record",
  "person remove <person>": "people on record",
  "person add <person>": "everybody",
  "<old>": "people on record",
  "<new>": "people on record",
  "<address>": "nothing",
  "<number>": "nothing",
  "<person>": "everybody",
  "--decided-by": "the customer's people",
  "golive --decided-by": "everybody, ours first",
  "close --decided-by": "everybody, ours first",
  "stop --decided-by": "everybody",
  "restart --decided-by": "everybody",
  "route skip --decided-by": "everybody",
  "--heard-by": "the customer's people",
  "--shown-to": "the customer's people",
  "--agreed-with": "the customer's people",
  "--sponsor": "the customer's people",
  "--project-lead": "the customer's people",
  "--decider": "the customer's people",
  "--with": "the customer's people",
  "mood --by": "the customer's people",
  "--credit-customer": "the customer's people",
  "--credit-services": "our people",
  "--told": "our people",
  "gap add --owner": "our people",
  "gap edit --owner": "our people",
  "gap resolve --owner": "everybody, ours first",
  "change-order edit --signed-by": "the customer's people",
  "risk add --owner": "our people",
  "risk edit --owner": "our people",
  "--deal-owner": "deal owner",
  "--credit-sales": "deal owner",
  "--lead": "leads",
  "handover --to": "leads",

  // the store and its product
  "<key>": "capabilities",
  "<template>": "templates",
  "--product": "products",
  "golive --release": "releases",
  "capability add --since": "releases",
  "capability edit --since": "releases",
  "config get <key>": "settings",
  "config set <key>": "settings",
  "config unset <key>": "settings",
  "<values>": "setting values",
  "export <what>": ["promises", "gaps", "capabilities", "portfolio", "project"],
  "export <name>": "subjects",
  "<name or file>": "backups",
  "<fields>": "fields",

  // words
  "<availability>": AVAILABILITIES,
  "<decision>": DECISIONS,
  "<fit>": JUDGED_FITS,
  "promise list --fit": FITS,
  "gap add --fit": ["partial", "gap"],
  "<format>": SHEET_FORMATS,
  "--header": "nothing",
  "--records": "nothing",
  "export --format": ["csv", "xlsx", "json", "md", "jira"],
  "report --status": CONFIRMED_STATUSES,
  "report --format": ["md", "html"],
  "wins --format": ["text", "md"],
  "<health>": HEALTHS,
  "risk add --health": RISK_HEALTHS,
  "risk edit --health": RISK_HEALTHS,
  "<importance>": IMPORTANCES,
  "--mandatory-as": ["should", "must"],
  "<kind>": KINDS,
  "<means>": MEANS,
  "<mood>": MOODS,
  "<order>": DATE_ORDERS,
  "<outcome>": OUTCOMES,
  "<page>": PAGES,
  "learn --for": ["sales", "product"],
  "<phase>": PHASES,
  "<span>": ["1w", "2w", "1m", "5d", "5wd"],
  "new-project --phase": ADOPTABLE,
  "<push>": PUSHES,
  "<readiness>": READINESSES,
  "<reason>": SLIP_REASONS,
  "<resolution>": RESOLUTIONS,
  "<severity>": SEVERITIES,
  "<shell>": SHELLS,
  "<side>": SIDES,
  "<source>": SOURCES,
  "<state>": GAP_STATES,
  "change-order edit --state": CHANGE_ORDER_STATES,
  "change-order list --state": CHANGE_ORDER_STATES,
  "criterion set <state>": CRITERION_STATES,
  "<status>": STATUSES,
  "<strength>": STRENGTHS,
  "<yes|no>": ["yes", "no", "unknown"],

  // days, files and folders
  "<day>": "days",
  ...Object.fromEntries(DAYS_OF_THE_PAST.map((flag): [string, Expected] => [flag, "past days"])),
  "route wait --on": WAITING_ON,
  "<moment>": "moments",
  "<file>": "files",
  "<files>": "files",
  "<where>": "files",
  "<base>": "files",
  "<ours>": "files",
  "<theirs>": "files",
  "<path>": "files",
  "<folder>": "folders",

  // what people put into words, or number
  "<amount>": "nothing",
  "<code>": "nothing",
  "<condition>": "nothing",
  "<count>": "nothing",
  "<customer>": "nothing",
  "<days>": "nothing",
  "<edition>": "nothing",
  "<field:theirs=ours,...>": "nothing",
  "<field=Column>": "nothing",
  "<name>": "nothing",
  "<option>": "nothing",
  "<release>": "nothing",
  "<role>": "nothing",
  "<sentence>": "nothing",
  "<slug>": "nothing",
  "<statement>": "nothing",
  "<test>": "nothing",
  "<text>": "nothing",
  "<theirs=ours,...>": "nothing",
  "<which>": "nothing",
  "<word>": "nothing",
  "<words>": "nothing",
  "search --in": SEARCHED,
};

/** Where in the table it stands, the most particular first. */
export function labelsOfArgument(path: string, name: string): readonly string[] {
  return [`${path} <${name}>`, `<${name}>`];
}

export function labelsOfValue(path: string, { long, flags }: Pick<Option, "long" | "flags">): readonly string[] {
  const [value = ""] = /[<[].*[>\]]/.exec(flags) ?? [];
  return [`${path} ${long}`, `${long}`, `<${value.slice(1, -1).replace(/(?<!,)\.\.\.$/, "")}>`];
}

/** null where nobody said. */
export function expectedAt(labels: readonly string[]): Expected | null {
  return labels.map((label) => EXPECTED[label]).find((found) => found !== undefined) ?? null;
}
