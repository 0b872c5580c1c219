import type { Command } from "commander";
import type { App } from "../../app.ts";
import { impactOf } from "../../domain/capability/release-impact.ts";
import { impactJson, renderImpact } from "../../render/capability/release-impact.ts";
import { requireCatalogue } from "../find/find-catalogue.ts";
import {
  fileFlagsAgain,
  projectsOn,
  type ReleaseFileFlags,
  readReleaseFile,
  requireWholeList,
  withRelease,
  withReleaseFileFlags,
} from "./read-release.ts";

export function registerCapabilityImpact(capability: Command, app: App): void {
  withReleaseFileFlags(
    capability
      .command("impact")
      .description("which promises in which projects a changed catalogue touches; with --from, before it changes"),
  ).action((flags: ReleaseFileFlags) => capabilityImpact(app, flags));
}

export async function capabilityImpact(app: App, flags: ReleaseFileFlags): Promise<void> {
  const given = await readReleaseFile(app, flags);
  const catalogue = await requireCatalogue(app, flags.product ?? given?.file.product ?? undefined);
  if (given) requireWholeList(given, flags);
  const next = given ? withRelease(given, catalogue, flags) : catalogue;
  const impact = impactOf(await projectsOn(app, catalogue), next, given ? catalogue : null);
  const { product, release } = catalogue;
  const ahead = given && { file: given.name, flags: fileFlagsAgain(flags) };
  const view = { product, release, ahead, namesProduct: Boolean(flags.product), impact };
  app.answer({
    text: (style) => renderImpact(view, style),
    json: { kind: "impact", impact: { product, release, file: given?.name ?? null, ...impactJson(impact) } },
  });
}
