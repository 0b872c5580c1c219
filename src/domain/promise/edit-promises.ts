import type { Moment, Project } from "../model/project.ts";
import { getRecord, type Key } from "../model/record.ts";
import type { DecisionInput } from "../people/customer-decision.ts";
import { type ChangedPromises, changePromises } from "./change-promises.ts";
import { editPromise, type PromiseFacts } from "./promise.ts";

/** The same facts for all of them, each by the rules of `editPromise`; what is so already is left alone. */
export function editPromises(
  project: Project,
  keys: readonly Key[],
  changes: Partial<PromiseFacts>,
  given: DecisionInput,
  moment: Moment,
): ChangedPromises {
  const wanted = Object.entries(changes) as [keyof PromiseFacts, unknown][];
  return changePromises(project, keys, (own, key) => {
    const promise = getRecord(own.promises, key);
    const isSo = wanted.every(([field, value]) => promise[field] === value);
    return isSo ? own : editPromise(own, key, changes, given, moment);
  });
}
