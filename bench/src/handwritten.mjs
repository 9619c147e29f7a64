// Rival (a): fastify and pg, one JOIN written by hand, answering the very JSON of web-admin's ReviewQueue. It looks
// the session up as the platform does and shows the same masked ID numbers, and checks nothing else. For measuring.
import { createHash } from "node:crypto";
import { fastify } from "fastify";
import pg from "pg";
import { catalogue } from "../../server/dist/catalogue/index.js";
import { POOL_SIZE } from "./pool-size.mjs";
import { IDLE_LIMIT_MS, SESSION } from "./session-statement.mjs";

const LEVELS = catalogue("educationLevel");
const QUEUE = `select r.id, r.kind, r.submission, r.status, r.submitted_at, r.changed_at, s.name as school_name, d.name as department_name,
    g.education_level, g.major_name, g.name as graduate_name, g.id_number_mask, a.number, a.employer_name,
    a.position_name
  from record r
  join agreement a on a.record_id = r.id
  join graduate g on g.id = r.graduate_id
  join school s on s.id = r.school_id
  join department d on d.id = r.department_id
  where r.school_id = $1 and r.waits_for = 'SCHOOL' and r.kind = 'ONLINE_AGREEMENT'
    and not r.frozen
  order by r.submitted_at, r.id limit `;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });
const app = fastify();

app.post("/queue", async (request, reply) => {
  const token = /(?:^|; )gd_session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
  const hash = createHash("sha256").update(token).digest();
  const now = new Date();
  const session = await pool.query({
    name: "session",
    text: SESSION,
    values: [hash, now, new Date(now.getTime() - IDLE_LIMIT_MS)],
  });
  const viewer = session.rows[0];
  if (!viewer) return await reply.code(401).send({});
  const { first } = request.body.variables;
  // The number in the text, as the platform has it: with a parameter PostgreSQL plans every page anew (docs/adr/0006).
  const rowsRead = Number(first) + 1;
  const { rows } = await pool.query({
    name: `queue-${rowsRead}`,
    text: `${QUEUE}${rowsRead}`,
    values: [viewer.school_id],
  });
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    data: {
      reviewQueue: {
        rows: shown.map(rowOf),
        endCursor: rows.length > first ? cursorOf(last) : null,
        __typename: "ReviewQueuePage",
      },
    },
  };
});

function rowOf(row) {
  return {
    id: row.id,
    kind: row.kind,
    submission: row.submission,
    initiatorLabel: "单位",
    status: row.status,
    statusLabel: "学生已同意签约，等待学校审核",
    tone: "WAITING",
    schoolName: row.school_name,
    departmentName: row.department_name,
    educationLevelLabel: LEVELS.label(row.education_level),
    majorName: row.major_name,
    graduateName: row.graduate_name,
    idNumberMasked: row.id_number_mask,
    agreementNumber: row.number,
    counterpart: row.employer_name,
    positionName: row.position_name,
    submittedAt: row.submitted_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    waitsForMe: true,
    __typename: "ReviewQueueRow",
  };
}

function cursorOf({ submitted_at: at, id }) {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");
}

await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
process.on("SIGTERM", () => void app.close().then(() => pool.end()));
process.send?.("listening");
