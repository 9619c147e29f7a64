import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { audit } from "../../audit/index.js";
import type { Platform } from "../../platform/platform.js";
import { isStaff, type StaffIdentity, signedViewerOf } from "../identity/index.js";
import { BOM, csvLines } from "./csv-text.js";
import { ROSTER_COLUMNS } from "./parser/columns.js";
import { rosterUploadRows, rosterUploads } from "./roster-upload.list.js";
import type { RosterUploadRow } from "./roster-upload.types.js";
import { writeWorkbook } from "./write-workbook.js";

/** What a school downloads beside its uploads: the template, and the errors of a dry run. */
export function addRosterDownloads(app: FastifyInstance, platform: Platform): void {
  addTemplates(app, platform);
  addErrorReport(app, platform);
}

/** The headings with a mark at mandatory ones, and below them what a row looks like for this school. */
function addTemplates(app: FastifyInstance, platform: Platform): void {
  for (const format of ["xlsx", "csv"] as const) {
    app.get(`/admin/roster-template.${format}`, async (request, reply) => {
      const { viewer } = await signedViewerOf(platform, request, "admin");
      if (!isStaff(viewer) || viewer.role !== "SCHOOL") return await notFound(reply);
      const header = ROSTER_COLUMNS.map((column) => (column.mandatory ? `${column.header}*` : column.header));
      const body =
        format === "csv"
          ? BOM + csvLines([header])
          : writeWorkbook([{ name: "名单", rows: [header] }, GUIDE]);
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
    const upload = await rosterUploads.byId(platform, viewer, {}, request.params.id);
    if (!upload) return await notFound(reply);
    await audit(platform.pool, {
      at: platform.clock.now(),
      by: viewer,
      act: "ROSTER_ERRORS_DOWNLOADED",
      subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
      address: request.ip,
      detail: { uploadId: upload.id },
    });
    const body = Readable.from(errorReport(platform, viewer, upload.id));
    return await download(reply, `名单错误报告-${upload.cohort}届.csv`, body);
  });
}

/** All errors of an upload, in the order of the file: there may be a million, so the rows come in batches. */
async function* errorReport(
  platform: Platform,
  viewer: StaffIdentity,
  uploadId: string,
): AsyncGenerator<string> {
  yield BOM + csvLines([["行号", "学号", "姓名", "列名", "填写内容", "错误原因"]]);
  for await (const rows of rosterUploadRows.export(platform, viewer, { uploadId, kind: "WRONG" })) {
    yield csvLines(rows.flatMap(reportLines));
  }
}

function reportLines({ rowNumber, studentNumber, name, details }: RosterUploadRow): string[][] {
  return details.map((detail) => [
    String(rowNumber),
    studentNumber ?? "",
    name ?? "",
    detail.column,
    detail.new ?? "",
    detail.reason ?? "",
  ]);
}

async function download(
  reply: FastifyReply,
  name: string,
  body: string | Buffer | Readable,
): Promise<FastifyReply> {
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
