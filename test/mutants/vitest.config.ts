import { defineConfig } from "vitest/config";

/** The tests of the one subject whose rules are changed: what kills a mutant of a rule is that rule's own test. */
export default defineConfig({
  test: {
    include: [`test/domain/${process.env.MUTATED_SUBJECT ?? "*"}/**/*.test.ts`],
    env: { PSVC_HOME: "/nonexistent/psvc-tests-name-their-own-store", NO_COLOR: "1", TZ: "UTC" },
  },
});
