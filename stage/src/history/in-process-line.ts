import { Readable } from "node:stream";
import { AccessCheck } from "@gd/server/api/access-check.js";
import { makeContext } from "@gd/server/api/request-context.js";
import { platformSchema } from "@gd/server/api/schema.js";
import type { AppName, Viewer } from "@gd/server/parties/identity/index.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { receiveUpload, uploaderOf } from "@gd/server/services/uploads/index.js";
import { type DocumentNode, type ExecutionResult, execute, parse } from "graphql";
import { type Answer, answerOf, type Operation, type Sent } from "../client/answer.js";
import { type Conversation, OperationFailed } from "../client/conversation.js";

const documents = new Map<string, DocumentNode>();
let access: AccessCheck | undefined;

/**
 * A conversation inside the process, as this viewer: the same schema, access check and resolvers that requests meet,
 * without HTTP and sessions. With a platform whose clock stands in the past, its acts happen then.
 */
export function inProcessLine(platform: Platform, app: AppName, viewer: Viewer): Conversation {
  return {
    send: async <Data, Variables>(
      operation: Operation<Data, Variables>,
      ...[variables]: Sent<Variables>
    ): Promise<Answer<Data>> => {
      const source = String(operation);
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      access ??= new AccessCheck(platformSchema());
      const rights = viewer.role === "EMPLOYER" ? viewer : null;
      access.assertAllowed(document, null, { role: viewer.role, rights, mustConfirm: false });
      const signed = { viewer, mustConfirm: false };
      const contextValue = makeContext(platform, { signed, app, requestId: "demo", address: "127.0.0.1" });
      const result: ExecutionResult = await execute({
        schema: platformSchema(),
        document,
        variableValues: asSent(variables),
        contextValue,
      });
      const [error] = result.errors ?? [];
      // What failed inside is worth more here than what the public would be told.
      if (error?.originalError) throw error.originalError;
      if (error) throw new OperationFailed(String(error.extensions.code ?? "ERROR"), error.message);
      return answerOf(result.data as Data);
    },
    put: async (address, bytes) => {
      const id = new URL(address, "http://in-process").pathname.split("/").at(-1) ?? "";
      await receiveUpload(platform, uploaderOf(viewer, app), id, Readable.from([bytes]), bytes.length);
      return { status: 200 };
    },
  };
}

/** As JSON would carry them: a variable that is undefined is not sent, so that its default counts. */
function asSent(variables: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables ?? {}).filter(([, value]) => value !== undefined));
}
