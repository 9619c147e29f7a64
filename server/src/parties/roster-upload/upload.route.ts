import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { change, query, sql } from "../../database/sql.js";
import { addJob } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { NotAllowed, Refusal } from "../../words/refusals.js";
import { tidyFileName, tidyText, unfitCharacter } from "../../words/tidy-text.js";
import { isStaff, type StaffIdentity, signedViewerOf } from "../identity/index.js";
import { openCohorts } from "../settings/index.js";
import { inClient } from "./check-upload.js";
import { dropFile, keepFile } from "./kept-file.js";
import { AT_WORK, requireRosterWriting } from "./settle-upload.js";
import { checkRoster } from "./upload-jobs.js";

/** 50,000 rows with all 36 columns filled in Chinese are some 22 MB of CSV in UTF-8. */
export const LARGEST_ROSTER_BYTES = 40 * 1_048_576;

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
 * site can send. The file goes on to the database as it comes in, so that many at once fit into memory.
 */
export function addRosterRoutes(app: FastifyInstance, platform: Platform): void {
  // In a scope of its own, whose body is the stream.
  void app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    scope.post<{ Querystring: { cohort?: string } }>(
      "/admin/roster-uploads",
      {
        // Before the body is taken in: a stranger's megabytes are not read.
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
}

async function answering(reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RefusedUpload) {
      // The rest of a body that is too large is not waited for.
      if (error.status === 413) void reply.header("connection", "close");
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
    throw new RefusedUpload(400, "COHORT_CLOSED", "所选毕业届别不在可上传的范围内，请核对");
  }
  await refuseSecond(platform, viewer, cohort);
  const id = uuidv7();
  const { pool, keys } = platform;
  try {
    const bytes = await keepFile(pool, keys, { uploadId: id, at: now }, bodyOf(request));
    if (bytes === 0) throw new RefusedUpload(400, "EMPTY_FILE", "文件为空，请选择名单文件");
    await enter(platform, request, viewer, { id, cohort, bytes });
  } catch (error) {
    await dropFile(pool, id);
    if ((error as { constraint?: unknown }).constraint === "roster_upload_one_at_work")
      throw new NotAllowed("ROSTER_AT_WORK", AT_WORK);
    throw error;
  }
  return id;
}

/** The upload of a file that has come in whole, and the job of its dry run. */
async function enter(
  platform: Platform,
  request: FastifyRequest,
  viewer: StaffIdentity,
  { id, cohort, bytes }: { id: string; cohort: number; bytes: number },
): Promise<void> {
  const now = platform.clock.now();
  const fileName = fileNameOf(request.headers["x-file-name"]);
  await inClient(platform, async (client) => {
    await query(
      client,
      sql`insert into roster_upload (id, school_id, cohort, file_name, uploaded_by, uploaded_by_name,
         uploaded_at, status) values (${id}, ${viewer.schoolId}, ${cohort}, ${fileName}, ${viewer.accountId}, ${viewer.name}, ${now}, 'CHECKING')`,
    );
    await addJob(client, checkRoster, { uploadId: id });
    await audit(client, {
      at: now,
      by: viewer,
      act: "ROSTER_UPLOADED",
      subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
      address: request.ip,
      detail: { uploadId: id, cohort, bytes },
    });
  });
}

/** Told before megabytes are sent for nothing; the index decides between two that come at once. */
async function refuseSecond({ pool }: Platform, viewer: StaffIdentity, cohort: number): Promise<void> {
  const rowCount = await change(
    pool,
    sql`select from roster_upload where school_id = ${viewer.schoolId} and cohort = ${cohort} and status in ('CHECKING','COMMITTING')`,
  );
  if (rowCount) throw new NotAllowed("ROSTER_AT_WORK", AT_WORK);
}

/** The body as it comes in; @throws RefusedUpload as soon as it is too large, or said to be. */
async function* bodyOf(request: FastifyRequest): AsyncGenerator<Buffer> {
  const tooLarge = () =>
    new RefusedUpload(
      413,
      "TOO_LARGE",
      `文件超过${LARGEST_ROSTER_BYTES / 1_048_576}MB，请删除多余的工作表、空行后重新上传`,
    );
  if (Number(request.headers["content-length"]) > LARGEST_ROSTER_BYTES) throw tooLarge();
  if (!(request.body instanceof Readable)) return;
  let bytes = 0;
  // Not destroyed when it is too large: the answer goes out over the same connection.
  for await (const chunk of request.body.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > LARGEST_ROSTER_BYTES) throw tooLarge();
    yield chunk as Buffer;
  }
}

/** As the browser names it, without what could leave its place in a list. */
function fileNameOf(header: string | string[] | undefined): string {
  const sent = typeof header === "string" ? header : "";
  let name: string;
  try {
    name = decodeURIComponent(sent);
  } catch {
    throw new RefusedUpload(400, "INVALID_INPUT", "文件名的编码有误，请修改文件名后重新上传");
  }
  const unfit = unfitCharacter(tidyText(name));
  if (unfit) throw new RefusedUpload(400, "INVALID_INPUT", `文件名${unfit}`);
  return tidyFileName(name) || "名单";
}
