import { type GraphQLSchema, isInterfaceType, isObjectType } from "graphql";
import { isRoot, ROLES, readersOf } from "../words/access.js";
import type { Role } from "../words/viewer.js";

const COLUMN: Record<Role, string> = {
  ANONYMOUS: "未登录",
  GRADUATE: "毕业生",
  EMPLOYER: "用人单位",
  DEPARTMENT: "院系",
  SCHOOL: "高校",
  PROVINCE: "省级",
  MINISTRY: "部级",
  OPERATOR: "客服",
};

/**
 * docs/access.md: who may use each root field and read each field of each type. Types whose fields all have the same
 * readers take one line. Which rows a reader gets is the matter of policies, not of this table.
 */
export function printAccess(schema: GraphQLSchema): string {
  const lines = [
    "# Who may read and do what",
    "",
    "Printed from the server's types by `npm run docs`; a test fails when it is stale.",
    "",
    `| | ${ROLES.map((role) => COLUMN[role]).join(" | ")} |`,
    `|---|${ROLES.map(() => ":-:").join("|")}|`,
  ];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith("__"))
    .sort(
      (a, b) => Number(isRoot(schema, b)) - Number(isRoot(schema, a)) || a.name.localeCompare(b.name, "en"),
    );
  for (const type of types) {
    // In the order of the alphabet, as the contract: which module is loaded first changes nothing.
    const fields = Object.values(type.getFields())
      .map((field) => ({ name: field.name, readers: readersOf(type, field) ?? [] }))
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
    const uniform = fields.every((field) => field.readers.join() === fields[0]?.readers.join());
    if (uniform && !isRoot(schema, type)) {
      lines.push(row(type.name, fields[0]?.readers ?? []));
    } else {
      for (const field of fields) lines.push(row(`${type.name}.${field.name}`, field.readers));
    }
  }
  return `${lines.join("\n")}\n`;
}

function row(name: string, readers: readonly Role[]): string {
  return `| ${name} | ${ROLES.map((role) => (readers.includes(role) ? "●" : "")).join(" | ")} |`;
}
