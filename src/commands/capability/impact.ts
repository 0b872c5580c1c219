import type { Command } from "commander";
import type { App } from "../../app.ts";
import { impactOf } from "../../domain/impact.ts";
import { impactJson, renderImpact } from "../../render/impact.ts";
import { requireCatalogue } from "../find-catalogue.ts";
import {
  projectsOn,
  type ReleaseFileFlags,
  readReleaseFile,
  requireWholeList,
  withRelease,
  withReleaseFileFlags,
} from "../new-release.ts";

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
  const file = given?.name ?? null;
  app.answer({
    text: (style) => renderImpact({ product, release, file, namesProduct: Boolean(flags.product), impact }, style),
    json: { kind: "impact", impact: { product, release, file, ...impactJson(impact) } },
  });
}
