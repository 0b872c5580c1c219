/** Words that say that something is so, and show nothing. */
const EMPTY_WORDS = new Set(
  (
    "x xx xxx ok okay done yes y no n n/a na none tbd todo tba see mail email e-mail call phone chat meeting verbal " +
    "told said good fine all is it by a the was of"
  ).split(" "),
);

/** Something to look at: an address, a path, a file, the key of a ticket, a number. */
const SOMETHING_TO_LOOK_AT = /https?:|\bwww\.|[/\\]\S|\b[A-Z][A-Z0-9]+-\d+\b|\b[\w-]+\.[a-z][a-z0-9]{1,4}\b|\d/;

/** Whether a text shows something, rather than only saying that it is so: "mail", "done" and "ok by mail" do not. */
export function isTelling(text: string | null): boolean {
  const said = text?.trim() ?? "";
  if (EMPTY_WORDS.has(said.toLowerCase())) return false;
  if (SOMETHING_TO_LOOK_AT.test(said)) return true;
  const words = said.toLowerCase().match(/[\p{L}\p{N}/'-]+/gu) ?? [];
  return words.filter((word) => !EMPTY_WORDS.has(word)).length >= 2;
}
