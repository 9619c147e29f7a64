import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { NotAllowed, Refusal } from "../../graphql/refusals.js";
import { signedViewerOf } from "../../http/request-viewer.js";
import { addJob } from "../../outbox/index.js";
import type { Platform } from "../../platform.js";
import { isStaff, type StaffIdentity } from "../identity/index.js";
import { openCohorts } from "../settings/index.js";
import { inClient } from "./check-upload.js";
import { csvText } from "./csv-text.js";
import { keepFile } from "./kept-file.js";
import { ROSTER_COLUMNS } from "./parser/columns.js";
import { findUpload, schoolOfUploads } from "./roster-upload.list.js";
import { AT_WORK, requireRosterWriting } from "./settle-upload.js";
import { checkRoster } from "./upload-jobs.js";
import { writeWorkbook } from "./write-workbook.js";

const LARGEST_BYTES = 20 * 1_048_576;
const LONGEST_FILE_NAME = 200;

/** An upload that is refused before there is one, with its HTTP status. */
class RefusedUpload extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * `POST /admin/roster-uploads?cohort=2027` takes a roster file as its whole body and answers 202 `{ id }`; the dry run
 * follows. The session is the app's; the header that GraphQL asks for must be there too, which no form of another
 * site can send. Template and error report are downloads beside it.
 */
export function addRosterRoutes(app: FastifyInstance, platform: Platform): void {
  // In a scope of its own, whose body is bytes.
  void app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) => {
      done(null, body);
    });
    scope.post<{ Querystring: { cohort?: string } }>(
      "/admin/roster-uploads",
      {
        bodyLimit: LARGEST_BYTES,
        // Before the body is taken in: a stranger's 20 MB are not read.
        onRequest: async (request, reply) => {
          await answering(reply, async () => void (await uploader(platform, request)));
        },
      },
      async (request, reply) =>
        await answering(reply, async () => {
          const id = await receive(platform, request, await uploader(platform, request));
          return await reply.code(202).send({ id });
        }),
    );
  });
  addTemplates(app, platform);
  addErrorReport(app, platform);
}

async function answering(reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RefusedUpload) {
      return await reply.code(error.status).send({ code: error.code, message: error.message });
    }
    if (error instanceof Refusal) {
      const status = error.code === "ROSTER_AT_WORK" ? 409 : 403;
      return await reply.code(status).send({ code: error.code, message: error.message });
    }
    throw error;
  }
}

async function uploader(platform: Platform, request: FastifyRequest): Promise<StaffIdentity> {
  if (!request.headers["apollo-require-preflight"]) {
    throw new RefusedUpload(403, "FORBIDDEN", "请求来源不正确");
  }
  const { viewer } = await signedViewerOf(platform, request, "admin");
  if (!isStaff(viewer)) throw new RefusedUpload(401, "UNAUTHENTICATED", "登录已失效，请重新登录");
  if (viewer.role !== "SCHOOL") throw new RefusedUpload(403, "FORBIDDEN", "无权访问");
  requireRosterWriting(viewer);
  return viewer;
}

async function receive(
  platform: Platform,
  request: FastifyRequest<{ Querystring: { cohort?: string } }>,
  viewer: StaffIdentity,
): Promise<string> {
  const now = platform.clock.now();
  const cohort = Number(request.query.cohort);
  if (!openCohorts(now).includes(cohort)) {
    throw new RefusedUpload(400, "COHORT_CLOSED", "该届别不在可上传的届别范围内，请核对");
  }
  const file = request.body;
  if (!Buffer.isBuffer(file) || file.length === 0) {
    throw new RefusedUpload(400, "EMPTY_FILE", "文件为空，请选择名单文件");
  }
  const id = uuidv7();
  const { keys } = platform;
  try {
    // On a connection of the pool: the ORM would write 20 MB into the statement's text.
    await inClient(platform, async (client) => {
      await client.query(
        `insert into roster_upload (id, school_id, cohort, file_name, uploaded_by, uploaded_by_name,
           uploaded_at, status) values ($1, $2, $3, $4, $5, $6, $7, 'CHECKING')`,
        [
          id,
          viewer.schoolId,
          cohort,
          fileNameOf(request.headers["x-file-name"]),
          viewer.accountId,
          viewer.name,
          now,
        ],
      );
      await keepFile(client, keys, id, file);
      await addJob(client, checkRoster, { uploadId: id });
      await audit(client, {
        at: now,
        by: viewer,
        act: "ROSTER_UPLOADED",
        subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
        address: request.ip,
        detail: { uploadId: id, cohort, bytes: file.length },
      });
    });
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === "roster_upload_one_at_work")
      throw new NotAllowed("ROSTER_AT_WORK", AT_WORK);
    throw error;
  }
  return id;
}

/** As the browser names it, without what could leave its place in a list. */
function fileNameOf(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(typeof header === "string" ? header : "");
    const shown = name
      .replace(/\p{Cc}|[/\\]/gu, " ")
      .trim()
      .slice(0, LONGEST_FILE_NAME);
    return shown || "名单";
  } catch {
    return "名单";
  }
}

/** The headings with a mark at mandatory ones, and below them what a row looks like for this school. */
function addTemplates(app: FastifyInstance, platform: Platform): void {
  for (const format of ["xlsx", "csv"] as const) {
    app.get(`/admin/roster-template.${format}`, async (request, reply) => {
      const { viewer } = await signedViewerOf(platform, request, "admin");
      if (!isStaff(viewer) || viewer.role !== "SCHOOL") return await notFound(reply);
      const header = ROSTER_COLUMNS.map((column) => (column.mandatory ? `${column.header}*` : column.header));
      const body =
        format === "csv" ? csvText([header]) : writeWorkbook([{ name: "名单", rows: [header] }, GUIDE]);
      return await download(reply, `毕业生名单模板.${format}`, body);
    });
  }
}

const GUIDE = {
  name: "填写说明",
  rows: [
    ["列名", "是否必填", "示例"],
    ...ROSTER_COLUMNS.map(({ header, mandatory, example }) => [header, mandatory ? "必填" : "选填", example]),
  ],
};

function addErrorReport(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { id: string } }>("/admin/roster-uploads/:id/errors.csv", async (request, reply) => {
    const { viewer } = await signedViewerOf(platform, request, "admin");
    if (!isStaff(viewer) || viewer.role !== "SCHOOL") return await notFound(reply);
    const upload = await findUpload(platform.pool, viewer, request.params.id);
    if (!upload) return await notFound(reply);
    const { rows } = await platform.pool.query<string[]>({
      text: `select r.seq::text, coalesce(r.student_number, ''), coalesce(r.name, ''), d->>'column',
          coalesce(d->>'value', ''), d->>'reason'
        from roster_upload_row r join roster_upload u on u.id = r.upload_id
          cross join jsonb_array_elements(r.details) with ordinality as e(d, at)
        where r.upload_id = $1 and u.school_id = $2 and r.kind = 'WRONG' order by r.seq, e.at`,
      values: [upload.id, schoolOfUploads(viewer)],
      rowMode: "array",
    });
    await audit(platform.pool, {
      at: platform.clock.now(),
      by: viewer,
      act: "ROSTER_ERRORS_DOWNLOADED",
      subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
      address: request.ip,
      detail: { uploadId: upload.id },
    });
    const body = csvText([["行号", "学号", "姓名", "列名", "填写内容", "错误原因"], ...rows]);
    return await download(reply, `名单错误报告-${upload.cohort}届.csv`, body);
  });
}

async function download(reply: FastifyReply, name: string, body: string | Buffer): Promise<FastifyReply> {
  const type = name.endsWith(".csv")
    ? "text/csv; charset=utf-8"
    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return await reply
    .type(type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header("cache-control", "private, no-store")
    .send(body);
}

async function notFound(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(404).type("text/plain; charset=utf-8").send("未找到该文件，请返回页面刷新后再试");
}
