import type { Command } from "commander";
import type { App } from "../../app.ts";
import { handBack, handOver, lastHandover } from "../../domain/handover/handover.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { PsvcError } from "../../errors.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { checkedName } from "../../prompts/project-answers.ts";
import { handoverJson } from "../../render/handover/handover.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { formatBytes } from "../../render/store/backups.ts";
import { warnOfDamagedCopies } from "../find/damaged-copies.ts";
import { findStanding, standingOf } from "../find/find-project.ts";
import { optionalDay } from "../flags/flags.ts";

interface HandoverFlags {
  readonly to?: string;
  readonly until?: string;
  readonly note?: string;
  readonly back?: boolean;
  readonly brief?: boolean;
  readonly toFile?: string;
  readonly bundle?: string;
}

export function registerHandover(program: Command, app: App): void {
  program
    .command("handover <project>")
    .summary("give it to a colleague")
    .description(
      "give it to a colleague, for good or for a time: the lead changes now, and a brief says where they stand",
    )
    .option("--to <person>", "the colleague who takes it over")
    .option("--until <day>", "for a time: the last day; it stays whose it is")
    .option("--note <text>", "what you want them to know first")
    .option("--back", "a hand-over for a time ends: the one whose it is leads again")
    .option("--brief", "only the brief; changes nothing")
    .option("--to-file <file>", "write the brief to a file")
    .option(
      "--bundle <file>",
      "write the project with its history for their store: psvc import FILE brings it in, here and there",
    )
    .action((project: string, flags: HandoverFlags) => handover(app, project, flags));
}

export async function handover(app: App, slug: string, flags: HandoverFlags): Promise<void> {
  requireOneThing(flags);
  const standing = await findStanding(app, slug);
  const isOnlyWritten = flags.brief || (flags.bundle !== undefined && flags.to === undefined && !flags.back);
  const after = isOnlyWritten ? standing : await change(app, standing, flags);
  const latest = lastHandover(after.project);
  const { handoverBrief } = await import("../../render/handover/handover.ts");
  const brief = handoverBrief(after, latest && latest.backOn === null ? latest : null);
  const { file, bundle } = await writeFiles(app, after.project.slug, brief, flags).catch((err: unknown) => {
    throw isOnlyWritten ? err : notWritten(err, after.project);
  });
  app.answer({
    text: (style) =>
      [
        ...(isOnlyWritten
          ? []
          : [style.good(`${visible(after.project.lead)} leads ${visible(after.project.customer)} now.`)]),
        ...(bundle
          ? [
              `The project with its history is in ${visible(bundle.path)} (${formatBytes(bundle.bytes)}). It holds ` +
                "customers' words: keep it private.",
              `There, and here when it comes back: ${style.command("psvc import FILE")}`,
            ]
          : []),
        ...(file === null
          ? isOnlyWritten && bundle && !flags.brief
            ? []
            : [...(isOnlyWritten ? [] : [""]), brief.trimEnd()]
          : [`The brief is in ${visible(file)}`]),
      ].join("\n"),
    json: { kind: "handover", handover: { ...handoverJson(after, latest), brief, file, bundle } },
  });
}

async function change(app: App, standing: Standing, flags: HandoverFlags): Promise<Standing> {
  const { slug } = standing.project;
  if (flags.back) return standingOf(app, await app.store.change(slug, (before) => handBack(before, app.moment)));
  const { to } = await askMissing(app.prompter, flags, { to: { message: "Who takes it over?" } });
  const given = {
    to: to.trim() ? checkedName("--to", to) : "",
    until: optionalDay(app, "--until", flags.until) ?? null,
    note: flags.note ?? null,
  };
  return standingOf(app, await app.store.change(slug, (before) => handOver(before, given, app.moment)));
}

async function writeFiles(app: App, slug: string, brief: string, { toFile, bundle }: HandoverFlags) {
  return {
    file: toFile === undefined ? null : await app.write(toFile, brief),
    bundle: bundle === undefined ? null : await writeBundle(app, slug, bundle),
  };
}

async function writeBundle(app: App, slug: string, to: string) {
  const { bytes, ...wrong } = await app.store.copies.archive(to.endsWith(".gz") ? "gzip" : "text", slug);
  const path = await app.write(to, bytes, { asCopy: true });
  warnOfDamagedCopies(app, wrong);
  return { path, bytes: bytes.length };
}

/** The hand-over is recorded before its files are written, so it stands where one of them cannot be. */
function notWritten(err: unknown, { slug, lead }: Project): unknown {
  if (!(err instanceof PsvcError) || (err.problem.code !== "cannot-write" && err.problem.code !== "refused"))
    return err;
  const { problem } = err;
  return new PsvcError(
    {
      code: "refused",
      what: problem.code === "refused" ? problem.what : `${problem.path} is not written`,
      because: problem.code === "refused" ? problem.because : problem.why,
      instead:
        `${lead} leads it now, that is recorded; for the files again: psvc handover ${slug} --brief ` +
        "--to-file FILE --bundle FILE",
    },
    { cause: err },
  );
}

function requireOneThing({ to, until, note, back, brief }: HandoverFlags): void {
  const given = [...(to === undefined ? [] : ["--to"]), ...(back ? ["--back"] : []), ...(brief ? ["--brief"] : [])];
  const alone = until === undefined ? (note === undefined ? null : "--note") : "--until";
  const text =
    given.length > 1
      ? `${given.join(" and ")} are different things`
      : alone && (back || brief)
        ? `${alone} says something of a hand-over to somebody, and ${given[0]} is none`
        : null;
  if (text) throw new PsvcError({ code: "usage", text: `${text}.`, suggestion: "See psvc help handover." });
}
