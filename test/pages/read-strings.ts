import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

const SOURCE = resolve(import.meta.dirname, "../../src");
/** Layers with the sentences that a person reads. */
const LAYERS = ["render", "prompts", "help", "commands", "domain", "suggest"];

export interface ReadString {
  readonly file: string;
  readonly text: string;
}

/** Every string of a few words in the layers that speak, with its file; the parts of a template apart. */
export function readStrings(): readonly ReadString[] {
  return LAYERS.flatMap((layer) =>
    readdirSync(join(SOURCE, layer), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .flatMap((path) => stringsIn(join(SOURCE, layer, path))),
  );
}

function stringsIn(path: string): readonly ReadString[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const file = relative(SOURCE, path);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts.filter((text) => / /.test(text.trim())).map((text) => ({ file, text }));
}
