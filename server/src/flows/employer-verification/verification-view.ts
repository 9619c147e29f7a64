import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName, hasUsccCheckDigit } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import {
  type AnyRecordSubject,
  readForm,
  readSubmissions,
  readsPapers,
  type Seen,
  waitsFor,
} from "../../records/index.js";
import type { RegisteredOrganisation } from "../../services/business-register/index.js";
import { transferOf, wrongAmountsFor } from "./transfer.js";
import { organisationKey } from "./transfer-rules.js";
import {
  EmployerVerificationView,
  type RegisterComparison,
  RegisteredOrganisationView,
  type VerificationForm,
} from "./verification.types.js";
import { factsOf, type VerificationContent } from "./verification-form.js";

/** The page of a verification: what is being filled in for its employer, what was submitted for both, and what the register says for the operator. */
export async function viewVerification(seen: Seen<AnyRecordSubject>): Promise<EmployerVerificationView> {
  const { platform, em, viewer, subject, base } = seen;
  const { id } = subject.record;
  const [last] = await readSubmissions(platform, em, id, 1);
  const content = (last?.content ?? null) as VerificationContent | null;
  return Object.assign(new EmployerVerificationView(), base, {
    form: await formBeingEdited(seen),
    submitted: content ? [...factsOf(content)] : [],
    transfer: await transferOf(platform, id),
    ...(viewer.role === "OPERATOR" && content ? await forOperator(seen, content) : NOTHING),
  });
}

const NOTHING = { registerOutcome: null, registerAskedAt: null, comparison: [], notices: [] };

async function formBeingEdited({
  platform,
  em,
  viewer,
  subject,
}: Seen<AnyRecordSubject>): Promise<VerificationForm | null> {
  const { id, kind, status } = subject.record;
  const corrected = status === "REJECTED";
  if (viewer.role !== "EMPLOYER" || !readsPapers(viewer)) return null;
  if (!(corrected || waitsFor(kind, status) === "EMPLOYER")) return null;
  const saved = await readForm(platform, em, id);
  if (!saved) return null;
  const { organisationForm, method, values } = saved.content as VerificationContent;
  return { ...values, organisationForm, method, version: saved.version };
}

interface KeptFinding {
  register_outcome: string;
  register_answer: RegisteredOrganisation | null;
  asked_at: Date;
}

async function forOperator({ em, subject }: Seen<AnyRecordSubject>, content: VerificationContent) {
  const { id, employer } = subject.record;
  const [kept] = await query<KeptFinding>(
    em,
    sql`select register_outcome, register_answer, asked_at from employer_verification where record_id = ${id}`,
  );
  const answer = kept?.register_answer ?? null;
  return {
    registerOutcome: kept?.register_outcome ?? null,
    registerAskedAt: kept ? new Date(kept.asked_at) : null,
    comparison: answer ? compare(content, answer) : [],
    notices: [
      ...aboutRegister(kept?.register_outcome, answer),
      ...aboutCode(content),
      ...(await aboutOthers(em, employer?.id ?? null, content)),
    ],
  };
}

/** Label by label, what was submitted beside what the register has: the register's own words are never corrected by us. */
function compare({ values }: VerificationContent, registered: RegisteredOrganisation): RegisterComparison[] {
  const line = (
    label: string,
    submitted: string | null | undefined,
    other: string | null,
  ): RegisterComparison[] =>
    other === null
      ? []
      : [
          {
            label,
            submitted: submitted ?? "",
            registered: other,
            differs: folded(submitted ?? "") !== folded(other),
          },
        ];
  return [
    ...line("单位名称", values.employerName, registered.name),
    ...line("统一社会信用代码", values.uscc, registered.uscc),
    ...line("单位类型", values.legalForm, registered.legalForm),
    ...line("单位所在地", nameOf(values.divisionCode), nameOf(registered.division)),
    ...line("单位地址", values.address, registered.address),
  ];
}

function nameOf(division: string | null | undefined): string | null {
  return division ? (divisionName(division) ?? division) : null;
}

/** Brackets and spaces are written in two widths, and mean the same. */
function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

function aboutRegister(outcome: string | undefined, answer: RegisteredOrganisation | null): string[] {
  if (outcome === "UNKNOWN") return ["登记系统中没有该统一社会信用代码的单位，请对照证照核实"];
  if (outcome === "UNANSWERED") return ["提交时登记系统未响应，未能核对登记信息，请人工核实"];
  if (answer && !isInBusiness(answer.status)) return [`登记状态为「${answer.status}」，请核实后再审核`];
  return [];
}

export function isInBusiness(status: string): boolean {
  const entry = catalogue("businessStatus")
    .all()
    .find(({ label }) => status.startsWith(label));
  return entry?.inBusiness ?? false;
}

function aboutCode({ values }: VerificationContent): string[] {
  return values.uscc !== undefined && !hasUsccCheckDigit(values.uscc)
    ? [`统一社会信用代码${values.uscc}的校验位与国家标准不符，请核对证照`]
    : [];
}

/** What else of the platform has this code: told to operators alone. */
async function aboutOthers(
  em: EntityManager,
  own: string | null,
  content: VerificationContent,
): Promise<string[]> {
  const key = organisationKey(content);
  if (key === null) return [];
  const [found] = await query<{ verified: string | null; waiting: number }>(
    em,
    sql`select (select name from employer where uscc = ${key} and id is distinct from ${own}::uuid) as verified,
      (select count(*)::int from employer_verification v join record r on r.id = v.record_id
        where v.uscc = ${key} and r.employer_id is distinct from ${own}::uuid and r.waits_for = 'OPERATOR') as waiting`,
  );
  const wrong = await wrongAmountsFor(em, key);
  return [
    ...(found?.verified ? [`「${found.verified}」已用该统一社会信用代码通过认证，不能重复认证`] : []),
    ...(found?.waiting ? [`另有${found.waiting}份认证使用同一统一社会信用代码，正在等待审核`] : []),
    ...(wrong > 0 ? [`该单位的对公打款金额已${wrong}次确认不正确`] : []),
  ];
}

/** An organisation as its register has it, for whoever fills in the form. */
export function presentRegistered(organisation: RegisteredOrganisation): RegisteredOrganisationView {
  const { name, legalForm, status, address, division } = organisation;
  return Object.assign(new RegisteredOrganisationView(), {
    name,
    legalForm,
    status,
    inBusiness: isInBusiness(status),
    address,
    divisionCode: division,
    divisionName: nameOf(division),
  });
}
