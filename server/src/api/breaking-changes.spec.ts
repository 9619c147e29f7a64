import { readFileSync } from "node:fs";
import { buildSchema, findBreakingChanges, type GraphQLSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { INTENDED_BREAKING_CHANGES } from "./breaking-changes.js";
import { platformSchema, printContract } from "./schema.js";

const released = buildSchema(readFileSync(new URL("../../schema.released.graphql", import.meta.url), "utf8"));
/** From its text, as the released one: what only the types in memory know is no part of the contract. */
const present = buildSchema(printContract(platformSchema()));

function broken(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return findBreakingChanges(before, after).map(({ description }) => description);
}

describe("the contract since the last landing", () => {
  const intended = INTENDED_BREAKING_CHANGES.map(({ change }) => change);

  it("breaks nothing for third parties, but for what breaking-changes.ts gives a reason for", () => {
    expect(broken(released, present).filter((change) => !intended.includes(change))).toEqual([]);
  });

  it("breaks indeed what is listed as intended, each with its reason", () => {
    const changes = broken(released, present);
    expect(intended.filter((change) => !changes.includes(change))).toEqual([]);
    for (const { change, reason } of INTENDED_BREAKING_CHANGES) {
      expect([change, reason.length > 20]).toEqual([change, true]);
    }
  });

  it("would notice a field taken away, an argument asked for and a value gone", () => {
    const text = printContract(platformSchema());
    const changed = text
      .replace(/^ {2}agreementNumber: String\n/m, "")
      .replace("reviewQueue(after: String,", "reviewQueue(after: String!,")
      .replace(/^ {2}SIGNED\n/m, "");
    const changes = broken(present, buildSchema(changed)).join("\n");
    expect(changes).toContain("agreementNumber was removed");
    expect(changes).toContain("Query.reviewQueue arg after has changed type from String to String!");
    expect(changes).toContain("SIGNED was removed");
  });
});
