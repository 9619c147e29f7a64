import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** Why an operation got no answer at all (refusals are answers). `retry`: whether trying again may help. */
export interface ShownFailure {
  kind: "network" | "session" | "forbidden" | "busy" | "server";
  message: string;
  retry: boolean;
}

/** A failed operation in words for its user. Never shows what the server or the browser said about itself. */
export function explainFailure(error: unknown): ShownFailure {
  if (CombinedGraphQLErrors.is(error)) {
    const codes = error.errors.map((e) => e.extensions?.code);
    if (codes.includes("UNAUTHENTICATED")) {
      return { kind: "session", message: "登录已失效，请重新登录后再次操作。", retry: true };
    }
    if (codes.includes("FORBIDDEN")) {
      return { kind: "forbidden", message: "您没有进行此操作的权限。", retry: false };
    }
    return { kind: "server", message: "系统处理出现问题，请稍后重试。", retry: true };
  }
  if (ServerError.is(error)) {
    return error.statusCode === 429 || error.statusCode === 503
      ? { kind: "busy", message: "当前访问人数较多，请稍后重试。", retry: true }
      : { kind: "server", message: "系统处理出现问题，请稍后重试。", retry: true };
  }
  return { kind: "network", message: "网络连接失败，请检查网络后重试。", retry: true };
}
