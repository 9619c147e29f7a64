import { readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { AccessCheck } from "../api/access-check.js";
import { platformSchema } from "../api/schema.js";
import type { Role } from "../parties/identity/index.js";
import { ROLES } from "../words/access.js";
import { printedDocs } from "./print-docs.js";

describe("what is printed from the schema", () => {
  it.each(Object.entries(printedDocs()))("%s is what the types say; else run npm run docs", (path, text) => {
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")).toBe(text);
  });
});

/** Operations of each party, and who may send them. */
const OPERATIONS: [string, readonly Role[]][] = [
  ["{ graduateViewer { name } employerViewer { uscc } staffViewer { username } }", ROLES],
  ["{ myProfile { name groups { title fields { label value } } } }", ["GRADUATE"]],
  ["{ myRecords { id counterpart } }", ["GRADUATE"]],
  ['mutation { acceptInvitation(id: "x") { __typename } }', ["GRADUATE"]],
  ["{ favourites { rows { name } } }", ["EMPLOYER"]],
  ['mutation { takeBackInvitation(id: "x") { __typename } }', ["EMPLOYER"]],
  [
    "{ reviewQueue(filter: {}) { rows { graduateName } } }",
    ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY", "OPERATOR"],
  ],
  [
    'mutation { approveRecord(verdict: { recordId: "x", submission: 1 }) { __typename } }',
    ["DEPARTMENT", "SCHOOL", "OPERATOR"],
  ],
  ['{ employer(id: "x") { name } }', ["OPERATOR"]],
  ["{ messages { rows { title } } }", ["GRADUATE", "EMPLOYER"]],
];

const IN_CHARGE = { inCharge: true, mayInvite: true, mayTerminate: true };

describe("who may send what", () => {
  const schema = platformSchema();
  const check = new AccessCheck(schema);

  it.each(OPERATIONS)("%s", (text, allowed) => {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const may = ROLES.filter((role) => {
      try {
        check.assertAllowed(document, null, { role, rights: IN_CHARGE, mustConfirm: false });
        return true;
      } catch {
        return false;
      }
    });
    expect(may).toEqual(ROLES.filter((role) => allowed.includes(role)));
  });
});
