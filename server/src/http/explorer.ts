import type { FastifyInstance } from "fastify";

/**
 * /graphiql: a page to try operations on, with nothing from elsewhere: it works without the internet and under our
 * content policy. Operations go to the chosen app's endpoint with the session that this browser has there.
 */
export function hostExplorer(app: FastifyInstance): void {
  app.get("/graphiql", (_request, reply) => reply.type("text/html; charset=utf-8").send(PAGE));
  app.get("/graphiql.js", (_request, reply) => reply.type("text/javascript; charset=utf-8").send(SCRIPT));
}

const PAGE = /* html */ `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphQL 调试</title>
<style>
  :root { color-scheme: light dark; font-family: system-ui, "Microsoft YaHei", sans-serif; }
  body { margin: 0; height: 100vh; display: grid; grid-template-rows: auto 1fr; }
  header { display: flex; gap: 12px; align-items: center; padding: 8px 16px; border-bottom: 1px solid #8884; }
  h1 { font-size: 16px; margin: 0 auto 0 0; }
  main { display: grid; grid-template-columns: 1fr 1fr 300px; min-height: 0; }
  section { display: flex; flex-direction: column; min-height: 0; border-right: 1px solid #8884; }
  label { padding: 6px 12px; font-size: 12px; opacity: .7; }
  textarea, pre { flex: 1; margin: 0; padding: 12px; border: 0; overflow: auto; resize: none; background: transparent;
    color: inherit; font: 13px/1.5 ui-monospace, Consolas, monospace; }
  #variables { flex: 0 0 22%; border-top: 1px solid #8884; }
  #fields { overflow: auto; padding: 0 12px 12px; font: 12px/1.5 ui-monospace, Consolas, monospace; }
  #fields button { display: block; width: 100%; text-align: left; border: 0; background: none; color: inherit; font: inherit;
    padding: 4px 0; cursor: pointer; overflow-wrap: anywhere; }
  #fields h2 { font-size: 13px; margin: 12px 0 4px; }
  select, header button { font: inherit; padding: 4px 12px; }
</style>
</head>
<body>
<header>
  <h1>GraphQL 调试</h1>
  <select id="endpoint" aria-label="接口">
    <option value="/student/graphql">/student/graphql 毕业生</option>
    <option value="/employer/graphql">/employer/graphql 用人单位</option>
    <option value="/admin/graphql">/admin/graphql 高校与主管部门</option>
    <option value="/graphql">/graphql 未登录</option>
  </select>
  <button id="run" type="button" title="Ctrl + Enter">执行</button>
</header>
<main>
  <section>
    <label for="query">操作</label>
    <textarea id="query" spellcheck="false">{ graduateViewer { name schoolName } }</textarea>
    <label for="variables">变量（JSON）</label>
    <textarea id="variables" spellcheck="false">{}</textarea>
  </section>
  <section><label for="result">结果</label><pre id="result" aria-live="polite"></pre></section>
  <section><label>接口一览</label><div id="fields"></div></section>
</main>
<script src="/graphiql.js"></script>
</body>
</html>
`;

const SCRIPT = /* js */ `"use strict";
const byId = (id) => document.getElementById(id);
const send = async (query, variables) => {
  const response = await fetch(byId("endpoint").value, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};
const run = async () => {
  const result = byId("result");
  try {
    const variables = JSON.parse(byId("variables").value || "{}");
    result.textContent = JSON.stringify(await send(byId("query").value, variables), null, 2);
  } catch (error) {
    result.textContent = error instanceof SyntaxError ? "变量不是有效的 JSON" : "无法连接服务器";
  }
};
byId("run").addEventListener("click", run);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
const TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
const shown = (type) =>
  type.kind === "NON_NULL" ? shown(type.ofType) + "!" : type.kind === "LIST" ? "[" + shown(type.ofType) + "]" : type.name;
const list = async () => {
  const fields = "fields { name description args { name type { " + TYPE + " } } type { " + TYPE + " } }";
  const answer = await send("{ __schema { queryType { " + fields + " } mutationType { " + fields + " } } }");
  if (!answer.data) {
    byId("fields").textContent = "服务器未开放接口查询";
    return;
  }
  for (const [title, type, word] of [
    ["查询", answer.data.__schema.queryType, "query"],
    ["操作", answer.data.__schema.mutationType, "mutation"],
  ]) {
    const heading = document.createElement("h2");
    heading.textContent = title;
    byId("fields").append(heading);
    for (const field of type.fields) {
      const args = field.args.map((arg) => arg.name + ": " + shown(arg.type)).join(", ");
      const button = document.createElement("button");
      button.type = "button";
      button.title = field.description ?? "";
      button.textContent = field.name + (args ? "(" + args + ")" : "") + ": " + shown(field.type);
      button.addEventListener("click", () => {
        const declared = field.args.map((arg) => "$" + arg.name + ": " + shown(arg.type)).join(", ");
        const passed = field.args.map((arg) => arg.name + ": $" + arg.name).join(", ");
        byId("query").value = word + (declared ? "(" + declared + ")" : "") + " {\\n  " + field.name +
          (passed ? "(" + passed + ")" : "") + " {\\n    __typename\\n  }\\n}";
        byId("variables").value = JSON.stringify(Object.fromEntries(field.args.map((arg) => [arg.name, null])), null, 2);
      });
      byId("fields").append(button);
    }
  }
};
list().catch(() => { byId("fields").textContent = "无法连接服务器"; });
`;
