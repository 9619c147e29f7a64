import { v7 as uuidv7 } from "uuid";
import { type CatalogueName, catalogue } from "../../catalogue/index.js";
import { contactOfGraduate } from "../../parties/roster/index.js";
import { type RecordSubject, tellGraduate } from "../../records/index.js";
import { textTo } from "../../services/notifications/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { type Agreement, type AmendedField, Amendment } from "./agreement.entity.js";

/** An agreement with its record: what may be amended after signing. */
export type SignedSubject = RecordSubject & { readonly agreement: Agreement | null };

/** New codes by field; what is absent stays. */
export type Amendments = Partial<Record<AmendedField, string>>;

/** How each field reads, and which code table it is of. */
export const AMENDED: Readonly<Record<AmendedField, { label: string; codes: CatalogueName }>> = {
  jobCategory: { label: "职位类别", codes: "jobCategory" },
  employerNature: { label: "单位性质", codes: "employerNature" },
  employerIndustry: { label: "单位行业", codes: "industry" },
};

/**
 * F-28, F-35: the record shows each amendment, an issued PDF stays.
 *
 * @throws {InvalidInput} beside `argument` when all is so already.
 */
export function amend(
  { subject, em, actor, now }: Moment<SignedSubject, object>,
  wanted: Amendments,
  argument: string,
): void {
  const { agreement, record } = subject;
  if (!agreement) throw new Error("A signed record without its agreement");
  const changed = changesOf(agreement, wanted);
  if (changed.length === 0) {
    const labels = (Object.keys(wanted) as AmendedField[]).map((field) => AMENDED[field].label).join("、");
    throw new InvalidInput([new FieldProblem(argument, `与当前${labels}相同，无需修改`)]);
  }
  for (const [field, after] of changed) {
    const before = agreement[field];
    em.create(Amendment, {
      id: uuidv7(),
      record,
      field,
      before,
      after,
      organisation: actor.organisation,
      at: now,
    });
    agreement[field] = after;
  }
}

/** What of the wanted codes is not so already. */
export function changesOf(agreement: Agreement | null, wanted: Amendments): [AmendedField, string][] {
  return (Object.entries(wanted) as [AmendedField, string | undefined][]).flatMap(([field, after]) =>
    after !== undefined && agreement?.[field] !== after ? [[field, after] as [AmendedField, string]] : [],
  );
}

/**
 * Checks the codes that an amendment asks for.
 *
 * @throws {InvalidInput} with the name of the argument of each wrong one.
 */
export function checkAmendments(
  wanted: Amendments,
  cohort: number,
  argumentOf: Readonly<Partial<Record<AmendedField, string>>>,
): void {
  const problems = (Object.entries(wanted) as [AmendedField, string | undefined][]).flatMap(
    ([field, code]) => {
      const { label, codes } = AMENDED[field];
      if (code === undefined || catalogue(codes).valid(code, cohort)) return [];
      return [new FieldProblem(argumentOf[field] ?? field, `请选择${label}`)];
    },
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The amendment in words, e.g. 职位类别修改为「工程技术人员」. */
export function amendmentText(wanted: Amendments): string {
  return (Object.entries(wanted) as [AmendedField, string | undefined][])
    .flatMap(([field, code]) =>
      code === undefined
        ? []
        : [`${AMENDED[field].label}修改为「${catalogue(AMENDED[field].codes).label(code)}」`],
    )
    .join("，");
}

/** F-28, F-35, F-94: the graduate hears of every change that the school makes. */
export async function tellAboutAmendment(
  moment: Moment<SignedSubject, object>,
  wanted: Amendments,
): Promise<void> {
  const { record } = moment.subject;
  await tellGraduate(
    moment,
    "签约信息已修改",
    `学校已将您与「${record.counterpart}」签约信息中的${amendmentText(wanted)}（${record.cohort}届）。如有疑问，请联系学校就业部门。`,
  );
  await sendSms(moment, wanted);
}

/** One SMS or mail an act, however many values it changed (F-28, F-35). */
async function sendSms(
  { platform, em, now, subject }: Moment<SignedSubject, object>,
  wanted: Amendments,
): Promise<void> {
  const { graduate, record } = subject;
  const to = contactOfGraduate(platform.keys, graduate);
  if (!to) return;
  const fields = Object.entries(wanted) as [AmendedField, string][];
  await textTo(platform, em, now, {
    to,
    template: "SIGNING_CHANGED",
    variables: {
      employer: record.counterpart ?? "",
      field: fields.map(([field]) => AMENDED[field].label).join("、"),
      value: fields.map(([field, code]) => catalogue(AMENDED[field].codes).label(code)).join("、"),
    },
    recordId: record.id,
    // One an act: the same may be amended again, and at the same instant of a test's clock.
    dedupeKey: `amendment:${uuidv7()}`,
  });
}
