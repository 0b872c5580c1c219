import type { Command } from "commander";
import { CRITERION_STATES, OUTCOMES } from "../domain/model/vocabulary.ts";

/** What a command cannot do without. */
interface Need {
  /** As it is named: a flag, or some of which one is enough. */
  readonly flags: string;
  /** Only where this flag is given, or this word. */
  readonly where?: string;
  /** Not where one of these words is given. */
  readonly unless?: readonly string[];
  /** Only where fewer words than so many are given: the others say it. */
  readonly below?: number;
}

const need = (flags: string, where?: string, unless?: readonly string[]): Need => ({ flags, where, unless });

/** An outcome of a conversation that took place is somebody's, in their words. */
const HELD = OUTCOMES.filter((outcome) => outcome !== "rescheduled").join("|");

/**
 * What each command asks for where somebody is there to answer, so that it can be named together with the words that
 * are missing, before the command runs. The command itself, or its domain, refuses the same: a test holds the two
 * together.
 */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  "action add": [{ flags: "--text", below: 2 }, need("--owner"), need("--due")],
  "action edit": [need("--text, --owner, --due, --side or --for")],
  "capability add": [need("--name")],
  "capability edit": [need("what to change")],
  "change-order edit": [need("--state, --text, --signed-by or --link")],
  close: [need("--decided-by"), need("--why")],
  "confront outcome": [
    need("--outcome"),
    need("--decided-by", HELD),
    need("--words", HELD),
    need("--escalated-to", "escalated"),
    need("--by", "countered|rescheduled"),
  ],
  "confront plan": [need("--option"), need("--by")],
  "criterion set": [
    need("a state, --due or --owner", undefined, CRITERION_STATES),
    need("--evidence", "met"),
    need("--by", "waived"),
    need("--why", "waived"),
    need("--consequence", "waived"),
    need("--why", "not-applicable"),
  ],
  "gap add": [need("--promise or --statement")],
  "gap close": [need("--evidence")],
  "gap edit": [need("--owner, --note or --severity")],
  "gap reopen": [need("--why")],
  "gap resolve": [need("--resolution")],
  golive: [
    need("--decided-by", "--decision"),
    need("--why", "no-go"),
    need("--confirmed-by", "--live"),
    need("--first-value", "--ring"),
    need("--why", "--rolled-back"),
  ],
  handover: [need("--to")],
  intake: [{ flags: "--promises", below: 2 }],
  mood: [need("--words", "happy|content|unhappy")],
  "note add": [{ flags: "--text", below: 2 }],
  "note edit": [need("what to change")],
  "person edit": [need("what to change")],
  "project edit": [need("what to change")],
  "project remove": [need("--yes")],
  "promise add": [{ flags: "--statement", below: 2 }],
  "promise assess": [need("--capability or --fit")],
  "promise drop": [need("--why")],
  "promise edit": [need("what to change")],
  restart: [need("--decided-by"), need("--why"), need("--consequence")],
  "risk add": [{ flags: "--text", below: 2 }, need("--review-on")],
  "risk close": [need("--why")],
  "risk edit": [need("--text, --owner, --review-on or --health")],
  "route add": [need("--done-when"), need("--target")],
  "route baseline": [need("--why"), need("--decided-by")],
  "route move": [need("--later or --to"), need("--reason", "--later"), need("--side", "--later")],
  "route reopen": [need("--why")],
  "route skip": [need("--why"), need("--decided-by")],
  "route wait": [need("--on, or --over")],
  stall: [
    need("--why", "--until"),
    need("--consequence", "--until"),
    need("--decided-by", "--until"),
    need("--words", "--until"),
  ],
  stop: [need("--decided-by"), need("--why"), need("--consequence")],
};

/** What is needed by this command and was not given: `given` are all the words and flags that were. */
export function unmetNeeds(path: string, given: readonly string[]): readonly string[] {
  return (NEEDS[path] ?? [])
    .filter(({ where }) => !where || where.split("|").some((word) => given.includes(word)))
    .filter(({ below }) => below === undefined || given.filter((word) => !word.startsWith("-")).length < below)
    .filter(({ unless = [] }) => !unless.some((word) => given.includes(word)))
    .filter(({ flags }) => !flagsIn(flags).some((flag) => given.includes(flag)))
    .filter(({ flags }) => flags !== "what to change" || !given.some((word) => word.startsWith("--")))
    .map(({ flags }) => flags);
}

/** The arguments that are needed and were not given, as `<project>`. */
export function missingArguments({ registeredArguments }: Command, given: number): readonly string[] {
  return registeredArguments
    .filter(({ required }, place) => required && place >= given)
    .map((registeredArgument) => `<${registeredArgument.name()}>`);
}

/** The flags that a text names. */
export function flagsIn(text: string): readonly string[] {
  return text.match(/--[a-z][a-z-]*/g) ?? [];
}
