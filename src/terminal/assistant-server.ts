import type { jsonSchemaValidator } from "@modelcontextprotocol/server";
import type { AssistantServer } from "./assistant.ts";

/**
 * Speaks the Model Context Protocol on stdin and stdout until whoever started psvc closes them. Nothing else is written
 * to stdout.
 */
export async function serveAssistant({ version, instructions, tools }: AssistantServer): Promise<void> {
  const { McpServer, fromJsonSchema } = await import("@modelcontextprotocol/server");
  const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
  const oneByOne = inTurn();
  const handle = serveStdio(() => {
    const server = new McpServer({ name: "psvc", version }, { capabilities: { tools: {} }, instructions });
    for (const tool of tools)
      server.registerTool(
        tool.name,
        {
          description: tool.description,
          inputSchema: fromJsonSchema<Readonly<Record<string, unknown>>>(tool.input as never, BY_THE_TOOL),
          annotations: { readOnlyHint: tool.reads, destructiveHint: false, idempotentHint: true, openWorldHint: false },
        },
        async (given) => {
          const { text, isError } = await oneByOne(() => tool.answer(given ?? {}));
          return { content: [{ type: "text", text }], isError };
        },
      );
    return server;
  });
  await new Promise<void>((done) => {
    process.stdin.once("close", done);
    process.stdin.once("end", done);
  });
  await oneByOne(async () => {});
  await handle.close();
}

/** Each tool checks what it is given, and says what would do: the checker of the package would only slow the start. */
const BY_THE_TOOL: jsonSchemaValidator = {
  getValidator: () => (input) => ({ valid: true, data: input as never, errorMessage: undefined }),
};

/** Runs one after the other, so that no answer is made of a store that another call is changing. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
