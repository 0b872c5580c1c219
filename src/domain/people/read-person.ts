/** A person as people type one: a name, and with it a job title, an address or a phone number. */
export interface PersonInput {
  readonly name: string;
  readonly role: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
}

const MAIL = /^(?:mailto:)?([^\s<>,;()"]+@[^\s<>,;()"]+\.[^\s<>,;()"]+)$/i;
const PHONE = /^(?:tel:\s*)?(\+?\d[\d\s()/.-]{5,}\d)$/i;

/** Words by which a job title is known after a comma: "Tom, Head of IT", but not "Lund, Petra" or "Ann Lee, Bo Li". */
const TITLES = [
  ...["account", "accountant", "administrator", "admin", "advisor", "adviser", "agent", "analyst", "architect"],
  ...["assistant", "auditor", "buyer", "ceo", "chair", "chief", "clerk", "compliance", "consultant", "controller"],
  ...["coordinator", "counsel", "dba", "designer", "developer", "director", "dispatcher", "engineer", "executive"],
  ...["facilities", "finance", "founder", "head", "hr", "infrastructure", "it", "lawyer", "lead", "leader"],
  ...["legal", "logistics", "maintenance", "manager", "marketing", "network", "officer", "operations", "operator"],
  ...["owner", "partner", "planner", "president", "principal", "procurement", "project", "purchasing", "quality"],
  ...["representative", "researcher", "sales", "scientist", "secretary", "security", "specialist", "sponsor"],
  ...["supervisor", "support", "team", "technician", "tester", "trainer", "treasurer", "vice", "vp", "warehouse"],
];
const TITLE = new RegExp(`\\b(?:${TITLES.join("|")})\\b`, "i");

/**
 * Reads `Name`, `Name, Role`, `Name (Role)`, `Name <mail>`, `Name, Role <mail>, phone` and `"Name" <mail>`. What
 * follows a comma is a role only where it reads like a job title or stands before an address, so that `Lund, Petra` and
 * `Ann Lee, Bo Li` stay as they are.
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
    else if (mail !== null || isTitle(part) || isLowerAfter(name, part)) role = part;
    else name = `${name}, ${part}`;
  }
  return { name, role, mail, phone };
}

/**
 * Reads several, separated by semicolons or lines, else by commas: a part that is a job title, an address or a phone
 * number belongs to the name before it.
 */
export function readPeople(typed: string): readonly PersonInput[] {
  return splitPeople(typed).map(readPerson);
}

/** The same, each as it was typed. */
export function splitPeople(typed: string): readonly string[] {
  const parts = /[;\n]/.test(typed) ? typed.split(/[;\n]/) : joinedToNames(typed.split(","));
  return parts.map((part) => part.trim()).filter((part) => readPerson(part).name !== "");
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

/** "Ann Lee, buyer": names begin with a capital where their script has capitals. */
function isLowerAfter(name: string, part: string): boolean {
  return /^\p{Lo}/u.test(part) || (/^\p{Lu}/u.test(name) && /^\p{Ll}/u.test(part));
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
