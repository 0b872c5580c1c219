/** What a writer process is told to do, as JSON in its only argument. */
export interface WriterOrder {
  readonly folder: string;
  /** Names the writer in all that it writes. */
  readonly by: string;
  /** Makes the project first if it is not there. */
  readonly create?: boolean;
  readonly changes: number;
  readonly patienceMs?: number;
  /** Sends itself a signal just before or just after its nth call of the port. */
  readonly signal?: { readonly name: "SIGKILL" | "SIGSTOP"; readonly nth: number; readonly when: "before" | "after" };
  /** Another user to be, where root would be allowed everything. */
  readonly uid?: number;
}

export const CREATED = "created";

export const statementOf = (by: string, number: number): string => `${by} ${number}`;
