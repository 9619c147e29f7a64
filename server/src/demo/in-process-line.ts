import { Readable } from "node:stream";
import { type DocumentNode, type ExecutionResult, execute, parse } from "graphql";
import { AccessCheck } from "../api/access-check.js";
import { makeContext } from "../api/request-context.js";
import { platformSchema } from "../api/schema.js";
import type { AppName, Viewer } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import { type Conversation, OperationFailed } from "../scenarios/conversation.js";
import { receiveUpload, uploaderOf } from "../services/uploads/index.js";

const documents = new Map<string, DocumentNode>();
let access: AccessCheck | undefined;

/**
 * A conversation inside the process, as this viewer: the same schema, access check and resolvers that requests meet,
 * without HTTP and sessions. With a platform whose clock stands in the past, its acts happen then.
 */
export function inProcessLine(platform: Platform, app: AppName, viewer: Viewer): Conversation {
  return {
    ask: async <Data>(source: string, variableValues: Record<string, unknown> = {}): Promise<Data> => {
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      access ??= new AccessCheck(platformSchema());
      access.assertAllowed(document, null, { role: viewer.role, mustConfirm: false });
      const signed = { viewer, mustConfirm: false };
      const contextValue = makeContext(platform, { signed, app, requestId: "demo", address: "127.0.0.1" });
      const result: ExecutionResult = await execute({
        schema: platformSchema(),
        document,
        variableValues,
        contextValue,
      });
      const [error] = result.errors ?? [];
      // What failed inside is worth more here than what the public would be told.
      if (error?.originalError) throw error.originalError;
      if (error) throw new OperationFailed(String(error.extensions.code ?? "ERROR"), error.message);
      return result.data as Data;
    },
    put: async (address, bytes) => {
      const id = new URL(address, "http://in-process").pathname.split("/").at(-1) ?? "";
      await receiveUpload(platform, uploaderOf(viewer, app), id, Readable.from([bytes]), bytes.length);
      return { status: 200 };
    },
  };
}
