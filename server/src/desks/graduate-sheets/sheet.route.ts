import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { audit } from "../../audit/index.js";
import { type EmployerIdentity, signedViewerOf } from "../../parties/identity/index.js";
import { RefusedFile, writeWorkbook } from "../../parties/roster-upload/index.js";
import type { Platform } from "../../platform/platform.js";
import { hasRight, RIGHT_MISSING } from "../../words/employer-rights.js";
import { Refusal } from "../../words/refusals.js";
import { readSheet } from "./read-sheet.js";
import { RefusedSheet, receiveSheet } from "./receive-sheet.js";

const OUTCOMES = {
  WRONG: "填写有误，未查询",
  WAITING: "未查询",
  FOUND: "已加入收藏夹",
  MISSED: "未查询到",
  NOT_SEARCHED: "未查询",
} as const;

/**
 * `POST /employer/graduate-sheets` takes a spreadsheet as its whole body and answers `{ id }` of the sheet that was
 * checked; nothing is searched yet. `GET …/:id/result.xlsx` is what came of it, `GET /employer/graduate-sheet.xlsx` the
 * empty one to fill in.
 */
export function addGraduateSheetRoutes(app: FastifyInstance, platform: Platform): void {
  // In a scope of its own, whose body is the stream.
  void app.register(async (scope) => {
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    scope.post("/employer/graduate-sheets", async (request, reply) =>
      answering(reply, async () => {
        // Which no form of another site can send.
        if (!request.headers["apollo-require-preflight"]) {
          throw new RefusedSheet(403, "FORBIDDEN", "请求来源不正确");
        }
        const viewer = await inviterOf(platform, request);
        return await reply.code(201).send({ id: await receiveSheet(platform, request, viewer) });
      }),
    );
  });
  app.get("/employer/graduate-sheet.xlsx", async (request, reply) =>
    answering(reply, async () => {
      await inviterOf(platform, request);
      const rows = [["姓名", "证件号码", "毕业院校"]];
      return await sendWorkbook(reply, "学生查询模板.xlsx", writeWorkbook([{ name: "学生", rows }]));
    }),
  );
  app.get<{ Params: { id: string } }>("/employer/graduate-sheets/:id/result.xlsx", async (request, reply) =>
    answering(reply, async () => {
      const viewer = await inviterOf(platform, request);
      return await sendWorkbook(reply, "学生查询结果.xlsx", await resultOf(platform, request, viewer));
    }),
  );
}

async function answering(reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RefusedFile) {
      return await reply.code(400).send({ code: "INVALID_INPUT", message: error.message });
    }
    if (error instanceof RefusedSheet) {
      // The rest of a body that is too large is not waited for.
      if (error.status === 413) void reply.header("connection", "close");
      return await reply.code(error.status).send({ code: error.code, message: error.message });
    }
    if (!(error instanceof Refusal)) throw error;
    return await reply.code(403).send({ code: error.code, message: error.message });
  }
}

/** An account of an employer that may find graduates (F-72). */
async function inviterOf(platform: Platform, request: FastifyRequest): Promise<EmployerIdentity> {
  const { viewer } = await signedViewerOf(platform, request, "employer");
  if (viewer.role !== "EMPLOYER") throw new RefusedSheet(401, "UNAUTHENTICATED", "登录已失效，请重新登录");
  if (!hasRight(viewer, "INVITE")) throw new RefusedSheet(403, "FORBIDDEN", RIGHT_MISSING.INVITE);
  return viewer;
}

async function resultOf(
  platform: Platform,
  request: FastifyRequest<{ Params: { id: string } }>,
  viewer: EmployerIdentity,
): Promise<Buffer> {
  const sheet = await readSheet(platform, viewer, request.params.id);
  if (!sheet) throw new RefusedSheet(404, "UNKNOWN_RECORD", "未找到该文件，请返回页面刷新后再试");
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: viewer,
    act: "GRADUATE_SHEET_DOWNLOADED",
    subject: { kind: "EMPLOYER", id: viewer.employerId },
    address: request.ip,
    detail: { sheetId: sheet.id },
  });
  const lines = sheet.rows.map((row) => [
    String(row.line),
    row.name,
    row.idNumberMasked,
    row.school,
    OUTCOMES[row.outcome],
    row.message ?? "",
  ]);
  const rows = [["行号", "姓名", "证件号码", "毕业院校", "结果", "说明"], ...lines];
  return writeWorkbook([{ name: "查询结果", rows }]);
}

async function sendWorkbook(reply: FastifyReply, name: string, body: Buffer): Promise<FastifyReply> {
  return await reply
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header("cache-control", "private, no-store")
    .send(body);
}
