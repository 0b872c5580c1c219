import { posix } from "node:path";
import { demoCatalogue, demoPortfolio, demoStory } from "../../src/commands/demo/script.ts";
import { addDays, type Day } from "../../src/domain/time/calendar.ts";
import { put, TEST_STORE, type TestApp, testApp } from "../app.ts";
import { filesUnder } from "../store/files-under.ts";
import { working } from "../working.ts";
import { exampleFiles, WRITTEN_BY_PSVC } from "./example-files.ts";

/**
 * The store that `psvc demo` makes on a day, with the files that examples name: every call gives a copy of its own, in the hands
 * of somebody who only just made it.
 */
export async function demoApps(today: Day): Promise<() => TestApp> {
  const ana = testApp({ me: "ana", today });
  for (const { argv, daysAgo } of [...demoCatalogue(today), ...demoStory(today), ...demoPortfolio(today)])
    await working(ana.on(addDays(today, -daysAgo)), argv);
  const documents = Object.entries(filesUnder(TEST_STORE, ana.disk.files));
  const files = new Map(await exampleFiles(today));
  const copy = () => {
    const app = testApp({ me: "robin", today, files: new Map(files), keys: { next: 100_000 } });
    for (const [path, text] of documents) {
      app.disk.files.makeFolder(posix.join(TEST_STORE, posix.dirname(path)));
      put(app, path, text);
    }
    return app;
  };
  const spare = copy();
  for (const argv of WRITTEN_BY_PSVC) await working(spare, argv);
  for (const [name, content] of spare.files) files.set(name, content);
  return copy;
}
