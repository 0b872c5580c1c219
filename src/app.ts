import type { ReadDocument, ReadingOptions } from "./documents/document.ts";
import type { Hook, HookOutcome } from "./domain/config/hook.ts";
import type { Environment } from "./domain/config/resolve-settings.ts";
import type { Moment } from "./domain/model/project.ts";
import type { Day } from "./domain/time/calendar.ts";
import type { Week } from "./domain/time/working-week.ts";
import type { Problem } from "./errors.ts";
import type { KindDocument } from "./render/json/kinds.ts";
import type { Style } from "./render/layout/style.ts";
import type { SettingsReader } from "./settings-reader.ts";
import type { Store, UserSettings } from "./store/port/store.ts";
import type { AssistantServer, DocumentFolders } from "./terminal/assistant.ts";
import type { Prompter } from "./terminal/prompter.ts";

/** Flags that every command takes. */
export interface GlobalFlags {
  readonly json?: boolean;
  /** Of the answer as JSON only these, such as `health.value`; they are fields that it can have. */
  readonly fields?: readonly string[];
  readonly input?: boolean;
  readonly store?: string;
  readonly color?: boolean;
  readonly plain?: boolean;
  readonly ascii?: boolean;
  readonly pager?: boolean;
  readonly yes?: boolean;
}

/**
 * What a command may touch. Every property is read when it is used, so that global flags anywhere in the line count.
 */
export interface App {
  readonly flags: GlobalFlags;
  readonly store: Store;
  /** null where nobody is there to answer, or nobody may be asked. */
  readonly prompter: Prompter | null;
  readonly screen: Screen;
  readonly today: Day;
  readonly moment: Moment;
  /** The instant it is, in UTC; `today` may be set to another day. */
  readonly now: () => string;
  /** How days are read, as the settings have it. */
  readonly week: Week;
  /** What is set, wherever it is said. */
  readonly settings: SettingsReader;
  /** The file of what this user set for themselves, on this machine. */
  readonly user: UserSettings;
  readonly environment: Environment;
  /** The person at the keyboard, for defaults and for the history. */
  readonly me: string;
  readonly folder: string;
  /** Prints the answer on stdout: `text` for people, or `json` under `--json`. */
  answer(answer: CommandAnswer): void;
  /** A message on stderr, beside the answer; silent under `--json`. */
  remark(text: string): void;
  /** The command did its work and the answer is no: exit code 3. */
  notMet(): void;
  /** The text of a file the user named, or of stdin for `-`. Throws `unreadable-file`. */
  read(path: string): Promise<Buffer>;
  /** The blocks of a document, which is read in a process of its own. Throws `unreadable-file`. */
  readDocument(bytes: Buffer, file: string, options: ReadingOptions): Promise<ReadDocument>;
  /** Writes a file the user named. Throws `cannot-write`, and `refused` where it would replace one. */
  write(path: string, content: string | Uint8Array, options?: WriteOptions): Promise<string>;
  /**
   * Has a text edited by the person at the keyboard, in their editor, and returns it as saved. Throws `refused` where
   * that fails.
   */
  edit(editing: Editing): Promise<string>;
  /** Runs git as the user would. Throws `refused` where there is none. */
  git(argv: readonly string[]): Promise<GitAnswer>;
  /** Runs a command line of the user's own, and waits for it; says how that went and never throws. */
  runHook(hook: Hook): Promise<HookOutcome>;
  /** The demo's own store, beside the real one. */
  readonly demo: DemoStore;
  /** The documents in some folders, and no other file. Throws `unreadable-file` for a folder that is none. */
  documentFolders(paths: readonly string[]): Promise<DocumentFolders>;
  /** Answers an assistant on stdin and stdout, until it hangs up. */
  serve(server: AssistantServer): Promise<void>;
  /** The same as the next command would find it: another day, settings that were changed meanwhile. */
  again(): Promise<App>;
  /** Runs another command line as the user would type it now, with the same global flags; returns its exit code. */
  obey(argv: readonly string[]): Promise<number>;
  /** Runs another command line as a user would type it, in a store and on a day of its own. */
  rehearse(argv: readonly string[], stage: DemoStage): Promise<Rehearsal>;
}

export interface WriteOptions {
  /** Takes the place of a file that is there, which otherwise needs `--yes`. */
  readonly replace?: boolean;
  /** A copy of the store, which is never written into the store. */
  readonly asCopy?: boolean;
}

/** A text to edit. */
export interface Editing {
  /** Of the temporary file, as it is named in messages. */
  readonly name: string;
  readonly text: string;
  /** Keeps what was saved; only then does the temporary file go. */
  readonly keep: (edited: string) => Promise<void>;
}

export interface GitAnswer {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface DemoStore {
  readonly folder: string;
  /**
   * Makes room for a new one; one that somebody went on in is moved, and named. Throws `refused` for a folder that is
   * not marked as a demo.
   */
  clear(): Promise<string | null>;
  /** Says that it is built: what comes after is somebody's own. */
  finish(): Promise<void>;
}

export interface CommandAnswer {
  /** Made only when people are to read it. */
  readonly text: (style: Style) => string;
  /** A document to be copied or read by a program: its lines are broken nowhere but where they end. */
  readonly isDocument?: boolean;
  readonly json: KindDocument;
}

/** How wide the answer may be and what it may carry. */
export interface Screen {
  readonly width: number;
  readonly stdoutIsTerminal: boolean;
  readonly style: Style;
}

export interface DemoStage {
  /** A folder for a demo store; it is marked as one. */
  readonly store: string;
  readonly today: Day;
  readonly me: string;
  /** In columns; what is rehearsed is shown on a real screen. */
  readonly width: number;
}

export interface Rehearsal {
  readonly exitCode: number;
  /** What ended it, where that was no bug. */
  readonly problem: Problem | null;
  readonly out: string;
  readonly err: string;
}

/** One run of psvc: what it speaks to, and what it learns on the way. */
export interface Session {
  readonly app: App;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly errStyle: Style;
  /** Whether the message of a bug is printed: it may hold customers' words. */
  readonly showBugs: boolean;
  /** Told which command is about to act, and with which global flags. */
  readonly settle: (command: string, flags: GlobalFlags) => Promise<void>;
  /** Told the problem that ended the run, once it is printed. */
  readonly failed?: (problem: Problem) => void;
  /** 0, or 3 where the answer was no. */
  readonly exitCode: () => number;
}
