/** A project is named by its slug or the beginning of it: the one with just that slug, else all that begin so. */
export function slugsMeant(name: string, slugs: readonly string[]): readonly string[] {
  const typed = name.trim().toLowerCase();
  if (slugs.includes(typed)) return [typed];
  return typed ? slugs.filter((slug) => slug.startsWith(typed)) : [];
}
