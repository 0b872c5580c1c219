/** Some folders, and the documents in them. */
export interface DocumentFolders {
  /** As the disk knows them, without links. */
  readonly roots: readonly string[];
  /** The paths of the documents, in their folders. */
  list(): Promise<readonly string[]>;
  /** Throws `unreadable-file` for what is in none of the folders. */
  open(file: string): Promise<{ readonly path: string; readonly bytes: Buffer }>;
}

/** What an assistant may call, and what it is told about it. */
export interface AssistantServer {
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly AssistantTool[];
}

export interface AssistantTool {
  readonly name: string;
  readonly description: string;
  /** The JSON Schema of what it takes. */
  readonly input: object;
  /** Whether it changes nothing. */
  readonly reads: boolean;
  /** Never throws: what went wrong is an answer too, since an assistant can mend its call. */
  answer(given: Readonly<Record<string, unknown>>): Promise<ToolAnswer>;
}

export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}
