import type { EntityManager } from "@mikro-orm/postgresql";
import { addJob } from "../../outbox/index.js";
import { aboutGraduate } from "../../records/index.js";
import type { AgreementDocument } from "../../services/documents/index.js";
import { reportDestination } from "../../services/reporting/index.js";
import type { Moment } from "../../workflow/index.js";
import type { Agreement } from "./agreement.entity.js";
import { nextAgreementNumber } from "./agreement-number.js";
import { composeDocument, composeInForce, type Origin } from "./compose-document.js";
import { graduateAsOfNow } from "./graduate-as-told.js";
import { issueDocument } from "./issue-document.js";
import type { SigningSubject } from "./signing-subject.js";

/** Gives the number, fixes every block as it stands now (D-05), and has the PDF made after the commit. */
export async function issueAgreement(moment: Moment<SigningSubject, object>, origin: Origin): Promise<void> {
  const { subject, em, platform } = moment;
  // Fixed from here on, where no acceptance has fixed it before.
  if (subject.agreement.textSha256 === null) Object.assign(subject.agreement, graduateAsOfNow(subject));
  subject.agreement.number = await nextAgreementNumber(em, subject);
  const document = await composeDocument(moment, subject.agreement.number, origin);
  subject.agreement.printSealed = platform.keys.seal("agreement.print_sealed", JSON.stringify(document));
  await addJob(em, issueDocument, { recordId: subject.record.id });
}

/**
 * F-33: the copy in force of an agreement that was stamped by hand: the text that was approved, with the school's opinion
 * and the time; printed after the commit. The document that was printed to be stamped stays as it is.
 */
export async function printInForce(moment: Moment<SigningSubject, object>): Promise<void> {
  const { subject, em, platform } = moment;
  await em.populate(subject.agreement, ["printSealed"]);
  const { printSealed } = subject.agreement;
  if (!printSealed) throw new Error("An agreement was signed that was never printed");
  const stamped = JSON.parse(platform.keys.open("agreement.print_sealed", printSealed)) as AgreementDocument;
  const document = await composeInForce(moment, stamped);
  subject.agreement.inForcePrintSealed = platform.keys.seal(
    "agreement.in_force_print_sealed",
    JSON.stringify(document),
  );
  await addJob(em, issueDocument, { recordId: subject.record.id });
}

/** Reports the destination that an agreement in force is; the caller holds the graduate's lock and loaded the record. */
export async function reportAgreement(em: EntityManager, agreement: Agreement, now: Date): Promise<void> {
  const record = aboutGraduate(agreement.record.getEntity());
  await reportDestination(em, {
    graduateId: record.graduate.id,
    recordId: record.id,
    now,
    destination: {
      code: "10",
      employerName: agreement.employerName,
      uscc: agreement.employerUscc || null,
      nature: agreement.employerNature,
      industry: agreement.employerIndustry,
      jobCategory: agreement.jobCategory,
      division: agreement.employerDivision,
      agreementNumber: agreement.number,
    },
  });
}
