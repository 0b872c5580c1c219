/** A person as people type one: a name, and with it a job title, an address or a phone number. */
export interface PersonInput {
  readonly name: string;
  readonly role: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
}

const MAIL = /^(?:mailto:)?([^\s<>,;()"]+@[^\s<>,;()"]+\.[^\s<>,;()"]+)$/i;
const PHONE = /^(?:tel:\s*)?(\+?\d[\d\s()/.-]{5,}\d)$/i;

/** Words by which a job title is known where it follows a single name: "Tom, CFO" but not "Lund, Petra". */
const TITLES = [
  ...["account", "accountant", "administrator", "admin", "analyst", "architect", "assistant", "ceo", "chair", "chief"],
  ...["consultant", "controller", "coordinator", "dba", "developer", "director", "engineer", "executive", "finance"],
  ...["founder", "head", "hr", "it", "lead", "leader", "manager", "officer", "operations", "owner", "partner"],
  ...["president", "principal", "procurement", "representative", "sales", "secretary", "security", "specialist"],
  ...["sponsor", "supervisor", "support", "team", "vice", "vp"],
];
const TITLE = new RegExp(`\\b(?:${TITLES.join("|")})\\b`, "i");

/**
 * Reads `Name`, `Name, Role`, `Name (Role)`, `Name <mail>`, `Name, Role <mail>, phone` and `"Name" <mail>`. A comma
 * after a single name begins a role only where it reads like a job title, so that `Lund, Petra` stays a name.
 */
export function readPerson(typed: string): PersonInput {
  let rest = typed.trim().replaceAll(/\s+/g, " ");
  let mail: string | null = null;
  rest = rest.replace(/\s*<([^<>]*)>/, (whole, inside: string) => {
    const [, address] = MAIL.exec(inside.trim()) ?? [];
    if (address === undefined) return whole;
    mail = address;
    return "";
  });
  const [first = "", ...others] = rest.split(/\s*,\s*/);
  let { name, role } = withoutBrackets(unquoted(first));
  let phone: string | null = null;
  for (const part of others) {
    const [, address] = MAIL.exec(part) ?? [];
    const [, number] = PHONE.exec(part) ?? [];
    if (part === "") continue;
    if (address !== undefined) mail ??= address;
    else if (number !== undefined) phone ??= number;
    else if (role !== null) role = `${role}, ${part}`;
    else if (/\s/.test(name) || isTitle(part)) role = part;
    else name = `${name}, ${part}`;
  }
  return { name, role, mail, phone };
}

/**
 * Reads several, separated by semicolons or lines, else by commas: a part that is a job title, an address or a phone
 * number belongs to the name before it.
 */
export function readPeople(typed: string): readonly PersonInput[] {
  const parts = /[;\n]/.test(typed) ? typed.split(/[;\n]/) : joinedToNames(typed.split(","));
  return parts.map(readPerson).filter(({ name }) => name !== "");
}

function joinedToNames(parts: readonly string[]): readonly string[] {
  const people: string[] = [];
  for (const part of parts) {
    const text = part.trim();
    const last = people.at(-1);
    const plain = text.replace(/\s*<[^<>]*>$/, "");
    const isDetail = MAIL.test(text) || PHONE.test(text) || isTitle(plain);
    if (last !== undefined && isDetail) people[people.length - 1] = `${last}, ${text}`;
    else people.push(text);
  }
  return people;
}

/** "CFO" and "Head of IT", but not "Petra" and not "Petra Lund". */
function isTitle(text: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(text) || TITLE.test(text);
}

function unquoted(text: string): string {
  return text.replace(/^["“](.*)["”]$/, "$1").trim();
}

function withoutBrackets(text: string): { readonly name: string; readonly role: string | null } {
  const [, name, role] = /^(\S.*?)\s*\(([^()]+)\)$/.exec(text) ?? [];
  return name !== undefined && role !== undefined ? { name, role: role.trim() } : { name: text, role: null };
}

/** For comparing names: case, the width of spaces, and how an accent is encoded do not count; an accent does. */
export function foldName(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}
