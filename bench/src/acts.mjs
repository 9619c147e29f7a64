import { randomUUID } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { prepareActs, readActs } from "./acts-world.mjs";
import { startMetered } from "./contestants.mjs";
import { CLIENT_CORE, canPin, pin } from "./cores.mjs";
import { openDatabases } from "./databases.mjs";
import { ask, load } from "./load.mjs";
import { operationOf } from "./operation.mjs";

const CONNECTIONS = [1, 8];
const WARM_UP_SECONDS = 3;
const SECONDS = 5;

/**
 * What acts cost: accepting an invitation, submitting a destination, a department's and a school's approval, and the
 * page that a reviewer opens before. The worker runs elsewhere, so that PDF and messages are not in the figures. The
 * processor's time is the server's own and hardly changes with whatever else the machine does; the others do.
 */
export async function benchActs({ json }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  if (!canPin) say("不能固定处理器核心,数字仅供参考。Cores cannot be pinned here: figures are a hint only.");
  const databases = await openDatabases(say, { names: ["acts"], anew: true });
  try {
    pin(process.pid, CLIENT_CORE);
    const url = databases.urls.acts;
    await prepareActs(url, say);
    const server = await startMetered(url, databases.environment);
    try {
      const figures = await measureAll(server, await readActs(url), say);
      if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
      else console.table(figures);
    } finally {
      await server.stop();
    }
  } finally {
    await databases.stop();
  }
}

async function measureAll(server, records, say) {
  const figures = {};
  const read = { ...records, invited: await havingRead(server, records.invited) };
  for (const [name, act] of Object.entries(actsOn(read))) {
    const target = targetOf(server, act);
    await load(target, 4, WARM_UP_SECONDS);
    for (const connections of CONNECTIONS) {
      const label = `${name} × ${connections}`;
      figures[label] = await measure(server, target, connections);
      say(
        `${label}: ${JSON.stringify(figures[label])}; load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
      );
    }
  }
  return figures;
}

/** F-24: whoever accepts has read the agreement before, and says which text that was. */
async function havingRead(server, invited) {
  const query = "query AgreementToRead($id: ID!) { agreement(id: $id) { text { sha256 } } }";
  const read = [];
  for (const record of invited) {
    const door = server.doorOf("student");
    const body = JSON.stringify({ query, variables: { id: record.id } });
    const { answer } = await ask({ ...door, headers: { ...door.headers, cookie: record.cookie }, body });
    read.push({ ...record, textSha256: answer.data.agreement.text.sha256 });
  }
  return read;
}

async function measure(server, target, connections) {
  const before = await server.meter();
  const { latencies, seconds } = await load(target, connections, SECONDS);
  const after = await server.meter();
  const acts = latencies.length;
  latencies.sort((x, y) => x - y);
  const at = (share) => round(latencies[Math.floor((acts - 1) * share)] ?? Number.NaN, 1);
  return {
    acts,
    "processor ms": round((after.processorMs - before.processorMs) / acts, 2),
    statements: round((after.statements - before.statements) / acts, 1),
    "acts/s": round(acts / seconds, 1),
    "p50 ms": at(0.5),
    "p95 ms": at(0.95),
  };
}

/** In the order in which a record meets them; those of the page are looked at before anything is done to them. */
function actsOn({ invited, free, department, school }) {
  const verdict = ({ id, submission, status }) => ({
    verdict: { recordId: id, submission, status },
    takeRegistryData: false,
    hold: false,
  });
  const destination = { typeCode: "71", fields: [], uploadIds: [] };
  return {
    "review page": act("admin", "ReviewPage", repeated(department), ({ id }) => ({ recordId: id })),
    accept: act("student", "AcceptInvitation", once(invited), ({ id, textSha256 }) => ({ id, textSha256 })),
    submit: act("student", "SubmitRecord", once(free), () => ({ id: randomUUID(), form: { destination } })),
    "department's verdict": act("admin", "ApproveRecord", once(department), verdict),
    "school's verdict": act("admin", "ApproveRecord", once(school), verdict),
  };
}

function act(app, operationName, next, variablesOf) {
  return { app, operationName, next, variablesOf };
}

function* once(records) {
  yield* records;
  throw new Error("Out of records: the server is faster than the bench foresaw");
}

function* repeated(records) {
  for (;;) yield* records;
}

function targetOf(server, { app, operationName, next, variablesOf }) {
  const query = operationOf(app, operationName);
  return {
    ...server.doorOf(app),
    next: () => {
      const record = next.next().value;
      return {
        cookie: record.cookie,
        body: JSON.stringify({ operationName, query, variables: variablesOf(record) }),
      };
    },
    // Refusals come with 200 too.
    refused: '"message":',
  };
}

function round(value, places) {
  return Number(value.toFixed(places));
}
