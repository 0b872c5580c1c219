/**
 * What stands on the line without a flag. One name means one thing everywhere; where it does not, the command's words
 * stand before it.
 */
const ARGUMENTS: Readonly<Record<string, string>> = {
  action: "its number, like A1",
  actions: "their numbers, like A1 A4",
  base: "given by git: what both sides began with",
  count: "how many of them (1)",
  criterion: "its name, as in psvc criterion list",
  customer: "their name; asked where it is not given",
  file: "a path; - is standard input",
  files: "lists, or texts with one promise a line",
  gap: "its number, like G1",
  "change-order": "its number, like CO1",
  gaps: "their numbers, like G1 G3",
  key: "the capability's short name, like sso",
  milestone: "its name, as in psvc route show",
  mood: "how they are; without it, how they were so far",
  name: "the project, or the product for capabilities",
  new: "who takes it over; 'Name, Role <mail>' is understood",
  note: "its number, like N1",
  old: "who has it now, by name or number",
  ours: "given by git: the file as it is here, which takes the result",
  path: "given by git: where the file stands in the store",
  person: "their name, or their number like H1",
  project: "its slug, or enough of its beginning to tell it from the others",
  promise: "its number, like P1",
  record: "the number of a promise, gap, action or risk, like P3",
  period: "its first and last day, like 15 Nov..6 Jan",
  release: "what the product's next release is called, like 2027.1",
  risk: "its number, like R1",
  state: "how it stands",
  statement: "what was promised, in the customer's words",
  template: "its name, as in psvc template list",
  text: "the line itself; in quotes where it has spaces",
  theirs: "given by git: the file as it is there",
  words: "what to look for",
  "completion shell": "the one to complete in; without it, that of $SHELL",
  "config get key": "the setting, as in psvc config list",
  "config set key": "the setting, as in psvc config list",
  "config unset key": "the setting, as in psvc config list",
  "config set values": "its value, or several for holidays",
  "do count": "its place in the list of psvc; without it, all of them",
  "help words": "a command such as gap add, or a topic such as dates",
  "import file": "what psvc export wrote",
  "search words": "words of any form; in quotes they stand side by side",
  "route add milestone": "a short name of your own, like data-loaded",
  "template copy name": "what yours is called",
};

/** null where nobody said what it is. */
export function argumentMeans(command: string, name: string): string | null {
  return ARGUMENTS[`${command} ${name}`] ?? ARGUMENTS[name] ?? null;
}
