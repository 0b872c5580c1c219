import type { App } from "../../app.ts";
import type { TypedLine } from "../../completion/parse-partial-line.ts";
import type { Project } from "../../domain/model/project.ts";
import { slugsMeant } from "../../domain/text/closest-match.ts";

/** The project that a line names; null where it names none that can be read. */
export async function projectOn(app: App, line: TypedLine): Promise<Project | null> {
  const [name] = line.arguments.get("project") ?? [];
  if (name === undefined) return null;
  const [slug, ...others] = slugsMeant(name, await app.store.slugs());
  return slug === undefined || others.length > 0 ? null : app.store.project(slug);
}
