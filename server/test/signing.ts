import {
  AcceptInvitation,
  AmendJobCategory,
  ApproveRecord,
  DeclineInvitation,
  ExtendInvitation,
  RejectRecord,
  RevealPersonalData,
  SendInvitation,
  TakeBackInvitation,
  UndoVerdict,
} from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { query } from "../src/database/sql.js";
import type { ActAnswer, AnyAct, ChangedRecord, DatabaseRow, Person, TestApp } from "./app.js";
import { aFavourite, newId, type TestEmployer, type TestGraduate } from "./factories.js";

/** The operations of online signing as tests send them: refusals with all their facts. */
export const SIGNING = {
  invite: SendInvitation,
  accept: AcceptInvitation,
  decline: DeclineInvitation,
  extend: ExtendInvitation,
  takeBack: TakeBackInvitation,
  approve: ApproveRecord,
  reject: RejectRecord,
  amend: AmendJobCategory,
  undo: UndoVerdict,
  reveal: RevealPersonalData,
  agreement: graphql(`
    query SigningAgreement($id: ID!) {
      agreement(id: $id) {
        id version status statusLabel number frozen nextStep documentPending deadline
        employer { name contactMobile }
        job { categoryCode positionName supplement }
        graduate { name idNumberMasked }
        availableActions { act allowed reason }
        timeline { title actorRole actorOrganisation actorName toStatus reason reasonCategory }
        steps { title state at }
        amendments { before after }
        document { url fileName sha256 bytes }
      }
    }
  `),
  reviewPage: graphql(`
    query SigningReviewPage($id: ID!) {
      reviewPage(recordId: $id) {
        agreement: record { id status }
        heldVerdict { verdict mine until }
        earlierVerdicts { title }
        studentFields { label platform registry differs }
        canTakeRegistryData
        registryDestination { code employerName agreementNumber jobCategoryLabel }
      }
    }
  `),
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
): Promise<ActAnswer> {
  const known = await on.row<{ id: string } | undefined>(
    "select id from favourite where employer_id = $1 and graduate_id = $2",
    [employer.id, graduate.id],
  );
  const favouriteId = known?.id ?? (await aFavourite(on.platform, { employer, graduate })).id;
  const terms = { ...TERMS, validDays: wish.validDays ?? TERMS.validDays };
  return await on.act(employer, SIGNING.invite, { input: { id: wish.id ?? newId(), favouriteId, terms } });
}

/** Whether the act was done, rather than refused or held. */
export function isDone(answer: { __typename: string }): boolean {
  return answer.__typename === "AgreementChanged" || answer.__typename === "RecordChanged";
}

/** Does an act and insists that it was done; the agreement as its doer sees it afterwards. */
export async function does(
  on: TestApp,
  person: Person,
  name: Exclude<keyof typeof SIGNING, "agreement" | "reviewPage">,
  variables: object,
): Promise<ChangedRecord> {
  return changedBy(name, await on.act(person, SIGNING[name], variables));
}

/** The record that an act changed. @throws when it was refused or held. */
export function changedBy(act: string, answer: ActAnswer): ChangedRecord {
  const record = answer.record ?? answer.agreement;
  if (!isDone(answer) || !record) throw new Error(`${act}: ${JSON.stringify(answer)}`);
  return record;
}

/** What an act left: the record, or of a draft that was saved or deleted the answer itself. */
export type Left<Name> = Name extends "save" | "deleteDraft" ? ActAnswer : ChangedRecord;

/** Does an act and insists that it was done. */
export async function leftBy<Name extends string>(
  on: TestApp,
  person: Person,
  name: Name,
  act: AnyAct,
  variables: object,
): Promise<Left<Name>> {
  const answer = await on.act(person, act, variables);
  const draft = /Saved|Deleted/.test(answer.__typename);
  return (draft ? answer : changedBy(name, answer)) as Left<Name>;
}

/** An invitation that stands: its record's id. */
export async function anInvitation(
  on: TestApp,
  employer: TestEmployer,
  graduate: TestGraduate,
  wish: { validDays?: number } = {},
): Promise<string> {
  return changedBy("invite", await invite(on, employer, graduate, wish)).id;
}

export function verdictOn(
  recordId: string,
  submission = 1,
): { verdict: { recordId: string; submission: number } } {
  return { verdict: { recordId, submission } };
}

/** What of a record an act may change, in one value: two of them are equal when nothing has happened. */
export async function footprint(on: TestApp, recordId: string): Promise<DatabaseRow> {
  const text = `select md5(r::text || coalesce(a::text, '') || coalesce(x::text, '')) as record, r.status, r.version,
      (select max(f.version) from record_form f where f.record_id = r.id) as form,
      (select count(*)::int from submission s where s.record_id = r.id) as submissions,
      (select count(*)::int from record_event e where e.record_id = r.id) as events,
      (select count(*)::int from amendment m where m.record_id = r.id) as amendments,
      (select count(*)::int from held_verdict h where h.record_id = r.id) as held,
      (select count(*)::int from registry_report g where g.record_id = r.id) as reports,
      (select max(id)::int from graphile_worker._private_jobs) as jobs
     from record r left join agreement a on a.record_id = r.id left join destination x on x.record_id = r.id
     where r.id = $1`;
  const [row] = await query(on.platform.pool, { text, values: [recordId] }, { name: "footprint" });
  return row as DatabaseRow;
}
