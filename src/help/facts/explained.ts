import type { Command } from "commander";
import { SETTING_KEYS } from "../../domain/config/setting-keys.ts";
import { WORDS } from "../topics/words.ts";

/** What people look for, by the topic that explains it. */
const SOUGHT: Readonly<Record<string, readonly string[]>> = {
  dates: ["day", "days", "date", "weekday", "deadline"],
  "exit-codes": ["cron", "ci", "script", "scripts", "exit", "codes", "exit-code"],
  flags: ["options", "option", "version"],
  screens: ["colour", "color", "pager", "pipe", "terminal", "plain", "ascii", "width"],
  json: ["fields", "schema", "jq", "api"],
  environment: ["env", "variables", "variable"],
  store: ["data", "privacy", "git", "sync", "share", "files"],
  "config set": ["settings", "setting", "ladder", "ladders", "capacity", "hook"],
  words: ["glossary", "terms", "vocabulary", "states", "must", "should", "could", "wont"],
};

/** The words after `psvc help` that explain a word which is neither a command nor a topic; null where none do. */
export function explainedBy(typed: string, program: Command): string | null {
  const word = typed.toLowerCase();
  const text = word.replace(/s$/, "");
  const command = program.commands.find((some) => some.name() === text);
  if (command) return command.name();
  const topic = Object.entries(SOUGHT).find(([, words]) => words.includes(word));
  if (topic) return topic[0];
  const key = SETTING_KEYS.find(
    (some) => [word, `${word}s`].includes(some.key) || some.key.split(/[.-]/).includes(word),
  );
  if (WORDS.some((term) => wordsOf(term).includes(word) || wordsOf(term).includes(text))) return "words";
  return key ? "config set" : null;
}

function wordsOf({ word, values = {} }: (typeof WORDS)[number]): readonly string[] {
  return [...word.split(", "), ...Object.keys(values), ...Object.values(values).flat()].map((text) =>
    text.toLowerCase(),
  );
}
