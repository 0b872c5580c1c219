import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Person } from "../../domain/model/people.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, findById, getRecord, type Key, sortedById } from "../../domain/model/record.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import type { PersonDetails } from "../../domain/people/edit-person.ts";
import { findPerson } from "../../domain/people/person-records.ts";
import { foldName } from "../../domain/people/read-person.ts";
import { personView } from "../../domain/people/view.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { renderPerson } from "../../render/person/persons.ts";
import { clearable, optionalDay, wordFlag } from "../flags/flags.ts";

export interface PersonFlags {
  readonly role?: string;
  readonly mail?: string;
  readonly phone?: string;
  readonly organisation?: string;
  readonly side?: string;
  readonly addressedAs?: string;
  readonly leftOn?: string;
  readonly decides?: boolean;
}

/** The flags of a record, for the commands that write one. */
export function withPersonFlags(command: Command): Command {
  return command
    .option("--role <role>", "the job title, such as CFO")
    .option("--mail <address>", "how to write to them")
    .option("--phone <number>", "how to call them")
    .option("--organisation <name>", "where it is not the customer's or ours")
    .option("--side <side>", SIDES.join(", "))
    .option("--addressed-as <name>", "what a letter calls them, such as 'Ms Lund'")
    .option("--left-on <day>", "the day they left; empty: still here")
    .option("--decides", "may release what was promised")
    .option("--no-decides", "may no longer");
}

export function personDetails(app: App, flags: PersonFlags): PersonDetails {
  const { mail, side, leftOn, decides } = flags;
  const fields: PersonDetails = {
    role: clearable(flags.role),
    mail: mail?.trim() ? checkedMail(mail) : clearable(mail),
    phone: clearable(flags.phone),
    organisation: clearable(flags.organisation),
    side: side?.trim() ? wordFlag("--side", side, SIDES) : side === undefined ? undefined : null,
    addressedAs: clearable(flags.addressedAs),
    leftOn: leftOn?.trim() ? optionalDay(app, "--left-on", leftOn) : clearable(leftOn),
    decides,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Throws `bad-value` for what is no address. */
function checkedMail(text: string): string {
  const mail = text.trim().replace(/^<(.*)>$/, "$1");
  if (/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(mail)) return mail;
  const why = "an address is like petra.lund@acme.com";
  throw new PsvcError({ code: "bad-value", what: "--mail", value: text, allowed: null, why });
}

/** By number, name, former name, or the beginning of a name that only one has. Throws `not-found` or `ambiguous`. */
export function findPersonIn({ slug, persons }: Project, typed: string): Entry<Person> {
  const exact = findById(persons, typed) ?? findPerson(persons, typed);
  if (exact) return exact;
  const start = foldName(typed);
  const begun = Object.entries(persons).filter(([, { name }]) =>
    foldName(name)
      .split(" ")
      .some((_, index, words) => start !== "" && words.slice(index).join(" ").startsWith(start)),
  );
  const [only] = begun;
  if (only && begun.length === 1) return only;
  const names = sortedById(persons).map(([, { name }]) => name);
  if (begun.length > 1)
    throw new PsvcError({ code: "ambiguous", what: "person", name: typed, matches: begun.map(([, { name }]) => name) });
  const command = `psvc person list ${slug}`;
  throw new PsvcError({
    code: "not-found",
    what: "person",
    name: typed,
    near: nearest(typed, names),
    known: names,
    command,
  });
}

export function answerPerson(app: App, project: Project, key: Key): void {
  const view = personView(project, [key, getRecord(project.persons, key)]);
  app.answer({
    text: (style) => renderPerson(view, style),
    json: { kind: "person", person: view },
  });
}
