import type { Command } from "commander";
import type { CapabilityFields } from "../../domain/capability/capability.ts";
import { AVAILABILITIES } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { clearable, collect, optionalWord } from "../flags/flags.ts";

export interface CapabilityFlags {
  readonly name?: string;
  readonly area?: string;
  readonly description?: string;
  readonly availability?: string;
  readonly edition?: readonly string[];
  readonly since?: string;
  readonly limits?: string;
  readonly roadmapNote?: string;
  readonly keyword?: readonly string[];
  readonly product?: string;
}

/** The fields of a capability, for every command that takes them. */
export function withCapabilityFlags(command: Command): Command {
  return command
    .option("--name <name>", "what people call it")
    .option("--area <area>", "the part of the product it belongs to")
    .option("--description <text>", "what it does")
    .option("--availability <availability>", AVAILABILITIES.join(", "))
    .option("--edition <edition>", "an edition or plan that has it (repeatable)", collect)
    .option("--since <release>", "the release that brought it")
    .option("--limits <text>", "what it does not do today")
    .option("--roadmap-note <text>", "a note and nothing more: it changes no fit")
    .option("--keyword <word>", "another word to find it by (repeatable)", collect)
    .option("--product <name>", "whose catalogue; not needed where there is one");
}

/** Only what was given; an empty text clears. Throws `bad-value`. */
export function capabilityFields(flags: CapabilityFlags): CapabilityFields {
  const name = clearable(flags.name);
  if (name === null)
    throw new PsvcError({
      code: "bad-value",
      what: "--name",
      value: "",
      allowed: null,
      why: "a capability has a name",
    });
  const fields = {
    name,
    area: clearable(flags.area),
    description: clearable(flags.description),
    availability: optionalWord("--availability", flags.availability, AVAILABILITIES),
    editions: words(flags.edition),
    since: clearable(flags.since),
    limits: clearable(flags.limits),
    roadmapNote: clearable(flags.roadmapNote),
    keywords: words(flags.keyword),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function words(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts && [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
}
