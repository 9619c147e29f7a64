import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** Codes about the request itself; their messages are for whoever writes a client. */
const technical = /^(GRAPHQL_|OPERATION_|PERSISTED_QUERY_|BAD_REQUEST|BAD_USER_INPUT)/;

/** Why an operation got no answer at all (refusals are answers). `retry`: whether trying again may help. */
export interface ShownFailure {
  kind: "network" | "session" | "forbidden" | "busy" | "server";
  message: string;
  retry: boolean;
}

/**
 * A failed operation in words for its user: the server's own sentence where it is written for people, else one of
 * ours. Never shows what the server or the browser says about itself.
 */
export function explainFailure(error: unknown): ShownFailure {
  if (CombinedGraphQLErrors.is(error)) return explainErrors(error);
  if (ServerError.is(error)) {
    return error.statusCode === 429 || error.statusCode === 503
      ? { kind: "busy", message: "当前访问人数较多，请稍后重试。", retry: true }
      : { kind: "server", message: "系统处理出现问题，请稍后重试。", retry: true };
  }
  return { kind: "network", message: "网络连接失败，请检查网络后重试。", retry: true };
}

function explainErrors({ errors }: CombinedGraphQLErrors): ShownFailure {
  const codes = errors.map((error) => String(error.extensions?.code ?? ""));
  if (codes.includes("UNAUTHENTICATED")) {
    return { kind: "session", message: "登录已失效，请重新登录后再次操作。", retry: true };
  }
  const [first] = errors;
  const [code = ""] = codes;
  const message = first && code && !technical.test(code) ? first.message : "系统处理出现问题，请稍后重试。";
  const forbidden = code === "FORBIDDEN" || code === "NOT_CONFIRMED";
  return { kind: forbidden ? "forbidden" : "server", message, retry: !forbidden };
}
