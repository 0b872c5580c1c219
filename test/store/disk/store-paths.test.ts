import { describe, expect, test } from "vitest";
import { storeFolder } from "../../../src/store/disk/store-paths.ts";
import { codeOf } from "../../domain/code-of.ts";

const at = (env: Readonly<Record<string, string>>, flag: string | null = null, home = "/home/ana") =>
  storeFolder(env, flag, "linux", home);

describe("the store's folder", () => {
  test.each([
    ["~/deals", "/home/ana/deals"],
    ["~", "/home/ana"],
    ["/srv/~deals", "/srv/~deals"],
    ["/srv/deals", "/srv/deals"],
  ])("named %s is %s, by flag and by variable", (given, folder) => {
    expect(at({}, given)).toEqual({ folder, chosenBy: "--store" });
    expect(at({ PSVC_HOME: given })).toEqual({ folder, chosenBy: "PSVC_HOME" });
  });

  test.each([
    "~bob/deals",
    "~bob",
    "~.",
    "postgres://db",
    "file:///x",
    "jdbc:postgresql://db",
  ])("is not named %s", (given) => {
    expect(codeOf(() => at({}, given))).toBe("bad-value");
    expect(codeOf(() => at({ PSVC_HOME: given }))).toBe("bad-value");
  });

  test.each(["", "home", "."])("is not below a home that is %j, which depends on where one stands", (home) => {
    expect(codeOf(() => at({}, null, home))).toBe("bad-value");
    expect(codeOf(() => at({}, "~/deals", home))).toBe("bad-value");
    expect(at({}, "/srv/deals", home).folder).toBe("/srv/deals");
    expect(at({ XDG_DATA_HOME: "/srv" }, null, home).folder).toBe("/srv/psvc");
  });
});
