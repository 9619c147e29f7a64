import type { WebSocket } from "@fastify/websocket";
import type { FastifyRequest } from "fastify";
import { type ExecutionArgs, GraphQLError, getOperationAST, OperationTypeNode } from "graphql";
import { makeHandler } from "graphql-ws/use/@fastify/websocket";
import { topic } from "../live/live.js";
import type { AppName, SignedViewer } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import { AccessCheck } from "./access-check.js";
import type { Documents } from "./documents.js";
import { isUnforeseen, logUnforeseen, publicError } from "./errors.js";
import { MOST_SOCKETS, MOST_SUBSCRIPTIONS } from "./limits.js";
import { makeContext } from "./request-context.js";
import { platformSchema } from "./schema.js";

/** The session is over, or there never was one: the client asks its user to sign in again. */
export const SIGNED_OUT = 4401;

/** More windows than one browser has: the client does not try again by itself. */
export const TOO_MANY_SOCKETS = 4429;

/** How often a socket's session is looked at again: it may have gone idle or reached its end without an event. */
const LOOK_AGAIN_MS = 10 * 60_000;

interface Connection {
  signed: SignedViewer;
  app: AppName;
}

export interface SocketHandling {
  /** Who the upgrade request came from; read before the handler runs. */
  signedOf: (request: FastifyRequest) => SignedViewer;
  /** Reads the session again, without keeping it awake. */
  stillSigned: (request: FastifyRequest) => Promise<boolean>;
}

/** The GraphQL subscriptions of one app over WebSocket: same access check, same limits, subscriptions only. */
export function makeSocketHandler(
  platform: Platform,
  app: AppName,
  documents: Documents,
  { signedOf, stillSigned }: SocketHandling,
): (socket: WebSocket, request: FastifyRequest) => void {
  const schema = platformSchema();
  const access = new AccessCheck(schema);
  const sockets = new SocketCount();
  const connectionOf = (request: FastifyRequest): Connection => ({ signed: signedOf(request), app });

  const serve = makeHandler({
    isProd: true,
    schema,
    onSubscribe: async (context, _id, payload) => {
      const { request } = context.extra;
      const { signed } = connectionOf(request);
      // The one that asks is counted already.
      if (Object.keys(context.subscriptions).length > MOST_SUBSCRIPTIONS) {
        const message = `一个连接上的订阅过多（最多${MOST_SUBSCRIPTIONS}个）`;
        return [new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } })];
      }
      const document = await documents.read(payload.query, payload.operationName);
      if (!("kind" in document)) return document;
      const operation = getOperationAST(document, payload.operationName);
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
        return [new GraphQLError("此连接仅用于订阅", { extensions: { code: "BAD_REQUEST" } })];
      }
      try {
        access.assertAllowed(document, payload.operationName, {
          role: signed.viewer.role,
          rights: signed.viewer.role === "EMPLOYER" ? signed.viewer : null,
          mustConfirm: signed.mustConfirm,
        });
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
      const facts = { signed, app, requestId: request.id, address: request.ip };
      const args: ExecutionArgs = {
        schema,
        document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
        contextValue: makeContext(platform, facts),
      };
      return args;
    },
    onError: (context, _id, _payload, errors) => {
      const requestId = context.extra.request.id;
      return errors.map((error) => {
        if (isUnforeseen(error)) logUnforeseen(platform.logger, error, requestId);
        return publicError(error.toJSON(), error, requestId);
      });
    },
  });

  return function handler(this: unknown, socket: WebSocket, request: FastifyRequest) {
    const { viewer } = signedOf(request);
    if (viewer.role === "ANONYMOUS") {
      socket.close(SIGNED_OUT, "Signed out");
      return;
    }
    if (!sockets.enter(viewer.sessionId)) {
      socket.close(TOO_MANY_SOCKETS, "Too many connections");
      return;
    }
    const over = () => socket.close(SIGNED_OUT, "Signed out");
    const lookAgain = () => {
      stillSigned(request).then(
        (signed) => {
          if (!signed) over();
        },
        // The database is away: the next look tells.
        () => undefined,
      );
    };
    // HELLO means that events may have been missed, the end of this session among them.
    const unlisten = platform.live.listen([topic.session(viewer.sessionId)], ({ kind }) =>
      kind === "SESSION" ? over() : lookAgain(),
    );
    const timer = setInterval(lookAgain, LOOK_AGAIN_MS);
    socket.on("close", () => {
      unlisten();
      clearInterval(timer);
      sockets.leave(viewer.sessionId);
    });
    Reflect.apply(serve, this, [socket, request]);
  };
}

/** How many sockets each session has open here: one that opens them without end would use the memory up. */
class SocketCount {
  readonly #open = new Map<string, number>();

  /** False when the session has as many as it may. */
  enter(sessionId: string): boolean {
    const open = this.#open.get(sessionId) ?? 0;
    if (open >= MOST_SOCKETS) return false;
    this.#open.set(sessionId, open + 1);
    return true;
  }

  leave(sessionId: string): void {
    const left = (this.#open.get(sessionId) ?? 1) - 1;
    if (left > 0) this.#open.set(sessionId, left);
    else this.#open.delete(sessionId);
  }
}
