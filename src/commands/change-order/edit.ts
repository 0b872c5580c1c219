import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type ChangeOrderInput, editChangeOrder } from "../../domain/change-order/edit-change-order.ts";
import { CHANGE_ORDER_STATES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { findProject } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { optionalDay, optionalWord } from "../flags/flags.ts";
import { answerChangeOrder, findChangeOrder } from "./answer.ts";

interface ChangeOrderEditFlags {
  readonly state?: string;
  readonly signedBy?: string;
  readonly on?: string;
  readonly link?: string;
  readonly why?: string;
  readonly text?: string;
}

export function registerChangeOrderEdit(group: Command, app: App): void {
  group
    .command("edit <project> <change-order>")
    .description("record that a change order was sent, signed or rejected, or change its sentence")
    .option("--state <state>", CHANGE_ORDER_STATES.join(", "))
    .option("--signed-by <person>", "who signed it at the customer")
    .option("--on <day>", "the day it was sent, signed or rejected (today)")
    .option("--link <where>", "where the signed document is: a link, a path, a ticket")
    .option("--why <text>", "why it was rejected")
    .option("--text <text>", "another sentence to sign, while it is drafted")
    .action((project: string, id: string, flags: ChangeOrderEditFlags) => changeOrderEdit(app, project, id, flags));
}

export async function changeOrderEdit(app: App, slug: string, id: string, flags: ChangeOrderEditFlags): Promise<void> {
  const project = await findProject(app, slug);
  const state = optionalWord("--state", flags.state, CHANGE_ORDER_STATES);
  const on = optionalDay(app, "--on", flags.on);
  const [key] = findChangeOrder(project, id);
  if (Object.values(flags).every((value) => value === undefined))
    throw new PsvcError({
      code: "missing-flags",
      flags: ["--state, --text, --signed-by or --link"],
      command: "psvc change-order edit",
    });
  const { link, why, text } = flags;
  const given: ChangeOrderInput = {
    state,
    signedBy: await optionalName(app, project, flags.signedBy),
    on,
    link,
    why,
    text,
  };
  const changed = await app.store.change(project.slug, (before) => editChangeOrder(before, key, given, app.moment));
  answerChangeOrder(app, changed, key);
}
