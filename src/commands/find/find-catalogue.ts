import type { App } from "../../app.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { settingsOf } from "./settings-in-force.ts";

/** The product that is meant: the one named, else the only one there is; null where nothing tells. */
export async function findCatalogue(app: App, product: string | undefined): Promise<Catalogue | null> {
  const products = await app.store.products();
  const name = product?.trim() || (await usualProduct(app, products));
  if (name === undefined && products.length > 1) throw missing([whichProduct(products)]);
  const catalogue = name === undefined ? null : await app.store.catalogue(name);
  if (catalogue || !product?.trim()) return catalogue;
  const near = nearest(product.trim(), products);
  throw new PsvcError({
    code: "not-found",
    what: "catalogue of",
    name: product,
    near,
    known: products,
    command: "psvc capability import --help",
  });
}

/** Throws `refused` where there is no catalogue yet. */
export async function requireCatalogue(app: App, product: string | undefined): Promise<Catalogue> {
  const catalogue = await findCatalogue(app, product);
  if (catalogue) return catalogue;
  throw new PsvcError({
    code: "refused",
    what: "there is no catalogue yet",
    because: "it begins with the first capability, or with an import",
    instead: "start one: psvc capability import FILE --product NAME --release RELEASE",
  });
}

export interface Target {
  readonly product: string;
  /** null: the change begins it. */
  readonly catalogue: Catalogue | null;
}

/**
 * Where to write: a product that has a catalogue, or a new one. Throws `missing-flags` naming all, `others` included.
 */
export async function writableCatalogue(
  app: App,
  flags: { readonly product?: string; readonly release?: string },
  others: readonly string[],
): Promise<Target> {
  const products = await app.store.products();
  const product = flags.product?.trim() || (await usualProduct(app, products));
  const catalogue = product === undefined ? null : await app.store.catalogue(product);
  const absent = [
    ...(product === undefined ? [whichProduct(products)] : []),
    ...(isNew(product, catalogue, products) && !flags.release?.trim() ? ["--release"] : []),
    ...others,
  ];
  if (product === undefined || absent.length > 0) throw missing(absent);
  return { product: catalogue?.product ?? product, catalogue };
}

/** The one that is set, where it has a catalogue or none has; else the only one there is. */
async function usualProduct(app: App, products: readonly string[]): Promise<string | undefined> {
  const [only] = products;
  if (products.length === 1) return only;
  const set = (await settingsOf(app)).product;
  return set !== null && (products.length === 0 || products.includes(set)) ? set : undefined;
}

function isNew(product: string | undefined, catalogue: Catalogue | null, products: readonly string[]): boolean {
  return product === undefined ? products.length === 0 : catalogue === null;
}

function whichProduct(products: readonly string[]): string {
  return products.length > 1 ? `--product (${products.join(" or ")})` : "--product";
}

function missing(flags: readonly string[]): PsvcError {
  return new PsvcError({ code: "missing-flags", flags, command: "psvc capability" });
}
