import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { catalogue } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { batched } from "../../platform/batched.js";
import type { Context } from "../../platform/context.js";
import { flowOf } from "../../records/index.js";
import { submittedUploads, UploadView } from "../../services/uploads/index.js";
import type { Amendment } from "./agreement.entity.js";
import { AgreementView, AmendmentView, IssuedDocument } from "./agreement.types.js";
import { AMENDED } from "./amend.js";

/** What lies around an agreement; read where it is asked for. */
@Resolver(() => AgreementView)
export class AgreementFieldsResolver {
  @FieldResolver(() => [AmendmentView])
  async amendments(@Root() { id }: AgreementView, @Ctx() context: Context): Promise<AmendmentView[]> {
    return (await amendmentsOf(context, id)).map(amendmentView);
  }

  @FieldResolver(() => IssuedDocument, { nullable: true })
  async document(@Root() { id }: AgreementView, @Ctx() context: Context): Promise<IssuedDocument | null> {
    const document = await documentOf(context, id);
    return document && { ...document, url: `/${APP_OF[context.viewer.role] ?? "admin"}/documents/${id}` };
  }

  @FieldResolver(() => Boolean, {
    description: "True when the agreement has its number and its PDF is still being made.",
  })
  async documentPending(@Root() agreement: AgreementView, @Ctx() context: Context): Promise<boolean> {
    const { id, issuesDocument, number, status } = agreement;
    if (!issuesDocument || (number === null && status !== "SIGNED")) return false;
    const document = await documentOf(context, id);
    // Signed: the copy in force takes the place of the one that was stamped (F-33).
    return document === null || (document.forStamp && status === "SIGNED");
  }

  @FieldResolver(() => [UploadView], {
    description:
      "Files of the present submission, in their order; what the graduate has in the form now: `recordUploads`.",
  })
  async uploads(@Root() { id, subject }: AgreementView, @Ctx() context: Context): Promise<UploadView[]> {
    return flowOf(subject.record.kind).form ? await submittedUploads(context, id) : [];
  }
}

type PastAmendment = Pick<Amendment, "at" | "field" | "before" | "after" | "organisation">;

const amendmentsOf = batched<readonly PastAmendment[]>(async ({ platform }, recordIds) => {
  const rows = await query<PastAmendment & { recordId: string }>(
    platform.pool,
    sql`select record_id as "recordId", at, field, before, after, organisation from amendment
      where record_id = any(${recordIds}::uuid[]) order by at`,
    { name: "amendments" },
  );
  return Map.groupBy(rows, ({ recordId }) => recordId);
}, []);

function amendmentView({ at, field, before, after, organisation }: PastAmendment): AmendmentView {
  const { label, codes } = AMENDED[field];
  const labelOf = (code: string) => catalogue(codes).label(code);
  return { at, fieldLabel: label, before: labelOf(before), after: labelOf(after), organisation };
}

const APP_OF: Readonly<Record<string, string>> = { GRADUATE: "student", EMPLOYER: "employer" };

const documentOf = batched<Omit<IssuedDocument, "url"> | null>(async ({ platform }, recordIds) => {
  const rows = await query<Omit<IssuedDocument, "url"> & { recordId: string }>(
    platform.pool,
    sql`select record_id as "recordId", file_name as "fileName", sha256, bytes, issued_at as "issuedAt", kind = 'FOR_STAMP' as "forStamp"
      from issued_document where record_id = any(${recordIds}::uuid[]) order by kind = 'IN_FORCE'`,
    { name: "issued-document" },
  );
  return new Map(rows.map(({ recordId, ...document }) => [recordId, document]));
}, null);
