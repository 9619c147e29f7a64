import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { describe, expect, it } from "vitest";
import { explainFailure } from "./failure.js";
import { isSuccess, refusalOf } from "./refusal.js";

describe("answers of acts", () => {
  it("are refusals when they carry a code and a message", () => {
    const refused = { __typename: "NotAllowed", code: "FROZEN", message: "该记录已失效，不能操作。" };
    expect(refusalOf(refused)).toEqual({ code: "FROZEN", message: "该记录已失效，不能操作。", fields: {} });
    expect(isSuccess(refused)).toBe(false);
  });

  it("are done otherwise, and neither while there is no answer", () => {
    const done = { __typename: "AgreementChanged", alreadyDone: false };
    expect(refusalOf(done)).toBeNull();
    expect(isSuccess(done)).toBe(true);
    expect(refusalOf(undefined)).toBeNull();
    expect(refusalOf(3)).toBeNull();
    expect(isSuccess(undefined)).toBe(false);
  });

  it("keep the first problem of each field", () => {
    const fields = [
      { field: "idNumber", message: "身份证号码应为 18 位" },
      { field: "idNumber", message: "身份证号码校验位有误" },
      { field: "name", message: "请输入姓名" },
    ];
    expect(refusalOf({ code: "INVALID_INPUT", message: "输入有误", fields })?.fields).toEqual({
      idNumber: "身份证号码应为 18 位",
      name: "请输入姓名",
    });
  });
});

describe("operations without an answer", () => {
  const withCode = (code: string, message: string) =>
    new CombinedGraphQLErrors({ errors: [{ message, extensions: { code } }] });

  it("speak the server's words where they are written for people", () => {
    const busy = explainFailure(withCode("INTERNAL_SERVER_ERROR", "系统繁忙，请稍后再试（编号 req-1）"));
    expect(busy).toEqual({ kind: "server", message: "系统繁忙，请稍后再试（编号 req-1）", retry: true });
    expect(explainFailure(withCode("FORBIDDEN", "您没有权限")).retry).toBe(false);
  });

  it("never show what is meant for whoever writes a client", () => {
    const { message } = explainFailure(withCode("GRAPHQL_VALIDATION_FAILED", "Cannot query field"));
    expect(message).toBe("系统处理出现问题，请稍后重试。");
  });

  it("know an ended session and a lost network", () => {
    expect(explainFailure(withCode("UNAUTHENTICATED", "")).kind).toBe("session");
    expect(explainFailure(new TypeError("Failed to fetch")).kind).toBe("network");
  });
});
