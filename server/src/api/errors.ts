import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { isDatabaseAway } from "../database/away.js";
import { Refusal } from "../words/refusals.js";

/** What Apollo gives to errors that state no code. */
const UNFORESEEN = "INTERNAL_SERVER_ERROR";
/** Codes about the request itself: of use to authors of clients. */
const ABOUT_THE_REQUEST = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_REQUEST",
]);

/** The database is being started again: whoever asks once more, soon, is answered. */
export const DATABASE_AWAY = { message: "系统正在恢复，请几秒后再试", extensions: { code: "UNAVAILABLE" } };

/** A text that reached the database though it cannot keep it: the sender's mistake, wherever it came in. */
export const UNREADABLE = {
  message: "内容中含有无法识别的字符，请重新填写",
  extensions: { code: "BAD_USER_INPUT" },
};

/** How PostgreSQL refuses text with a NUL in it, as a value and inside JSON. */
const UNREADABLE_TEXT = new Set(["22021", "22P05"]);

/**
 * An error as clients get it: never a stack, never SQL. What nobody foresaw becomes one sentence with the number of
 * the request, under which the log tells more.
 */
export function publicError(
  error: GraphQLFormattedError,
  cause: unknown,
  requestId: string,
): GraphQLFormattedError {
  const where = {
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
  };
  const refusal = refusalIn(cause);
  if (refusal) return { message: refusal.message, ...where, extensions: { code: refusal.code } };
  if (isUnreadableText(cause)) {
    return { ...UNREADABLE, ...where };
  }
  if (isDatabaseAway(cause)) return { ...DATABASE_AWAY, ...where };
  const code = String(error.extensions?.code ?? "");
  if (ABOUT_THE_REQUEST.has(code) || isCoercion(cause)) {
    return { message: `请求有误：${error.message}`, ...where, extensions: { code } };
  }
  // A code of our own: its message was written for people.
  if (code !== "" && code !== UNFORESEEN) return { message: error.message, ...where, extensions: { code } };
  return {
    message: `系统繁忙，请稍后再试（编号 ${requestId}）`,
    ...where,
    extensions: { code: UNFORESEEN, requestId },
  };
}

/** Whether an error is for the log: those that {@link publicError} hides. */
export function isUnforeseen(error: GraphQLError): boolean {
  if (refusalIn(error) || isCoercion(error) || isUnreadableText(error)) return false;
  const code = String(error.extensions.code ?? "");
  return code === "" || code === UNFORESEEN;
}

/** Writes down what went wrong and where, without any value: messages of databases quote parameters. */
export function logUnforeseen(logger: Logger, error: GraphQLError, requestId: string): void {
  logger.error(
    { requestId, path: error.path?.join("."), err: error.originalError ?? error },
    "Operation failed",
  );
}

/** What the log keeps of an error: pino's serializer for `err`. */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const database = error as Error & {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
    query?: unknown;
  };
  const fromDatabase = typeof database.code === "string" && /^[0-9A-Z]{5}$/.test(database.code);
  return {
    type: error.constructor.name,
    // Later lines of the ORM's messages show whole entities.
    ...(!fromDatabase && { message: error.message.split("\n")[0]?.slice(0, 200) }),
    ...(fromDatabase && { code: database.code, constraint: database.constraint, table: database.table }),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}

/** A refusal thrown where no union can carry it still reaches people as its own words. */
function refusalIn(cause: unknown): Refusal | null {
  const original = cause instanceof GraphQLError ? cause.originalError : cause;
  if (original instanceof Refusal) return original;
  const thrown = (original as { thrownValue?: unknown } | null | undefined)?.thrownValue;
  return thrown instanceof Refusal ? thrown : null;
}

/** graphql's own complaints about variables and literals carry no code until Apollo gives them one. */
function isCoercion(cause: unknown): boolean {
  return cause instanceof GraphQLError && /^Variable "\$/.test(cause.message);
}

/** Forms name the field; wherever else such a text comes from, it is the sender's mistake. */
export function isUnreadableText(cause: unknown): boolean {
  const original = cause instanceof GraphQLError ? cause.originalError : cause;
  return UNREADABLE_TEXT.has(String((original as { code?: unknown } | null | undefined)?.code));
}
