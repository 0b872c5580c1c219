import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { userSettingsFile } from "../../src/store/disk/store-paths.ts";
import { userSettingsIn } from "../../src/store/user-settings.ts";
import { temporaryFolder } from "./temporary-store.ts";

test.each([
  ["linux", { XDG_CONFIG_HOME: "/conf" }, "/conf/psvc/config.json"],
  ["linux", { XDG_CONFIG_HOME: "conf" }, "/home/ana/.config/psvc/config.json"],
  ["darwin", {}, "/home/ana/Library/Preferences/psvc/config.json"],
  ["darwin", { XDG_CONFIG_HOME: "/conf" }, "/conf/psvc/config.json"],
] as const)("on %s with %o they are in %s", (platform, env, path) => {
  expect(userSettingsFile(env, platform, "/home/ana")).toBe(path);
});

test("on Windows they are in the folder that roams", () => {
  const env = { APPDATA: "C:\\Users\\ana\\AppData\\Roaming", XDG_CONFIG_HOME: "/conf" };
  expect(userSettingsFile(env, "win32", "C:\\Users\\ana")).toBe("C:\\Users\\ana\\AppData\\Roaming\\psvc\\config.json");
});

test("twenty changes at once are all kept", async () => {
  const path = join(temporaryFolder(), "psvc", "config.json");
  const keys = Array.from({ length: 20 }, (_, i) => `ladder.route-${i}`);
  await Promise.all(keys.map((key) => userSettingsIn(path).change((texts) => ({ ...texts, [key]: "1/2/3/4" }))));
  expect(Object.keys(userSettingsIn(path).read()).sort()).toEqual([...keys].sort());
});

test("a link to a file of settings stays a link, and the file behind it is changed", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "dotfiles"));
  const real = join(folder, "dotfiles", "psvc.json");
  await userSettingsIn(real).change(() => ({ me: "Ana" }));
  symlinkSync(real, join(folder, "config.json"));
  await userSettingsIn(join(folder, "config.json")).change((texts) => ({ ...texts, plain: "yes" }));
  expect(JSON.parse(readFileSync(real, "utf8")).settings).toEqual({ me: "Ana", plain: "yes" });
});
