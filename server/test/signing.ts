import type { Answer, Person, TestApp } from "./app.js";
import { aFavourite, newId, type TestEmployer, type TestGraduate } from "./factories.js";

/** What each refusal tells beside code and message; a document may ask only for what its act can answer. */
const FACTS = {
  InvalidInput: "fields { field message }",
  RecordMovedOn: "status statusLabel by at",
  CommittedElsewhere: "employerName",
  DeadlinePassed: "deadline",
  SubmissionChanged: "seen current",
  VerdictHeld: "deciding: by until",
  VerdictIsHeld: "recordId effectiveAt: until",
} as const;

function act(parameters: string, call: string, ...answers: (keyof typeof FACTS)[]): string {
  const facts = answers.map((type) => `... on ${type} { ${FACTS[type]} }`).join(" ");
  // A verdict answers for records of every kind; what is done to an agreement answers with it.
  const changed = answers.includes("SubmissionChanged")
    ? "... on RecordChanged { alreadyDone agreement: record { id status version submission deadline ... on Agreement { number } } }"
    : "... on AgreementChanged { alreadyDone agreement { id status version submission number deadline } }";
  return `mutation (${parameters}) { ${call} { __typename ${changed}
    ... on Refusal { code message } ${facts} } }`;
}

/** The operations of online signing as tests send them: refusals with all their facts. */
export const SIGNING = {
  invite: act("$input: InvitationInput!", "sendInvitation(input: $input)", "InvalidInput"),
  accept: act(
    "$id: ID!",
    "acceptInvitation(id: $id)",
    "RecordMovedOn",
    "CommittedElsewhere",
    "DeadlinePassed",
  ),
  decline: act(
    "$id: ID!",
    "declineInvitation(id: $id)",
    "RecordMovedOn",
    "CommittedElsewhere",
    "DeadlinePassed",
  ),
  extend: act(
    "$id: ID!, $validDays: Int!",
    "extendInvitation(id: $id, validDays: $validDays)",
    "InvalidInput",
    "RecordMovedOn",
    "DeadlinePassed",
  ),
  takeBack: act("$id: ID!", "takeBackInvitation(id: $id)", "RecordMovedOn", "DeadlinePassed"),
  approve: act(
    "$verdict: VerdictInput!, $takeRegistryData: Boolean! = false, $hold: Boolean! = false",
    "approveRecord(verdict: $verdict, takeRegistryData: $takeRegistryData, hold: $hold)",
    "InvalidInput",
    "RecordMovedOn",
    "SubmissionChanged",
    "VerdictHeld",
    "VerdictIsHeld",
  ),
  reject: act(
    "$verdict: VerdictInput!, $rejection: RejectionInput!, $hold: Boolean! = false",
    "rejectRecord(verdict: $verdict, rejection: $rejection, hold: $hold)",
    "InvalidInput",
    "RecordMovedOn",
    "SubmissionChanged",
    "VerdictHeld",
    "VerdictIsHeld",
  ),
  amend: act(
    "$id: ID!, $categoryCode: String!",
    "amendJobCategory(recordId: $id, categoryCode: $categoryCode)",
    "InvalidInput",
    "RecordMovedOn",
  ),
  undo: `mutation ($id: ID!) { undoVerdict(recordId: $id) {
    __typename ... on VerdictUndone { recordId } ... on Refusal { code message } ... on RecordMovedOn { by } } }`,
  reveal: `mutation ($id: ID!) { revealPersonalData(recordId: $id) {
    __typename ... on PersonalData { idNumber mobile } ... on Refusal { code message } } }`,
  agreement: `query ($id: ID!) { agreement(id: $id) {
    id version status statusLabel number frozen nextStep documentPending deadline
    employer { name contactMobile } job { categoryCode positionName supplement }
    graduate { name idNumberMasked }
    availableActions { act allowed reason }
    timeline { title actorRole actorOrganisation actorName toStatus reason reasonCategory }
    steps { title state at } amendments { before after }
    document { url fileName sha256 bytes } } }`,
  reviewPage: `query ($id: ID!) { reviewPage(recordId: $id) {
    agreement: record { id status } heldVerdict { verdict mine until } earlierVerdicts { title }
    studentFields { label platform registry differs } canTakeRegistryData
    registryDestination { code employerName agreementNumber jobCategoryLabel } } }`,
} as const;

export const TERMS = {
  validDays: 7,
  contactName: "陈人事",
  contactMobile: "13912345678",
  job: { categoryCode: "13", positionName: "软件开发工程师" },
};

export const REJECTION = { reasonCategory: "EMPLOYER_DATA", details: "单位名称与营业执照不符" };

/** The graduate's favourite of this employer, and the invitation's answer. */
export async function invite(
  on: TestApp,
  employer: TestEmployer,
  graduate: TestGraduate,
  wish: { id?: string; validDays?: number } = {},
): Promise<Answer> {
  const known = await on.row("select id from favourite where employer_id = $1 and graduate_id = $2", [
    employer.id,
    graduate.id,
  ]);
  const favouriteId = known?.id ?? (await aFavourite(on.platform, { employer, graduate })).id;
  const terms = { ...TERMS, validDays: wish.validDays ?? TERMS.validDays };
  return await on.ask(employer, SIGNING.invite, { input: { id: wish.id ?? newId(), favouriteId, terms } });
}

/** Whether the act was done, rather than refused or held. */
export function isDone(answer: Answer): boolean {
  return answer.__typename === "AgreementChanged" || answer.__typename === "RecordChanged";
}

/** Does an act and insists that it was done; the agreement as its doer sees it afterwards. */
export async function does(
  on: TestApp,
  person: Person,
  name: keyof typeof SIGNING,
  variables: object,
): Promise<Answer> {
  const answer = await on.ask(person, SIGNING[name], variables);
  if (!isDone(answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.agreement;
}

/** An invitation that stands: its record's id. */
export async function anInvitation(
  on: TestApp,
  employer: TestEmployer,
  graduate: TestGraduate,
  wish: { validDays?: number } = {},
): Promise<string> {
  const answer = await invite(on, employer, graduate, wish);
  if (answer.__typename !== "AgreementChanged") throw new Error(`invite: ${JSON.stringify(answer)}`);
  return answer.agreement.id;
}

export function verdictOn(recordId: string, submission = 1): { verdict: object } {
  return { verdict: { recordId, submission } };
}

/** What of a record an act may change, in one value: two of them are equal when nothing has happened. */
export async function footprint(on: TestApp, recordId: string): Promise<Answer> {
  return await on.row(
    `select md5(r::text || coalesce(a::text, '') || coalesce(x::text, '')) as record, r.status, r.version,
      (select max(f.version) from record_form f where f.record_id = r.id) as form,
      (select count(*)::int from submission s where s.record_id = r.id) as submissions,
      (select count(*)::int from record_event e where e.record_id = r.id) as events,
      (select count(*)::int from amendment m where m.record_id = r.id) as amendments,
      (select count(*)::int from held_verdict h where h.record_id = r.id) as held,
      (select count(*)::int from registry_report g where g.record_id = r.id) as reports,
      (select count(*)::int from graphile_worker._private_jobs) as jobs
     from record r left join agreement a on a.record_id = r.id left join destination x on x.record_id = r.id
     where r.id = $1`,
    [recordId],
  );
}
