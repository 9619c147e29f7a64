import { watchHealth } from "./health.mjs";
import { withServer } from "./uploads.mjs";

const AT_ONCE = 40;
const BYTES = 18_000;
const ROUNDS = 5;

/** 40 anonymous documents of 18 KB at once, each a new one, while /healthz is asked: it answers within 100 ms. */
export async function benchDocuments({ json }) {
  const results = [];
  await withServer(async ({ url }) => {
    for (const [name, make] of Object.entries(KINDS)) {
      const waits = [];
      for (let round = 0; round < ROUNDS; round += 1) waits.push(await healthWhile(url, round, make));
      results.push({ documents: name, slowestHealthzMs: Math.round(Math.max(...waits)) });
    }
  });
  if (json) process.stdout.write(`${JSON.stringify({ documents: results })}\n`);
  else console.table(results);
}

const filled = (piece) => {
  let text = "";
  for (let n = 0; text.length < BYTES; n += 1) text += piece(n);
  return text;
};

/** What made validation slow; and what is as large as it may be and valid. */
const KINDS = {
  "one field again and again": (seed) => `{ a${seed}: staffViewer { ${filled(() => "name ")} } }`,
  "unknown fields": (seed) => `{ ${filled((n) => `graduatez${seed}_${n} `)} }`,
  "unknown fragments": (seed) => `{ ${filled((n) => `...Fragment${seed}_${n} `)} }`,
  "unknown types": (seed) =>
    `query (${filled((n) => `$v${n}: Graduatez${seed}_${n} `)}) { staffViewer { name } }`,
  "nested values": (seed) => `{ a${seed}: schoolOptions(search: ${"[".repeat(BYTES)}) { name } }`,
  "as large as allowed, and valid": (seed) =>
    `# ${"x".repeat(BYTES - 8_000)}\nquery Q${seed} { ${Array.from({ length: 20 }, (_, n) => `r${n}: staffViewer { ${"username ".repeat(20)} }`).join(" ")} }`,
};

async function healthWhile(url, round, make) {
  const bodies = Array.from({ length: AT_ONCE }, (_, n) =>
    JSON.stringify({ query: make(round * AT_ONCE + n) }),
  );
  const health = await watchHealth(`${url}/healthz`);
  await Promise.all(
    bodies.map(async (body) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${url}/admin/graphql`, { method: "POST", headers, body });
      await response.arrayBuffer();
    }),
  );
  return await health.stop();
}
