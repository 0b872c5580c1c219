// From the types in src/render/json/kinds.ts, as the compiler sees them, to one JSON Schema a kind.
import { join } from "node:path";
import ts from "typescript";

/** What is marked in the domain and is a text in JSON. */
const MARKED = {
  Day: { type: "string", format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "A calendar day." },
  Instant: { type: "string", format: "date-time", description: "A moment in UTC." },
  Json: { description: "Any JSON value." },
};

/** Throws where a kind can hold what JSON cannot. */
export function schemasOfKinds(root) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const [kindsPath, wordsPath] = ["render/json/kinds.ts", "domain/model/vocabulary.ts"].map((name) => join(root, "src", name));
  const program = ts.createProgram([kindsPath, wordsPath], { ...options, types: [] });
  const checker = program.getTypeChecker();
  const exportsOf = (path) => checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)));
  const kinds = exportsOf(kindsPath).find(({ name }) => name === "Kinds");
  const lists = exportsOf(wordsPath).map((symbol) => wordsIn(checker, symbol));
  const properties = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(kinds));
  const entries = properties.map((kind) => [kind.name, documentSchema(checker, kind, lists)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The words of a closed list in the order in which the domain has them, which the compiler does not keep. */
function wordsIn(checker, symbol) {
  const type = symbol.valueDeclaration && checker.getTypeOfSymbol(symbol);
  return type && checker.isTupleType(type) ? checker.getTypeArguments(type).map(({ value }) => value) : [];
}

function inTheirOrder(words, lists) {
  if (words.every((word) => typeof word === "number")) return words.sort((one, other) => one - other);
  return lists.find((list) => list.length === words.length && words.every((word) => list.includes(word))) ?? words;
}

function documentSchema(checker, kind, lists) {
  const walk = walker(checker, kind.name, lists);
  const envelope = { schemaVersion: { const: 1 }, kind: { const: kind.name } };
  const shapes = membersOf(checker.getTypeOfSymbol(kind)).map((shape) => {
    const { properties, required, ...rest } = walk.object(shape, kind.name);
    return { ...rest, properties: { ...envelope, ...properties }, required: ["schemaVersion", "kind", ...required] };
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: kind.name,
    description: docOf(checker, kind),
    ...(shapes.length === 1 ? shapes[0] : { anyOf: shapes }),
    $defs: Object.fromEntries([...walk.defs].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** From a type of the compiler to its schema; what has a name is put into `defs` once. */
function walker(checker, kind, lists) {
  const defs = new Map();
  const names = new Map();

  function schema(type, place) {
    const marked = MARKED[type.aliasSymbol?.name];
    if (marked) return defined(type, type.aliasSymbol.name, () => marked);
    const { flags } = type;
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (flags & ts.TypeFlags.StringLiteral) return { const: type.value };
    if (flags & ts.TypeFlags.NumberLiteral) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: type.intrinsicName === "true" };
    if (flags & ts.TypeFlags.String) return { type: "string" };
    if (flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.isUnion()) return union(type, place);
    if (checker.isArrayType(type)) return { type: "array", items: schema(checker.getTypeArguments(type)[0], place) };
    const isCalled = checker.getSignaturesOfType(type, ts.SignatureKind.Call).length > 0;
    if (!isCalled && (flags & ts.TypeFlags.Object || type.isIntersection())) {
      const name = nameOf(type);
      return name ? defined(type, name, () => object(type, place)) : object(type, place);
    }
    throw new Error(`${kind}: ${place} is ${checker.typeToString(type)}, which JSON does not have`);
  }

  function union(type, place) {
    const members = membersOf(type).filter((one) => !isUndefined(one));
    if (members.length === 1) return schema(members[0], place);
    const isLiteral = (one) => one.isStringLiteral() || one.isNumberLiteral();
    const isBoolean = ({ flags }) => flags & ts.TypeFlags.BooleanLiteral;
    const words = inTheirOrder(members.filter(isLiteral).map(({ value }) => value), lists);
    const isNullable = members.some(({ flags }) => flags & ts.TypeFlags.Null);
    const others = members.filter((one) => !isLiteral(one) && !isBoolean(one) && !(one.flags & ts.TypeFlags.Null));
    const truths = members.filter(isBoolean).map(({ intrinsicName }) => intrinsicName === "true");
    const isOnlyWords = words.length > 0 && others.length + truths.length === 0;
    const options = [
      ...(words.length > 0 ? [{ enum: isOnlyWords && isNullable ? [...words, null] : words }] : []),
      ...(truths.length === 2 ? [{ type: "boolean" }] : truths.map((truth) => ({ const: truth }))),
      ...others.map((one) => schema(one, place)),
      ...(isNullable && !isOnlyWords ? [{ type: "null" }] : []),
    ];
    const plain = options.every((one) => Object.keys(one).join() === "type");
    if (options.length === 1) return options[0];
    return plain ? { type: options.map((one) => one.type) } : { anyOf: options };
  }

  function object(type, place) {
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const properties = inWrittenOrder(checker, type);
    const entries = properties.map((property) => [property.name, propertySchema(property, `${place}.${property.name}`)]);
    const isOptional = ({ flags }) => flags & ts.SymbolFlags.Optional;
    return {
      type: "object",
      properties: Object.fromEntries(entries),
      required: properties.filter((one) => !isOptional(one)).map(({ name }) => name),
      ...(index ? { additionalProperties: schema(index.type, place) } : {}),
    };
  }

  function propertySchema(property, place) {
    const type = checker.getTypeOfSymbol(property);
    const isOptional = property.flags & ts.SymbolFlags.Optional;
    if (!isOptional && membersOf(type).some(isUndefined)) throw new Error(`${kind}: ${place} can be undefined`);
    const made = schema(type, place);
    const description = docOf(checker, property);
    return description ? { description, ...made } : made;
  }

  function defined(type, wanted, make) {
    const known = names.get(type);
    if (known) return { $ref: `#/$defs/${known}` };
    let name = wanted;
    for (let count = 2; defs.has(name); count += 1) name = `${wanted}${count}`;
    names.set(type, name);
    defs.set(name, null);
    const description = type.aliasSymbol ? docOf(checker, type.aliasSymbol) : docOf(checker, type.symbol);
    const made = make();
    defs.set(name, description && !made.description ? { description, ...made } : made);
    return { $ref: `#/$defs/${name}` };
  }

  return { defs, object };
}

/** Properties as documents have them: the compiler puts those that a literal spreads after its own. */
function inWrittenOrder(checker, type) {
  const properties = checker.getPropertiesOfType(type);
  const literal = type.symbol?.declarations?.[0];
  if (!literal || !ts.isObjectLiteralExpression(literal)) return properties;
  const written = literal.properties.flatMap((one) =>
    ts.isSpreadAssignment(one)
      ? inWrittenOrder(checker, checker.getTypeAtLocation(one.expression)).map(({ name }) => name)
      : one.name.getText(),
  );
  return properties.toSorted((one, other) => written.indexOf(one.name) - written.indexOf(other.name));
}

/** The name of an interface or an alias of ours; of a shape without one, that of the renderer that returns it. */
function nameOf({ aliasSymbol, symbol }) {
  if (aliasSymbol) return isOurs(aliasSymbol) ? aliasSymbol.name : null;
  if (symbol?.flags & ts.SymbolFlags.Interface) return isOurs(symbol) ? symbol.name : null;
  const literal = symbol?.declarations?.[0];
  if (!literal || !ts.isObjectLiteralExpression(literal) || !ts.isReturnStatement(literal.parent)) return null;
  const renderer = ts.findAncestor(literal, ts.isFunctionDeclaration)?.name?.text ?? "";
  const [name] = /^\w+(?=Json$)|^\w+Row$/.exec(renderer) ?? [];
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : null;
}

function isOurs({ declarations }) {
  return !declarations?.[0]?.getSourceFile().fileName.includes("/node_modules/");
}

function membersOf(type) {
  return type.isUnion() ? type.types : [type];
}

function isUndefined({ flags }) {
  return (flags & ts.TypeFlags.Undefined) !== 0;
}

/** The comment on it; where a renderer passes a field of a record on, the comment on that. */
function docOf(checker, symbol) {
  if (!symbol) return undefined;
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, " ").trim();
  return text || docOf(checker, passedOn(checker, symbol.valueDeclaration));
}

function passedOn(checker, declaration) {
  if (!declaration) return undefined;
  if (ts.isPropertyAssignment(declaration) && ts.isPropertyAccessExpression(declaration.initializer))
    return checker.getSymbolAtLocation(declaration.initializer.name);
  if (ts.isShorthandPropertyAssignment(declaration)) return checker.getShorthandAssignmentValueSymbol(declaration);
  if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent))
    return checker
      .getTypeAtLocation(declaration.parent)
      .getProperty((declaration.propertyName ?? declaration.name).getText());
  return undefined;
}
