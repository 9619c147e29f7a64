import type { FastifyInstance } from "fastify";
import { catalogue, divisionName } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { Employer, Favourite } from "../../parties/employers/index.js";
import { type EmployerIdentity, RATE_LIMITS, signedViewerOf, take } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { type AgreementText, agreementTerms, pictureOfDraft } from "../../services/documents/index.js";
import { hasRight, RIGHT_MISSING } from "../../words/employer-rights.js";
import { isId } from "../../words/ids.js";
import type { AgreementType } from "../../words/organisation-words.js";
import { InvalidInput, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";
import type { InvitationTermsInput } from "./invitation.types.js";
import { checkTerms, type InvitationTerms } from "./invitation-terms.js";

/** What the graduate brings along, and nobody knows before they accept. */
const AT_ACCEPTANCE = "（学生应约后写入）";
const AT_SIGNING = "（签约时写入）";

/**
 * `POST /employer/invitation-preview` with `{ favouriteId, terms }`: the agreement as it would be printed, marked
 * 草稿，未生效, as one picture. Of the graduate it says what the favourite says; the rest is written at the acceptance.
 * Nothing is kept and nobody is told.
 */
export function addInvitationPreview(app: FastifyInstance, platform: Platform): void {
  app.post("/employer/invitation-preview", async (request, reply) => {
    const { viewer } = await signedViewerOf(platform, request, "employer");
    if (viewer.role !== "EMPLOYER") {
      return await reply.code(401).send({ code: "UNAUTHENTICATED", message: "登录已失效，请重新登录" });
    }
    try {
      if (!hasRight(viewer, "INVITE")) throw new NotAllowed("RIGHT_MISSING", RIGHT_MISSING.INVITE);
      const asked = askedOf(request.body);
      await take(platform, RATE_LIMITS.papers, viewer.accountId, platform.clock.now());
      const text = await textToBe(platform, viewer, asked);
      return await reply
        .type("image/svg+xml")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(pictureOfDraft(text));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const fields = error instanceof InvalidInput ? error.fields : [];
      return await reply.code(400).send({ code: error.code, message: error.message, fields });
    }
  });
}

interface Asked {
  favouriteId: string;
  terms: InvitationTermsInput;
}

/** @throws UnknownRecord, InvalidInput for what no page of ours sends. */
function askedOf(body: unknown): Asked {
  const { favouriteId, terms } = (body ?? {}) as Partial<Asked>;
  if (typeof favouriteId !== "string" || !isId(favouriteId)) throw new UnknownRecord();
  const { job, contactName, contactMobile, validDays } = terms ?? ({} as Partial<InvitationTermsInput>);
  const texts = [contactName, contactMobile, job?.categoryCode, job?.positionName];
  if (!job || typeof validDays !== "number" || texts.some((text) => typeof text !== "string")) {
    throw new InvalidInput([]);
  }
  for (const [name, value] of Object.entries(job)) {
    const fits = value === null || ["string", "number", "boolean"].includes(typeof value);
    if (!fits || (typeof value === "number") !== (name === "monthlySalaryYuan" && value !== null)) {
      throw new InvalidInput([]);
    }
  }
  return { favouriteId, terms: terms as InvitationTermsInput };
}

async function textToBe(
  platform: Platform,
  viewer: EmployerIdentity,
  { favouriteId, terms: entered }: Asked,
): Promise<AgreementText> {
  const em = platform.orm.em.fork();
  const favourite = await em.findOne(Favourite, { id: favouriteId, employer: viewer.employerId });
  if (!favourite) throw new UnknownRecord();
  const terms = checkTerms(entered, favourite.cohort, platform.clock.now());
  const employer = await em.findOneOrFail(Employer, viewer.employerId);
  const agreementType = await typeOf(platform, favourite.graduate.id);
  return {
    agreementType,
    cohort: favourite.cohort,
    employer: employerBlock(employer, terms),
    job: jobBlock(terms),
    graduate: graduateBlock(favourite),
    school: {
      name: favourite.schoolName,
      contactName: AT_SIGNING,
      contactPhone: AT_SIGNING,
      address: AT_SIGNING,
      postcode: AT_SIGNING,
    },
    supplement: terms.job.supplement ?? "",
    terms: agreementTerms(agreementType),
  };
}

/** P-10: the province's choice for the cohort; where it has not chosen there is nothing to invite for either. */
async function typeOf({ pool }: Platform, graduateId: string): Promise<AgreementType> {
  const [row] = await query<{ agreement_type: AgreementType }>(
    pool,
    sql`select pc.agreement_type from graduate g join school on school.id = g.school_id
        join province_cohort pc on pc.province_id = school.province_id and pc.cohort = g.cohort
      where g.id = ${graduateId} and pc.agreement_type is not null`,
  );
  if (!row) throw new NotAllowed("SIGNING_OFF", "该毕业生所在学校尚未开启在线签约，暂不能预览就业协议书");
  return row.agreement_type;
}

function employerBlock(employer: Employer, terms: InvitationTerms): AgreementText["employer"] {
  return {
    name: employer.name,
    uscc: employer.uscc ?? "",
    natureLabel: catalogue("employerNature").label(employer.nature),
    industryLabel: catalogue("industry").label(employer.industry),
    address: `${divisionName(employer.division) ?? ""}${employer.address}`,
    contactName: terms.contactName,
    contactMobile: terms.contactMobile,
    contactPhone: employer.contactPhone,
    contactEmail: employer.contactEmail,
  };
}

function jobBlock({ job }: InvitationTerms): AgreementText["job"] {
  const { categoryCode, supplement: _, ...terms } = job;
  return { ...terms, categoryLabel: catalogue("jobCategory").label(categoryCode) };
}

function graduateBlock(favourite: Favourite): AgreementText["graduate"] {
  return {
    name: favourite.name,
    idNumber: favourite.idNumberMask,
    schoolName: favourite.schoolName,
    majorName: favourite.majorName,
    educationLevelLabel: catalogue("educationLevel").label(favourite.educationLevel),
    sexLabel: AT_ACCEPTANCE,
    ethnicityLabel: AT_ACCEPTANCE,
    politicalStatusLabel: AT_ACCEPTANCE,
    departmentName: AT_ACCEPTANCE,
    durationYears: AT_ACCEPTANCE,
    studentNumber: AT_ACCEPTANCE,
    graduates: AT_ACCEPTANCE,
    trainingModeLabel: AT_ACCEPTANCE,
    originName: AT_ACCEPTANCE,
    mobile: AT_ACCEPTANCE,
    email: AT_ACCEPTANCE,
    address: AT_ACCEPTANCE,
  };
}
