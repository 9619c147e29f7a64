import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, flag, text, whole } from "../../words/fields.js";

/** Terms of a job that may be left open (D-05), however the agreement is made. Money in yuan a month. */
@ObjectType()
@InputType()
export abstract class OpenTerms extends fields({
  workplace: text.open,
  settlesHousehold: flag.open.saying("是否解决户档"),
  reportBy: text.open.saying("Date YYYY-MM-DD"),
  monthlySalaryYuan: whole.open,
  probation: text.open,
  servicePeriod: text.open,
  penalty: text.open,
  archiveReceiver: text.open,
  archiveAddress: text.open,
  archivePostcode: text.open,
  householdAddress: text.open,
  supplement: text.open.saying("0–1000 characters"),
}) {}

const OPEN_TERMS = [
  "workplace",
  "settlesHousehold",
  "reportBy",
  "monthlySalaryYuan",
  "probation",
  "servicePeriod",
  "penalty",
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
  "supplement",
] as const satisfies (keyof OpenTerms)[];
type OpenTerm = (typeof OPEN_TERMS)[number];

/** The terms that may be left open, of whatever has them. */
export function openTermsOf<Terms extends Record<OpenTerm, unknown>>(terms: Terms): Pick<Terms, OpenTerm> {
  return Object.fromEntries(OPEN_TERMS.map((term) => [term, terms[term]])) as Pick<Terms, OpenTerm>;
}

/**
 * What a graduate writes down of an agreement (D-05), for 线下签约 and 补登. Any part of it may be missing while it
 * is a draft; what must be there is checked when it is submitted. Problems name its fields as `form.uscc`.
 */
@Access("GRADUATE")
@ObjectType("AgreementForm")
@InputType("AgreementFormInput")
export class AgreementForm extends OpenTerms {
  @Field(() => String, { nullable: true })
  employerName?: string | null;

  @Field(() => String, { nullable: true, description: "统一社会信用代码" })
  uscc?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "YES where a code whose check digit is not the standard's was compared with the licence.",
  })
  usccConfirmed?: string | null;

  @Field(() => String, { nullable: true })
  natureCode?: string | null;

  @Field(() => String, { nullable: true })
  industryCode?: string | null;

  @Field(() => String, { nullable: true })
  divisionCode?: string | null;

  @Field(() => String, { nullable: true })
  address?: string | null;

  @Field(() => String, { nullable: true })
  contactName?: string | null;

  @Field(() => String, { nullable: true })
  contactMobile?: string | null;

  @Field(() => String, { nullable: true })
  contactPhone?: string | null;

  @Field(() => String, { nullable: true })
  contactEmail?: string | null;

  @Field(() => String, { nullable: true, description: "职位类别" })
  categoryCode?: string | null;

  @Field(() => String, { nullable: true })
  positionName?: string | null;

  @Field(() => [ID], { nullable: true, description: "Pictures of every page, in their order." })
  uploadIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Answered with the form; send it with the next saving." })
  version?: number | null;
}
