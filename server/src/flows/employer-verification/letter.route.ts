import type { FastifyInstance } from "fastify";
import { audit } from "../../audit/index.js";
import {
  mustSignInFirst,
  RATE_LIMITS,
  signedViewerOf,
  take,
  type Viewer,
} from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { findRecord, readForm, readsPapers, recordsInSight } from "../../records/index.js";
import { type AuthorisationLetter, renderLetter } from "../../services/documents/index.js";
import { isId } from "../../words/ids.js";
import { LimitReached } from "../../words/refusals.js";
import type { VerificationContent } from "./verification-form.js";

/**
 * `GET /employer/authorisation-letter/<record>`: the 网签授权书 of a verification, with what its form holds now, to be
 * signed and stamped; for its person in charge, whose number stands in it. Whoever does not see the record, a record of
 * another kind, and a form that names nobody yet, are answered alike.
 */
export function addLetterRoute(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { id: string } }>("/employer/authorisation-letter/:id", async (request, reply) => {
    const { viewer } = await signedViewerOf(platform, request, "employer");
    if (mustSignInFirst(viewer, request)) return reply.callNotFound();
    const plain = reply.type("text/plain; charset=utf-8");
    const letter = await letterOf(platform, viewer, request.params.id.toLowerCase());
    if (!letter || viewer.role !== "EMPLOYER") {
      return await plain
        .code(404)
        .send("请先在认证页面填写单位名称、负责人姓名和证件号码并暂存，再下载授权书");
    }
    const now = platform.clock.now();
    try {
      await take(platform, RATE_LIMITS.papers, viewer.accountId, now);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return await plain.code(429).send(error.message);
    }
    await audit(platform.pool, {
      at: now,
      by: viewer,
      act: "DOCUMENT_DOWNLOADED",
      subject: { kind: "RECORD", id: request.params.id.toLowerCase() },
      address: request.ip,
    });
    return await reply
      .type("application/pdf")
      .header("cache-control", "private, no-store")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent("网签授权书.pdf")}`)
      .send(renderLetter(letter));
  });
}

async function letterOf(platform: Platform, viewer: Viewer, id: string): Promise<AuthorisationLetter | null> {
  const em = platform.orm.em.fork();
  if (!isId(id) || viewer.role !== "EMPLOYER" || !readsPapers(viewer)) return null;
  const found = await findRecord(em, id, recordsInSight(viewer));
  if (found?.kind !== "EMPLOYER_VERIFICATION") return null;
  const saved = await readForm(platform, em, id);
  const { values } = (saved?.content ?? { values: {} }) as Pick<VerificationContent, "values">;
  const { employerName, personName, personDocument } = values;
  if (!employerName || !personName || !personDocument) return null;
  return {
    employerName,
    code: codeOf(values),
    address: values.address ?? "",
    personName,
    personDocument,
    personPosition: values.personPosition ?? null,
    mobile: values.contactMobile ?? "",
  };
}

function codeOf({ uscc, foreignNumber }: VerificationContent["values"]): AuthorisationLetter["code"] {
  if (uscc) return { label: "统一社会信用代码", text: uscc };
  return foreignNumber ? { label: "登记注册号", text: foreignNumber } : null;
}
