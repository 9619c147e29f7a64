import { readAddress } from "@gd/web-kit";
import { paramsOf } from "@gd/web-kit/desk";
import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import type { EmployerList } from "../gql/graphql.js";
import { agreementList } from "./agreement-list.js";
import { listOf, lists } from "./lists.js";

describe("the lists of agreements (F-74)", () => {
  it.each(
    Object.keys(lists) as EmployerList[],
  )("%s: every filter comes through the address to the server", (name) => {
    const list = agreementList(name, 0);
    const [status] = lists[name].statuses;
    expect(Object.keys(list.filters).includes("status")).toBe(status !== undefined);
    const samples = {
      cohort: 2027,
      name: "阿依古丽·买买提",
      idNumber: "32010220050101123X",
      status: status ?? "SIGNED",
    };
    expect(problemsOfList(list, samples)).toEqual([]);
  });

  it("leave out what the list does not know", () => {
    const params = paramsOf(agreementList("PENDING", 0).filters);
    const search = "?cohort=abc&status=SIGNED&after=x";
    expect(readAddress(params, { search, hash: "#name=%20" })).toEqual({});
  });

  it("put every state into exactly one list", () => {
    expect(listOf("SCHOOL_REVIEW")).toBe("PENDING");
    expect(listOf("SIGNED")).toBe("SIGNED");
    expect(listOf("TAKEN_BACK")).toBe("FAILED");
  });
});
