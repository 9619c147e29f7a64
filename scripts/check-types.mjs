// Types and floating promises in one pass of the compiler: node scripts/check-types.mjs <tsconfig.json>…
// Biome's own rule for floating promises does not see through the types of packages (pool.query(…) went
// unnoticed), so the compiler's are asked.
import { dirname, relative, resolve } from "node:path";
import ts from "typescript";

const formatHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => "\n",
};
let problems = 0;

for (const file of process.argv.slice(2)) {
  const config = ts.getParsedCommandLineOfConfigFile(
    resolve(file),
    { noEmit: true, incremental: false, tsBuildInfoFile: undefined },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => print([diagnostic]) },
  );
  const program = ts.createProgram(config.fileNames, config.options);
  print([...config.errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()]);
  const checker = program.getTypeChecker();
  const home = `${dirname(resolve(file))}/`;
  for (const source of program.getSourceFiles()) {
    // What is imported of another workspace is checked there.
    if (!source.fileName.startsWith(home) || source.fileName.includes("/node_modules/")) continue;
    print([...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]);
    if (!source.fileName.includes("/gql/")) visit(source, source, checker);
  }
}
process.exitCode = problems === 0 ? 0 : 1;

function print(diagnostics) {
  problems += diagnostics.length;
  if (diagnostics.length > 0) console.error(ts.formatDiagnosticsWithColorAndContext(diagnostics, formatHost));
}

function visit(node, source, checker) {
  if (ts.isExpressionStatement(node) && floats(node.expression, checker)) {
    problems += 1;
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    const place = `${relative(process.cwd(), source.fileName)}:${line + 1}:${character + 1}`;
    console.error(`${place} floating promise: await it, return it, or say void with a reason`);
  }
  ts.forEachChild(node, (child) => visit(child, source, checker));
}

/** A promise whose failure nobody would see. `void` is the way to say that this is meant. */
function floats(expression, checker) {
  if (ts.isParenthesizedExpression(expression)) return floats(expression.expression, checker);
  if (ts.isConditionalExpression(expression)) {
    return floats(expression.whenTrue, checker) || floats(expression.whenFalse, checker);
  }
  if (ts.isBinaryExpression(expression)) {
    const kind = expression.operatorToken.kind;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return !assigns && floats(expression.right, checker);
  }
  if (!ts.isCallExpression(expression) && !ts.isIdentifier(expression)) return false;
  if (ts.isCallExpression(expression) && handles(expression)) return false;
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => part.getProperty("then") && part.getProperty("catch"));
}

/** `.catch(handler)` and `.then(done, failed)` see to failures; `.finally()` hands them on. */
function handles(call) {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  const { name, expression } = call.expression;
  if (name.text === "catch") return call.arguments.length > 0;
  if (name.text === "then") return call.arguments.length > 1;
  return name.text === "finally" && ts.isCallExpression(expression) && handles(expression);
}
