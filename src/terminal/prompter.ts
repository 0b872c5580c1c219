/** Asking a person. It is null where nobody is there to answer, so that every flow has to say what it does then. */
export interface Prompter {
  /** A line of text; an empty answer takes `initial` if there is one. The validator returns a sentence or null. */
  text(question: TextQuestion): Promise<string>;
  /** A line of text, or as many as are pasted at once. */
  several(message: string): Promise<readonly string[]>;
  choose<T extends string>(question: ChoiceQuestion<T>): Promise<T>;
  /** One key of those offered, taken without Enter; Enter takes `initial`. */
  key<K extends string>(question: KeyQuestion<K>): Promise<K>;
  /** Several lines, typed or pasted at once; an empty line ends. */
  lines(message: string): Promise<readonly string[]>;
  /** A password, not shown while it is typed where the terminal can hide it; empty where none is given. */
  secret(message: string): Promise<string>;
  confirm(question: { readonly message: string; readonly initial: boolean }): Promise<boolean>;
  /** Something to read between two questions; on stderr like the questions. */
  tell(text: string): void;
}

export interface TextQuestion {
  readonly message: string;
  readonly initial?: string;
  readonly validate?: (answer: string) => string | null;
}

export interface ChoiceQuestion<T extends string> {
  readonly message: string;
  readonly choices: readonly { readonly value: T; readonly name: string; readonly hint?: string }[];
  readonly initial?: T;
}

export interface KeyQuestion<K extends string> {
  readonly message: string;
  /** Each key is one lower-case letter or digit. One with a hint, even an empty one, has a line of its own. */
  readonly keys: readonly { readonly key: K; readonly name: string; readonly hint?: string }[];
  readonly initial?: K;
}
