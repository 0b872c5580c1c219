import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Template, TemplateCriterion } from "../../domain/model/template.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { withComputedCriteria } from "../../domain/project/built-in-templates.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Style } from "../../render/layout/style.ts";
import { table } from "../../render/layout/table.ts";
import { allTemplates, findTemplate } from "../find/find-template.ts";

export function registerTemplate(program: Command, app: App): void {
  const template = program
    .command("template")
    .summary("routes to copy and edit")
    .description("routes with their weeks and go-live criteria, to copy and edit");
  template
    .command("list")
    .description("built-in ones and yours")
    .action(() => templateList(app));
  template
    .command("show <template>")
    .description("milestones, stall ladder and criteria")
    .action((name: string) => templateShow(app, name));
  template
    .command("copy <template> <name>")
    .description("make one of your own from it, to edit as a file")
    .action((name: string, copy: string) => templateCopy(app, name, copy));
}

async function templateList(app: App): Promise<void> {
  const templates = await allTemplates(app);
  app.answer({
    text: (style) => renderTemplates(templates, style),
    json: { kind: "templates", templates },
  });
}

async function templateShow(app: App, name: string): Promise<void> {
  const template = withComputedCriteria(await findTemplate(app, name));
  app.answer({ text: (style) => renderTemplate(template, style), json: { kind: "template", template } });
}

async function templateCopy(app: App, name: string, copy: string): Promise<void> {
  const template = await findTemplate(app, name);
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(copy))
    throw new PsvcError({
      code: "bad-value",
      what: "the template's name",
      value: copy,
      allowed: null,
      why: "use lower-case letters, digits and hyphens",
    });
  const place = await app.store.addTemplate({ ...withComputedCriteria(template), name: copy });
  app.answer({
    text: (style) =>
      `Template ${copy} is a copy of ${template.name}. Edit ${visible(place)}\nand use it: ` +
      `${style.command(`psvc new-project --template ${copy}`)}`,
    json: { kind: "template", template: { ...withComputedCriteria(template), name: copy }, place },
  });
}

function renderTemplates(templates: readonly Template[], style: Style): string {
  const list = table(
    templates,
    [
      { title: "TEMPLATE", value: ({ name }) => name },
      { title: "WEEKS", value: ({ weeks }) => String(weeks), right: true },
      { title: "CRITERIA", value: ({ criteria }) => String(criteria.length), right: true, drop: 1 },
      { title: "FOR", value: ({ description }) => description, shrinkTo: 16 },
    ],
    style,
  );
  return style.layout === "tabs"
    ? list
    : `${list}\n\nOne of them whole: ${style.command("psvc template show standard")}`;
}

function renderTemplate(template: Template, style: Style): string {
  const { nudge, ask, sponsor, decide } = template.ladder;
  return [
    `${style.strong(template.name)}: ${template.weeks} weeks. ${visible(template.description)}`,
    "",
    "days before the go-live",
    ...MILESTONES.map((name) => `  ${name.padEnd(18)} ${template.daysBeforeLive[name]}`),
    "",
    `stall ladder, in working days: nudge ${nudge}, ask ${ask}, sponsor ${sponsor}, decide ${decide}`,
    "",
    "criteria (* critical)",
    ...template.criteria.filter(({ gate }) => gate !== "stable").map(formatCriterion),
    "",
    "hypercare ends with",
    ...template.criteria.filter(({ gate }) => gate === "stable").map(formatCriterion),
    "",
    `Use it: ${style.command(`psvc new-project --template ${template.name}`)}`,
    `Make it yours: ${style.command(`psvc template copy ${template.name} NAME`)}`,
  ].join("\n");
}

function formatCriterion({ critical, name, text }: TemplateCriterion): string {
  return `  ${critical ? "*" : " "} ${name.padEnd(22)} ${visible(text)}`;
}
