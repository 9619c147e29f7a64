import { describe, expect, it } from "vitest";
import { platformSchema } from "./schema.js";

const RULE = /\b[FPADSN]-\d{2}[a-z]?\b/g;

interface Described {
  place: string;
  text: string;
}

/** Every description of the contract: of types, fields, arguments and values. */
function everyDescription(): Described[] {
  const described: Described[] = [];
  const note = (place: string, { description }: { description?: string | null }) => {
    if (description) described.push({ place, text: description });
  };
  for (const type of Object.values(platformSchema().getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    note(type.name, type);
    if ("getValues" in type) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (!("getFields" in type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      if ("args" in field) for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  return described;
}

/** Letters left for a reader who has not read the rules; a Chinese character says as much as two. */
function saysWithoutRules(text: string): number {
  const left = text
    .replace(/[(（][^)）]*[)）]/g, (group) => (group.match(RULE) ? "" : group))
    .replace(RULE, "");
  const han = left.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (left.match(/\p{L}/gu)?.length ?? 0) + han;
}

describe("descriptions of the contract", () => {
  it("are sentences: a rule's id may follow and never stands for one", () => {
    const riddles = everyDescription().filter(
      ({ text }) => /^[FPADSN]-\d{2}/.test(text) || saysWithoutRules(text) < 8,
    );
    expect(riddles).toEqual([]);
  });
});
