import { PsvcError } from "../../errors.ts";

const LONGEST = 64;

/** Whether a name may become a part of a path. The domain checks it too; a path is not the place to trust. */
export function isSlug(name: string): boolean {
  return /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}-]{0,63}$/u.test(name) && name === name.normalize("NFC");
}

export function requireSlug(what: string, name: string): void {
  if (isSlug(name)) return;
  const why =
    "it takes small letters, digits and hyphens, begins with a letter or digit, and has 64 characters at most";
  throw new PsvcError({ code: "bad-value", what, value: name, allowed: null, why });
}

/**
 * The file name of a product. Case, spaces and accents do not matter. What ASCII cannot carry is told apart by a hash,
 * so that two names in Japanese are two files. The slug of a slug is that slug.
 */
export function productSlug(product: string): string {
  const name = product.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ");
  const plain = name.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const isWhole = plain !== "" && plain.length <= LONGEST && !/[^\p{ASCII}]/u.test(name.replace(/[^\p{L}\p{N}]/gu, ""));
  if (isWhole) return plain;
  const start = plain.slice(0, LONGEST - 17).replace(/-+$/, "");
  return `${start || "product"}-${fingerprint(name)}`;
}

/** FNV-1a, 64 bits: it names files and guards nothing, and reading should not have to load a real hash. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
