import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ERROR_CODES, REFUSAL_CODES } from "./error-codes.js";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));
/** Left out: the demo and the scenarios read codes, this list states them. */
const NOT_SERVING = /\.spec\.ts$|error-codes\.ts$/;
/** A code as text; codes of catalogues are digits, states of records are never called `code`. */
const CODE = /^[A-Z][A-Z_]{2,}$/;
/** What takes a code as its first argument. */
const TAKES_CODE =
  /^(NotAllowed|LimitReached|SignInRefused|RegistrationRefused|GraduateNotFound|super|FileRefused|FileFault|refusalOf|refuse|refusedOperation)$/;

interface Use {
  code: string;
  place: string;
}

/** Every code that a source file gives to somebody. */
function codesIn(path: string, text: string): Use[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const note = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && CODE.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      uses.push({ code: node.text, place: `${path}:${line + 1}` });
    } else if (ts.isConditionalExpression(node)) {
      note(node.whenTrue);
      note(node.whenFalse);
    }
  };
  const visit = (node: ts.Node): void => {
    const called = ts.isNewExpression(node) || ts.isCallExpression(node);
    const [first, second] = called ? (node.arguments ?? []) : [];
    if (called && first && TAKES_CODE.test(node.expression.getText())) note(first);
    if (called && second && node.expression.getText() === "coded") note(second);
    const named = ts.isPropertyAssignment(node) || ts.isParameter(node);
    if (named && node.name.getText() === "code" && node.initializer) note(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

const known = [...Object.keys(REFUSAL_CODES), ...Object.keys(ERROR_CODES)];
const uses = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !NOT_SERVING.test(path))
  .flatMap((path) => codesIn(path, readFileSync(join(SOURCES, path), "utf8")));

/** Given by Apollo or to errors without a code. */
const OF_APOLLO = [
  "INTERNAL_SERVER_ERROR",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
];

describe("the list of codes", () => {
  it("has every code that the server gives: add yours to words/error-codes.json", () => {
    expect(uses.filter(({ code }) => !known.includes(code))).toEqual([]);
    expect(uses.length).toBeGreaterThan(40);
  });

  it("has none that the server gives no longer", () => {
    const given = uses.map(({ code }) => code);
    expect(known.filter((code) => !given.includes(code) && !OF_APOLLO.includes(code))).toEqual([]);
  });

  it("sees codes wherever they are given", () => {
    const text = `
      throw new NotAllowed("A_NEW", "…");
      refuse(on ? "B_NEW" : "C_NEW", reason);
      new GraphQLError("…", { extensions: { code: "D_NEW" } });
      class Gone extends Refusal { constructor(code = "E_NEW") { super("F_NEW", "…"); } }`;
    expect(codesIn("x.ts", text).map(({ code }) => code)).toEqual([
      "A_NEW",
      "B_NEW",
      "C_NEW",
      "D_NEW",
      "E_NEW",
      "F_NEW",
    ]);
  });

  it("says each meaning in whole Chinese and English words", () => {
    for (const [code, { zh, en }] of Object.entries({ ...REFUSAL_CODES, ...ERROR_CODES })) {
      expect([code, zh]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff]{3}/)]);
      expect([code, en]).toEqual([code, expect.stringMatching(/^[A-Z`][^\u4e00-\u9fff]+\.$/)]);
    }
  });
});
