import type { App } from "../../app.ts";
import type { Template } from "../../domain/model/template.ts";
import { BUILT_IN_TEMPLATES } from "../../domain/project/built-in-templates.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";

/** The user's own templates first, then the built-in ones of other names. */
export async function allTemplates(app: App): Promise<readonly Template[]> {
  const names = await app.store.templates();
  const own = await Promise.all(names.map((name) => app.store.template(name)));
  const made = own.filter((template) => template !== null);
  return [...BUILT_IN_TEMPLATES.filter(({ name }) => !names.includes(name)), ...made];
}

/** Throws `not-found` naming the near ones. */
export async function findTemplate(app: App, name: string): Promise<Template> {
  const wanted = name.trim().toLowerCase();
  const found =
    (await app.store.template(wanted).catch(rethrowUnlessMissing)) ??
    BUILT_IN_TEMPLATES.find((template) => template.name === wanted);
  if (found) return found;
  const names = (await allTemplates(app)).map((template) => template.name);
  throw new PsvcError({
    code: "not-found",
    what: "template",
    name,
    near: nearest(wanted, names),
    known: names,
    command: "psvc template list",
  });
}

/** A name that cannot be a file name is simply none of ours. */
function rethrowUnlessMissing(error: unknown): null {
  if (
    error instanceof PsvcError &&
    (error.problem.code === "bad-value" || error.problem.code === "not-found" || error.problem.code === "refused")
  )
    return null;
  throw error;
}
