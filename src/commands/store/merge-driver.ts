import type { Command } from "commander";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import type { FileMerge, FileSides } from "../../store/port/store.ts";
import { mergeUnmerged, tellingsOf, type UnmergedFile } from "./unmerged-files.ts";

interface DriverFlags {
  readonly install?: boolean;
}

/** What git is told once a clone; the store's own .gitattributes name the driver. */
const SETTINGS = [
  ["merge.psvc.name", "psvc merges by meaning"],
  ["merge.psvc.driver", "psvc merge-driver %O %A %B %P"],
] as const;

export function registerMergeDriver(program: Command, app: App): void {
  program
    .command("merge-driver [base] [ours] [theirs] [path]")
    .summary("merge in git by meaning")
    .description("for git: merges two people's changes to one project by meaning; alone, it says how to set it up")
    .option("--install", "set it up in the store's git repository")
    .action((base?: string, ours?: string, theirs?: string, path?: string, flags: DriverFlags = {}) =>
      base === undefined ? setUp(app, flags) : mergeForGit(app, { base, ours, theirs, path }),
    );
}

export async function setUp(app: App, flags: DriverFlags): Promise<void> {
  const { folder } = app.store.places;
  const commands = SETTINGS.map(([name, value]) => `git -C ${shellWord(folder)} config ${name} "${value}"`);
  if (!flags.install) {
    app.answer({
      text: (style) =>
        [
          "Once in every clone of a store that you share through git:",
          ...commands.map((command) => `  ${style.command(command)}`),
          `or let psvc do it: ${style.command("psvc merge-driver --install")}`,
          "The store's .gitattributes names the driver already; histories are merged line by line.",
          "Merge one branch after the other: git's octopus merge asks no driver.",
        ].join("\n"),
      json: { kind: "merge-driver", mergeDriver: { installed: false, commands, merged: [] } },
    });
    return;
  }
  for (const [name, value] of SETTINGS) {
    const { exitCode, err } = await app.git(["-C", folder, "config", name, value]);
    if (exitCode !== 0)
      throw new PsvcError({
        code: "refused",
        what: "git was not set up",
        because: err.trim() || `git said ${exitCode}`,
        instead: `git -C ${shellWord(folder)} init`,
      });
  }
  const unmerged = await mergeUnmerged(app);
  app.answer({
    text: () =>
      [
        `Set up in ${visible(folder)}: git now merges projects and catalogues by meaning.`,
        ...unmerged.map((file) => visible(`${file.path}: ${file.text}${adviceOn(file, folder)}`)),
      ].join("\n"),
    json: { kind: "merge-driver", mergeDriver: { installed: true, commands, merged: unmerged } },
  });
}

/** git draws its marks anew, around nothing but what is in conflict. */
function adviceOn({ path, isMerged }: UnmergedFile, folder: string): string {
  return isMerged ? "" : `; draw the marks anew and choose: git -C ${shellWord(folder)} checkout -m ${shellWord(path)}`;
}

interface DriverFiles {
  readonly base: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  readonly path: string | undefined;
}

/**
 * Leaves the result in the file of ours, as git wants it. Exit code 1, with marks in the file, where people have to
 * decide.
 */
export async function mergeForGit(app: App, { base, ours, theirs, path }: DriverFiles): Promise<void> {
  if (ours === undefined || theirs === undefined || path === undefined)
    throw new PsvcError({
      code: "missing-flags",
      flags: ["base, ours, theirs and path"],
      command: "psvc merge-driver",
    });
  const [a, b, c] = await Promise.all([app.read(base), app.read(ours), app.read(theirs)]);
  const merged = await mergedByMeaning(app, path, { base: a, ours: b, theirs: c }, { base, ours, theirs });
  for (const telling of tellingsOf(merged)) app.remark(`psvc: ${path}: ${telling}`);
  if (merged.conflicts.length === 0) {
    await app.write(ours, merged.text.ours, { replace: true });
    return;
  }
  await leaveMarks(app, merged, { base, ours, theirs });
  const because = `both sides changed ${merged.conflicts.map((place) => place.join(".")).join(", ")}`;
  throw new PsvcError({
    code: "refused",
    what: path,
    because,
    instead: "choose one side between the marks, then git add it",
  });
}

/**
 * Where one of the copies cannot be read, git merges them as the texts that they are, so that nobody's work is left
 * out.
 */
async function mergedByMeaning(
  app: App,
  path: string,
  sides: FileSides,
  files: { base: string; ours: string; theirs: string },
): Promise<FileMerge> {
  try {
    return await app.store.upkeep.mergeFiles(path, sides);
  } catch (err) {
    if (!(err instanceof PsvcError && err.problem.code === "damaged")) throw err;
    const { file, why } = err.problem;
    await drawMarks(app, files);
    throw new PsvcError({
      code: "refused",
      what: `the merge of ${path}`,
      because: `${file} cannot be read (${why}), so it is merged as plain text`,
      instead: "look it through, and run psvc doctor before git add",
    });
  }
}

/** git's own tool draws the marks, around nothing but the lines that are in conflict. */
async function leaveMarks(app: App, { text }: FileMerge, files: { base: string; ours: string; theirs: string }) {
  await app.write(files.base, text.base, { replace: true });
  await app.write(files.ours, text.ours, { replace: true });
  await app.write(files.theirs, text.theirs, { replace: true });
  await drawMarks(app, files);
}

async function drawMarks(app: App, files: { base: string; ours: string; theirs: string }): Promise<void> {
  const labels = ["-L", "ours", "-L", "before", "-L", "theirs"];
  const { out } = await app.git(["merge-file", "-p", "--diff3", ...labels, files.ours, files.base, files.theirs]);
  await app.write(files.ours, out, { replace: true });
}
