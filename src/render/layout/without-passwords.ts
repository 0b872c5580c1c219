/** An address with its scheme, up to the space or quote that ends it. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s'"]+/gi;

/** The text with the user, the password and any `password=` of each address in it left out. */
export function withoutPasswords(text: string): string {
  return text.replace(ADDRESS, withoutPassword);
}

/** The same for one word of a command line, which may hold spaces and quotes; a word without an address is as it was. */
export function withoutPassword(word: string): string {
  if (!/[a-z][a-z0-9+.-]*:\/\//i.test(word)) return word;
  return word.replace(/:\/\/.*@/s, "://…@").replace(/\b(pass\w*|pwd)=[^&]*/gi, "$1=…");
}
