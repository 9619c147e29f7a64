import { type GraphQLSchema, isInterfaceType } from "graphql";
import { ERROR_CODES, REFUSAL_CODES } from "../words/error-codes.js";

/** docs/errors.md: every type and code of refusal, every code of error, in Chinese and English. */
export function printErrors(schema: GraphQLSchema): string {
  return [
    "# What the platform refuses, and how it says so",
    "",
    "Printed from the server's types by `npm run docs`; a test fails when it is stale, or when the server uses a code that is not here.",
    "",
    "An act that a rule forbids answers with a *refusal*, a member of its result union that implements `Refusal { code message }`: nothing was changed, HTTP status 200, `message` is a whole Chinese sentence for the user and often more exact than the one below. Codes may be added at any time; treat an unknown one by its `message`. An *error* stands in `errors`, with `extensions.code`.",
    "",
    "## Types of refusals",
    "",
    "| type | fields beside `code` and `message` | when |",
    "|---|---|---|",
    ...typesOf(schema),
    "",
    "## Codes of refusals",
    "",
    ...tableOf(REFUSAL_CODES),
    "",
    "## Codes of errors",
    "",
    ...tableOf(ERROR_CODES),
    "",
  ].join("\n");
}

function typesOf(schema: GraphQLSchema): string[] {
  const refusal = schema.getType("Refusal");
  if (!isInterfaceType(refusal)) throw new Error("The schema has no Refusal");
  return schema
    .getImplementations(refusal)
    .objects.toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map((type) => {
      const own = Object.values(type.getFields()).filter(({ name }) => !(name in refusal.getFields()));
      const fields = own.map(({ name, type: of }) => `\`${name}: ${String(of)}\``).toSorted();
      return `| ${type.name} | ${fields.join(", ")} | ${cell(type.description ?? "")} |`;
    });
}

function tableOf(codes: Readonly<Record<string, { zh: string; en: string }>>): string[] {
  const rows = Object.entries(codes).toSorted(([a], [b]) => a.localeCompare(b, "en"));
  return [
    "| code | 中文 | English |",
    "|---|---|---|",
    ...rows.map(([code, { zh, en }]) => `| ${code} | ${cell(zh)} | ${cell(en)} |`),
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
