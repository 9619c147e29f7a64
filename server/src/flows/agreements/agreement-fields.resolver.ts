import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { catalogue } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Viewer } from "../../parties/identity/index.js";
import { batched } from "../../platform/batched.js";
import type { Context } from "../../platform/context.js";
import { flowOf } from "../../records/index.js";
import { submittedUploads, UploadView } from "../../services/uploads/index.js";
import { Access, READERS } from "../../words/access.js";
import type { Amendment } from "./agreement.entity.js";
import {
  AgreementTextView,
  AgreementView,
  AmendmentView,
  IssuedDocument,
  StatusSheetView,
} from "./agreement.types.js";
import { AMENDED } from "./amend.js";
import { readableText } from "./readable-text.js";
import type { SigningSubject } from "./signing-subject.js";
import { isOutOfForce, statusSheetOf } from "./status-sheet.js";

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
    return document && { ...document, url: documentUrl(context.viewer, id) };
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

  @Access("GRADUATE", ...READERS)
  @FieldResolver(() => AgreementTextView, {
    nullable: true,
    description:
      "What the agreement says before it has a PDF: for the graduate while it can be answered, and once it is accepted for graduate and staff (F-24).",
  })
  async text(
    @Root() { id, subject }: AgreementView,
    @Ctx() { platform, viewer, em }: Context,
  ): Promise<AgreementTextView | null> {
    if (!("agreement" in subject) || subject.agreement === null) return null;
    const read = await readableText(platform, em(), viewer, subject as SigningSubject);
    if (!read) return null;
    return { url: `${documentUrl(viewer, id)}/text/${read.sha256}`, sha256: read.sha256 };
  }

  @FieldResolver(() => StatusSheetView, {
    nullable: true,
    description:
      "Null while the agreement is under way or in force, and where nothing was printed or accepted.",
  })
  async statusSheet(
    @Root() { id, holds, waitsFor, frozen }: AgreementView,
    @Ctx() { platform, viewer }: Context,
  ): Promise<StatusSheetView | null> {
    if (!isOutOfForce({ holds, waitsFor, frozen }) || !(await statusSheetOf(platform, id))) return null;
    return { url: `${documentUrl(viewer, id)}/status` };
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

/** Where the papers of a record are, in the viewer's app (document.route.ts). */
function documentUrl({ role }: Viewer, recordId: string): string {
  return `/${APP_OF[role] ?? "admin"}/documents/${recordId}`;
}

const documentOf = batched<Omit<IssuedDocument, "url"> | null>(async ({ platform }, recordIds) => {
  const rows = await query<Omit<IssuedDocument, "url"> & { recordId: string }>(
    platform.pool,
    sql`select record_id as "recordId", file_name as "fileName", sha256, bytes, issued_at as "issuedAt", kind = 'FOR_STAMP' as "forStamp"
      from issued_document where record_id = any(${recordIds}::uuid[]) order by kind = 'IN_FORCE'`,
    { name: "issued-document" },
  );
  return new Map(rows.map(({ recordId, ...document }) => [recordId, document]));
}, null);
