import { Float, ID, Int } from "type-graphql";
import { type FieldType, type Shape, shapeOf } from "./fields.js";
import { FieldProblem, InvalidInput } from "./refusals.js";

/**
 * An input that was stored as JSON, read again by what its type says today: fields that are gone, words that are known no
 * more and values of another type are told, never left out silently.
 *
 * @throws {InvalidInput} naming each of them.
 */
export function readStoredInput<Input extends object>(type: new () => Input, stored: unknown): Input {
  const problems: FieldProblem[] = [];
  const read = readObject(type, stored, "", problems);
  if (problems.length > 0) throw new InvalidInput(problems);
  return read as Input;
}

function readObject(type: object, stored: unknown, path: string, problems: FieldProblem[]): object {
  const shape: Shape | null = shapeOf(type);
  if (!shape) throw new Error("Only inputs made of fields() are stored");
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) {
    problems.push(new FieldProblem(path, "内容已失效，请重新设置"));
    return {};
  }
  const given = new Map<string, unknown>(Object.entries(stored));
  for (const name of given.keys()) {
    if (!(name in shape)) problems.push(new FieldProblem(below(path, name), "该条件已不再使用，请重新设置"));
  }
  const read = Object.entries(shape).map(([name, field]) => {
    return [name, readField(field, given.get(name), below(path, name), problems)] as const;
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function readField(
  { said }: FieldType<unknown>,
  stored: unknown,
  path: string,
  problems: FieldProblem[],
): unknown {
  const wrong = (message: string): undefined => {
    problems.push(new FieldProblem(path, message));
    return undefined;
  };
  if (stored === undefined && said.defaultValue !== undefined) return said.defaultValue;
  if (stored === undefined || stored === null)
    return said.nullable ? stored : wrong("缺少该条件，请重新设置");
  const type = said.type();
  if (!Array.isArray(type)) return readOne(type, stored, path, problems);
  if (!Array.isArray(stored)) return wrong(GONE);
  return stored.map((each, index) => readOne(type[0], each, below(path, String(index)), problems));
}

const GONE = "该条件的取值已失效，请重新选择";

function readOne(type: unknown, stored: unknown, path: string, problems: FieldProblem[]): unknown {
  if (typeof type === "function" && shapeOf(type)) return readObject(type, stored, path, problems);
  if (fits(type, stored)) return stored;
  problems.push(new FieldProblem(path, GONE));
  return undefined;
}

/** `type` as `Field` of type-graphql takes it: a scalar, or the object of an enum's words. */
function fits(type: unknown, stored: unknown): boolean {
  if (type === Boolean) return typeof stored === "boolean";
  if (type === Int) return Number.isSafeInteger(stored);
  if (type === Float) return typeof stored === "number";
  if (type === String || type === ID) return typeof stored === "string";
  if (typeof type === "object" && type !== null) return Object.values(type).includes(stored);
  throw new Error("Inputs that are stored have no such field");
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
