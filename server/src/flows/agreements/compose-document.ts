import { query, sql } from "../../database/sql.js";
import type { AgreementConsent, AgreementDocument, AgreementStep } from "../../services/documents/index.js";
import type { Moment } from "../../workflow/index.js";
import { acceptedText, textNow } from "./agreement-text.js";
import type { SigningSubject } from "./signing-subject.js";

type SigningMoment = Moment<SigningSubject, object>;

/** How the review that issues the document is called in the steps of its flow. */
const REVIEWS = { ONLINE: "审核", OFFLINE: "协议审核", STAMPED: "签约审核" } as const;
export type Origin = Exclude<keyof typeof REVIEWS, "STAMPED">;

/**
 * Everything the 就业协议书 prints: online the text that was accepted (F-24), else as it stands at this approval (D-05).
 * Kept sealed with the agreement, so that the PDF made later, or made again, says the same.
 */
export async function composeDocument(
  moment: SigningMoment,
  number: string,
  origin: Origin,
): Promise<AgreementDocument> {
  const accepted = acceptedText(moment);
  const text = accepted?.text ?? (await textNow(moment));
  if (!text) throw new Error("An agreement was signed at a level without 协议经办人");
  const word = REVIEWS[origin];
  const timeline = await timelineOf(moment, origin);
  const byTitle = (title: string) => timeline.find((step) => step.label === title) ?? null;
  return {
    ...text,
    number,
    // Nothing is attested yet (F-31): the copy in force comes with the signing review.
    ...(origin === "OFFLINE" && { forStamp: true }),
    ...(accepted && { textSha256: accepted.sha256 }),
    consents:
      origin === "OFFLINE"
        ? { employer: null, graduate: null, department: null, school: null }
        : {
            employer: consentOf(byTitle("单位发起邀请")),
            graduate: consentOf(byTitle("学生同意签约")),
            ...verdictsOf(moment, byTitle, word),
          },
    timeline,
  };
}

/**
 * F-33: the text that was stamped, in force since the verdict that is being given: what the stamped copy shows was given
 * on paper, department and school by the signing review.
 */
export async function composeInForce(
  moment: SigningMoment,
  { forStamp: _, ...stamped }: AgreementDocument,
): Promise<AgreementDocument> {
  const steps = await timelineOf(moment, "STAMPED");
  const byTitle = (title: string) => steps.findLast((step) => step.label === title) ?? null;
  const returned = steps.findLast(({ label }) => label.endsWith("材料")) ?? null;
  return {
    ...stamped,
    consents: {
      employer: returned && { ...returned, onPaper: true },
      graduate: returned && { ...returned, onPaper: true },
      ...verdictsOf(moment, byTitle, REVIEWS.STAMPED),
    },
    timeline: [...stamped.timeline, ...steps],
  };
}

/** What department and school say in the review whose last verdict is being given. */
function verdictsOf(
  { subject, now }: SigningMoment,
  byTitle: (title: string) => AgreementStep | null,
  word: string,
): Pick<AgreementDocument["consents"], "department" | "school"> {
  return {
    department: consentOf(byTitle(`学院${word}通过`)) ?? standInFor(byTitle(`学校代院系${word}通过`)),
    school: { by: `学校 · ${subject.record.school.getEntity().name}`, at: now.toISOString() },
  };
}

/** F-10a: the school took the department's step; the document says so. */
function standInFor(step: AgreementStep | null): AgreementConsent | null {
  return step ? { by: step.by.replace(/^学校/u, "学校代院系"), at: step.at } : null;
}

function consentOf(step: AgreementStep | null): AgreementConsent | null {
  return step ? { by: step.by, at: step.at } : null;
}

const PARTY_WORDS: Readonly<Record<string, string>> = {
  EMPLOYER: "用人单位",
  GRADUATE: "毕业生",
  DEPARTMENT: "学院",
  SCHOOL: "学校",
  SYSTEM: "系统",
};

/**
 * What happened so far, and the approval that is being given now. Offline the steps of the submission that is approved:
 * earlier ones were about another text of the agreement.
 */
async function timelineOf(
  { em, subject, now, actor }: SigningMoment,
  origin: keyof typeof REVIEWS,
): Promise<AgreementStep[]> {
  const rows = await query<{ title: string; actor_role: string; actor_organisation: string; at: Date }>(
    em,
    sql`
      select title, actor_role, actor_organisation, at from record_event
      where record_id = ${subject.record.id} and (${origin === "ONLINE"}
        or submission = ${subject.record.submission} and act in ('submit', 'submitSigning', 'approve'))
      order by seq`,
    { name: "printed-steps" },
  );
  const who = (role: string, organisation: string) =>
    role === "GRADUATE"
      ? `毕业生 · ${subject.agreement.graduateName}`
      : `${PARTY_WORDS[role] ?? role} · ${organisation}`;
  return [
    ...rows.map((row) => ({
      label: row.title,
      by: who(row.actor_role, row.actor_organisation),
      at: new Date(row.at).toISOString(),
    })),
    { label: `学校${REVIEWS[origin]}通过`, by: who(actor.role, actor.organisation), at: now.toISOString() },
  ];
}
