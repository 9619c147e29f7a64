import { RemoveGraduates } from "../../stage/src/client/acts.js";
import type { Conversation } from "../../stage/src/client/conversation.js";
import { textToAccept } from "../../stage/src/client/reading.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { AnyAct, Person, TestApp } from "./app.js";
import {
  CODES_OF_EMPLOYERS,
  CODES_OF_GRADUATES,
  CREDENTIALS,
  changesPassword,
  registersInSteps,
} from "./credential-variables.js";
import type { CrowdedWorld } from "./crowded-world.js";
import { aDestination, FORM as DESTINATION_FORM } from "./destinations.js";
import {
  aGraduate,
  anAgreement,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  type TestGraduate,
} from "./factories.js";
import { anApplication, aStampedPage, doesOffline } from "./offline.js";
import { aPaperDraft, aPaperRegistration, doesPaper, FORM, formOf } from "./paper.js";
import { REJECTION, SIGNING, TERMS, verdictOn } from "./signing.js";
import { aFile, aTermination, REASON } from "./terminations.js";
import { aPdf } from "./upload-files.js";
import { beginUpload, upload } from "./uploading.js";

export interface Sending {
  person: Person;
  variables: object;
}

/** Makes what one operation of an app is sent with in a world; whatever it needs is there before the counting. */
type Provider = (on: TestApp, world: CrowdedWorld) => Promise<Sending> | Sending;

const MARK_EMPLOYER = graphql(`mutation OperationVariablesMarkEmployer($input: EmployerMarkInput!) {
  markEmployer(input: $input) { ... on EmployerMark { id } } }`);
const aMark = async (on: TestApp) => {
  const { uscc, name } = await anEmployer(on.platform);
  return { uscc, employerName: name, categories: ["FAKE"], reason: "查无此单位" };
};
const PAGE = { first: 100, after: null };
const TERMS_OF_BULK = { terms: TERMS };

const graduate =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => {
    const record = await world.record(status);
    return { person: record.graduate, variables: variables(record.id) };
  };
const employer =
  (variables: (world: CrowdedWorld) => object = () => ({})): Provider =>
  (_on, world) => ({
    person: world.employer,
    variables: variables(world),
  });
const employerOn =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => ({
    person: world.employer,
    variables: variables((await world.record(status)).id),
  });
const staff =
  (variables: (world: CrowdedWorld) => object = () => ({})): Provider =>
  (_on, world) => ({
    person: world.staff,
    variables: variables(world),
  });
const staffOn =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => ({
    person: world.staff,
    variables: variables((await world.record(status)).id),
  });
const id = (value: string) => ({ id: value });
const recordId = (value: string) => ({ recordId: value });
const attachmentOf = (value: string) => ({
  ...{ id: newId(), recordId: value, purpose: "TERMINATION_ATTACHMENT" },
  ...{ fileName: "纪要.pdf", bytes: 1000 },
});

const hitOf = (world: CrowdedWorld, found: { name: string; idNumber: string }) => ({
  input: { name: found.name, idNumber: found.idNumber, schoolId: world.school.id },
});

/** A graduate with a registration of their own, as far as `play` takes it. */
const registrant =
  (play: (on: TestApp, person: TestGraduate) => Promise<object>): Provider =>
  async (on, world) => {
    const person = await aGraduate(on.platform, { department: world.department });
    return { person, variables: await play(on, person) };
  };
const newForm = registrant(async () => ({ id: newId(), form: FORM }));
const complete = registrant(async (on, person) => {
  const made = await aPaperDraft(on, person);
  return { id: made, form: formOf(made) };
});
const draft = registrant(async (on, person) => id(await aPaperDraft(on, person)));
const submitted = registrant(async (on, person) => id(await aPaperRegistration(on, person)));
const withdrawn = registrant(async (on, person) => {
  const made = id(await aPaperRegistration(on, person));
  await doesPaper(on, person, "withdraw", made);
  return made;
});

const approvedBy =
  (begin: (on: TestApp, person: TestGraduate) => Promise<string>): Provider =>
  async (on, world) => {
    const { person, variables } = await registrant(async (app, own) => id(await begin(app, own)))(on, world);
    await doesOffline(on, world.staff, "approve", verdictOn((variables as { id: string }).id));
    return { person, variables };
  };
const registered = approvedBy((on, person) => aDestination(on, person));
const awaitingStamp = approvedBy(anApplication);
const withLink = async (on: TestApp, world: CrowdedWorld) => {
  const { person, variables } = await awaitingStamp(on, world);
  return { person, variables: { recordId: (variables as { id: string }).id, mobile: "13800138000" } };
};
const withStampedPage = async (on: TestApp, world: CrowdedWorld) => {
  const { person, variables } = await awaitingStamp(on, world);
  const made = (variables as { id: string }).id;
  return {
    person,
    variables: { id: made, uploadIds: [await aStampedPage(on, person as TestGraduate, made)] },
  };
};

/** What is filled in, as the part of the one form API that it is. */
const filledIn =
  (provider: Provider, part: string): Provider =>
  async (on, world) => {
    const { person, variables } = await provider(on, world);
    const { id: recordId, form } = variables as { id: string; form: object };
    return { person, variables: { id: recordId, form: { [part]: form } } };
  };
const newDestination = registrant(async () => ({ id: newId(), form: DESTINATION_FORM }));

const STUDENT: Record<string, Provider> = {
  MyRecords: graduate("INVITED", () => ({})),
  MyIdentities: graduate("INVITED", () => ({})),
  ChooseIdentity: async (_on, world) => {
    const { graduate: person } = await world.record("INVITED");
    return { person, variables: { id: person.id } };
  },
  NewRecordOptions: graduate("INVITED", () => ({})),
  Draft: draft,
  StampedCopy: awaitingStamp,
  SubmitStampedCopy: withStampedPage,
  SendStampLink: withLink,
  VoidDestination: registered,
  "SaveDraft of an offline agreement": filledIn(newForm, "offlineAgreement"),
  "SubmitRecord of an offline agreement": filledIn(newForm, "offlineAgreement"),
  "SaveDraft of a destination": filledIn(newDestination, "destination"),
  "SubmitRecord of a destination": filledIn(newDestination, "destination"),
  "SaveDraft of a paper agreement": filledIn(newForm, "paperAgreement"),
  "SubmitRecord of a paper agreement": filledIn(complete, "paperAgreement"),
  WithdrawSubmission: submitted,
  AbandonRecord: withdrawn,
  DeleteDraft: draft,
  Messages: graduate("INVITED", () => PAGE),
  MarkMessagesRead: async (on, world) => {
    const { graduate: person } = await world.record("INVITED");
    const { rows } = await on.platform.pool.query("select id from message where recipient_id = $1", [
      person.id,
    ]);
    return { person, variables: { ids: rows.map((row: { id: string }) => row.id) } };
  },
  UnreadMessages: graduate("INVITED", () => ({})),
  RecordUploads: graduate("INVITED", recordId),
  BeginFile: graduate("INVITED", (id) => ({
    input: { id: newId(), recordId: id, purpose: "AGREEMENT_SCAN", fileName: "第1页.jpg", bytes: 1000 },
  })),
  RemoveFile: async (on, world) => {
    const record = await world.record("INVITED");
    const slot = await beginUpload(on, record.graduate, record.id);
    return { person: record.graduate, variables: { id: slot.upload.id } };
  },
  OrderUploads: async (on, world) => {
    const record = await world.record("INVITED");
    const { id: uploadId } = await upload(on, record.graduate, record.id, aPdf());
    const ids = [uploadId];
    return { person: record.graduate, variables: { recordId: record.id, purpose: "AGREEMENT_SCAN", ids } };
  },
  ConfirmMyData: async (on, world) => ({
    person: await aGraduate(on.platform, { department: world.department, confirmed: false }),
    variables: { consentTo: 1 },
  }),
  MyProfile: graduate("INVITED", () => ({})),
  DestinationTypes: graduate("INVITED", () => ({})),
  DestinationForm: graduate("INVITED", () => ({ typeCode: "85" })),
  AgreementForm: graduate("INVITED", () => ({ origin: "OFFLINE" })),
  Divisions: graduate("INVITED", () => ({ parent: "530000" })),
  FindDivisions: graduate("INVITED", () => ({ text: "昆明" })),
  MinimumWage: graduate("INVITED", () => ({ divisionCode: "110108" })),
  EmployerWarnings: async (on) => {
    const graduate = await aGraduate(on.platform);
    return { person: graduate, variables: { uscc: (await anEmployer(on.platform)).uscc } };
  },
  KnownEmployers: graduate("INVITED", () => ({ text: "测试第" })),
  KnownSchools: graduate("INVITED", () => ({ text: "测试" })),
  GraduateViewer: graduate("INVITED", () => ({})),
  SchoolOffices: async () => ({ person: null, variables: { text: "测试" } }),
  AgreementPaper: graduate("SIGNED", id),
  OneUpload: async (on, world) => {
    const record = await world.record("INVITED");
    const { id: uploadId } = await upload(on, record.graduate, record.id, aPdf());
    return { person: record.graduate, variables: id(uploadId) };
  },
  Record: graduate("SIGNED", id),
  SubmittedRecord: graduate("SCHOOL_REVIEW", id),
  AgreementToRead: graduate("INVITED", id),
  AcceptInvitation: async (on, world) => {
    const record = await world.record("INVITED");
    const send = async (read: AnyAct, of: object) => await on.act(record.graduate, read, of);
    const textSha256 = await textToAccept({ send: send as unknown as Conversation["send"] }, record.id);
    return { person: record.graduate, variables: { ...id(record.id), textSha256 } };
  },
  DeclineInvitation: graduate("INVITED", id),
  SignInGraduate: async (_on, world) => {
    const { graduate: who } = await world.record("INVITED");
    return { person: null, variables: { account: who.idNumber, password: world.password } };
  },
  RegisterGraduate: async (on, world) => {
    const who = await aGraduate(on.platform, { department: world.department, registered: false });
    const { name, idNumber, studentNumber, candidateNumber, mobile } = who;
    return {
      person: null,
      variables: {
        input: { name, idNumber, studentNumber, candidateNumber, mobile, password: world.password },
      },
    };
  },
  ConfirmRegistration: async (on, world) =>
    await registersInSteps(
      on,
      await aGraduate(on.platform, { department: world.department, registered: false }),
    ),
  PrivacyNotice: () => ({ person: null, variables: {} }),
  SignOut: graduate("INVITED", () => ({})),
  ChangePassword: async (on) => changesPassword(await aGraduate(on.platform)),
  ...CODES_OF_GRADUATES,
};

const EMPLOYER: Record<string, Provider> = {
  EmployerViewer: employer(),
  EmployerOrganisation: employer(),
  EmployerCounts: employer(),
  EmployerListStates: employer(),
  EmployerAgreements: employer(() => ({ list: "PENDING", filter: null, ...PAGE })),
  FailedAgreements: employer(() => PAGE),
  LapsingInvitations: employer(() => PAGE),
  InviteAgain: employer(() => ({ name: "毕业生1", first: 100 })),
  Agreement: employerOn("SIGNED", id),
  TakeBackInvitation: employerOn("INVITED", id),
  AwaitingMyAnswer: employer(() => ({ first: 6 })),
  BeginFile: employerOn("SIGNED", (value) => ({ input: attachmentOf(value) })),
  RemoveFile: async (on, world) => {
    const { id: agreementId } = await world.record("SIGNED");
    const slot = await beginUpload(on, world.employer, agreementId, { purpose: "TERMINATION_ATTACHMENT" });
    return { person: world.employer, variables: id(slot.upload.id) };
  },
  ExtendInvitation: employerOn("INVITED", (value) => ({ ...id(value), validDays: 30 })),
  Favourites: employer(() => ({ name: null, ...PAGE })),
  FavouritesToInvite: employer(({ favouriteIds }) => ({ ids: favouriteIds })),
  RemoveFavourite: async (_on, world) => ({
    person: world.employer,
    variables: id((await world.favourite()).id),
  }),
  FindGraduate: async (_on, world) => ({
    person: world.employer,
    variables: hitOf(world, (await world.favourite()).graduate),
  }),
  AddFavourite: async (on, world) => {
    const found = await aGraduate(on.platform, { department: world.department });
    const hit = await on.ask(
      world.employer,
      graphql(
        `mutation OperationVariablesFindGraduate($input: FindGraduateInput!) { findGraduate(input: $input) { ... on GraduateHit { token } } }`,
      ),
      hitOf(world, found),
    );
    return { person: world.employer, variables: { token: hit.token } };
  },
  SchoolOptions: employer(({ size }) => ({ search: `第${size}人大学` })),
  BulkStart: employer(),
  JobCategories: employer(() => ({ cohort: COHORT })),
  InvitationStart: async (_on, world) => {
    const { id: from } = await world.record("SIGNED");
    return { person: world.employer, variables: { favouriteId: world.favouriteIds[0], from, again: true } };
  },
  SendInvitation: async (_on, world) => {
    const { id: favouriteId } = await world.favourite();
    return { person: world.employer, variables: { input: { id: newId(), favouriteId, terms: TERMS } } };
  },
  // Each invitation is an act of its own (F-29): two of them, whatever the size of the world around.
  SendInvitations: async (_on, world) => {
    const [one, other] = [await world.favourite(), await world.favourite()];
    const invitations = [one, other].map((each) => ({ id: newId(), favouriteId: each.id }));
    return { person: world.employer, variables: { invitations, ...TERMS_OF_BULK } };
  },
  Messages: employer(() => PAGE),
  MarkMessagesRead: employer(({ messageIds }) => ({ ids: messageIds })),
  // Signed out: signing in ends the session that the browser had.
  SignInEmployer: (_on, { employer: who, password }) => ({
    person: null,
    variables: { mobile: who.mobile, password },
  }),
  SignOut: async (on) => ({ person: await anEmployer(on.platform), variables: {} }),
  ChangePassword: async (on) => changesPassword(await anEmployer(on.platform)),
  ...CODES_OF_EMPLOYERS,
};

async function aSignedGraduate(on: TestApp, world: CrowdedWorld): Promise<string> {
  const signed = await aGraduate(on.platform, { department: world.department });
  await anAgreement(on.platform, { employer: world.employer, graduate: signed, status: "SIGNED" });
  return signed.id;
}

/** A checked upload of the world's school with `size` rows, for a cohort of its own: what one commits is in nobody's way. */
async function aRosterUpload(on: TestApp, world: CrowdedWorld): Promise<string> {
  const upload = newId();
  await on.platform.pool.query(
    `insert into roster_upload (id, school_id, cohort, file_name, uploaded_by, uploaded_by_name, uploaded_at,
        status, progress, rows, added, roster_version)
      values ($1, $2, $3, '生源.csv', $4, '经办人', $5, 'CHECKED', 100, $6, $6, 0)`,
    [upload, world.school.id, COHORT + 1, world.staff.accountId, on.platform.clock.now(), world.size],
  );
  await on.platform.pool.query(
    `insert into roster_upload_row (upload_id, seq, kind, student_number, name, details)
      select $1, line, 'ADDED', line::text, '毕业生', '[]' from generate_series(2, $2::int + 1) line`,
    [upload, world.size],
  );
  return upload;
}

const EVIDENCE = { purpose: "TERMINATION_EVIDENCE", fileName: "沟通记录.pdf", bytes: 1000 };

/** A paper agreement that waits for the school. */
async function registration(on: TestApp, { department }: CrowdedWorld): Promise<string> {
  return await aPaperRegistration(on, await aGraduate(on.platform, { department }));
}

/** A graduate's request that the employer has not answered. */
async function openRequest(on: TestApp, world: CrowdedWorld): Promise<string> {
  const signed = await world.record("SIGNED");
  return await aTermination(on, signed.graduate, signed.id);
}

/** A request to end an online agreement in force, of the side that does not ask. */
const termination =
  (
    answers: "GRADUATE" | "EMPLOYER",
    asks: "GRADUATE" | "EMPLOYER",
    variables: (id: string) => object,
  ): Provider =>
  async (on, world) => {
    const record = await world.record("SIGNED");
    const sides = { GRADUATE: record.graduate, EMPLOYER: world.employer };
    const requested = await aTermination(on, sides[asks], record.id);
    return { person: sides[answers], variables: variables(requested) };
  };
const refusal = (value: string) => ({ id: value, reason: "继续履行协议" });

/** What both sides send about the end of an agreement. */
const endings = (
  me: "GRADUATE" | "EMPLOYER",
  other: "GRADUATE" | "EMPLOYER",
  onAgreement: (status: string, variables: (id: string) => object) => Provider,
): Record<string, Provider> => ({
  AgreementTermination: onAgreement("SIGNED", (agreementId) => ({ agreementId })),
  RecordPlace: onAgreement("SIGNED", id),
  TerminationReasons: onAgreement("SIGNED", () => ({})),
  AskTermination: onAgreement("SIGNED", (agreementId) => ({
    input: { id: newId(), agreementId, ...REASON, uploadIds: [] },
  })),
  AcceptTermination: termination(me, other, id),
  RefuseTermination: termination(me, other, refusal),
  TakeBackTermination: termination(me, me, id),
});

/** A paper agreement's termination that was returned, put straight so: its letter stands beside it. */
const returnedTermination: Provider = async (on, world) => {
  const record = await world.record("SIGNED");
  await on.row("update record set kind = 'PAPER_AGREEMENT' where id = $1 returning id", [record.id]);
  const requested = await aTermination(on, record.graduate, record.id, true);
  await on.row("update record set status = 'TERMINATION_RETURNED' where id = $1 returning id", [requested]);
  const letter = await aFile(on, requested, "TERMINATION_LETTER");
  return { person: record.graduate, variables: { input: { id: requested, ...REASON, uploadIds: [letter] } } };
};

const ADMIN: Record<string, Provider> = {
  StaffViewer: staff(),
  Home: staff(),
  QueueCounts: staff(),
  FallenVerdicts: staff(),
  ForgetFallenVerdict: staff(() => id(newId())),
  FilterOptions: staff(),
  ReviewQueue: staff(() => ({ filter: { view: "ALL" }, ...PAGE })),
  ReviewPage: staffOn("SCHOOL_REVIEW", recordId),
  OwnEmployerMarks: staff(() => ({ search: null, ...PAGE })),
  WarningCategories: staff(),
  MarkEmployer: async (on, world) => ({
    person: world.staff,
    variables: { input: await aMark(on) },
  }),
  RemoveEmployerMark: async (on, world) => {
    const made = await on.ask(world.staff, MARK_EMPLOYER, { input: await aMark(on) });
    return { person: world.staff, variables: { id: made.id } };
  },
  EmployerStatus: staffOn("SCHOOL_REVIEW", recordId),
  RefreshEmployerStatus: staffOn("SCHOOL_REVIEW", recordId),
  NextWaiting: staffOn("SCHOOL_REVIEW", (after) => ({ after })),
  RevealPersonalData: staffOn("SCHOOL_REVIEW", recordId),
  RejectionReasons: staff(() => ({ cohort: COHORT })),
  JobCategories: staff(() => ({ cohort: COHORT })),
  DestinationTypes: staff(() => ({ of: { cohort: COHORT, trainingModeCode: "1" } })),
  DestinationForm: staff(() => ({ typeCode: "85", of: { cohort: COHORT, trainingModeCode: "1" } })),
  FindDivisions: staff(() => ({ text: "昆明" })),
  MinimumWage: staff(() => ({ divisionCode: "110108" })),
  PortalTexts: staff(),
  PublishPortalText: async (on, { size }) => ({
    person: await aStaffAccount(on.platform, { role: "MINISTRY" }),
    variables: { kind: "FILING", body: `示例备${size}号` },
  }),
  ApproveRecord: staffOn("SCHOOL_REVIEW", (value) => ({
    ...verdictOn(value),
    takeRegistryData: true,
    hold: false,
  })),
  RejectRecord: staffOn("SCHOOL_REVIEW", (value) => ({
    ...verdictOn(value),
    rejection: REJECTION,
    hold: true,
  })),
  ReturnRecord: async (on, world) => {
    const verdict = verdictOn(await registration(on, world));
    return { person: world.staff, variables: { ...verdict, rejection: REJECTION, hold: true } };
  },
  AmendAgreement: async (on, world) => {
    const signed = await registration(on, world);
    await doesPaper(on, world.staff, "approve", verdictOn(signed));
    return { person: world.staff, variables: { ...recordId(signed), categoryCode: "29" } };
  },
  AmendableCodes: staff(() => ({ cohort: COHORT })),
  AgreementTermination: staffOn("SIGNED", (agreementId) => ({ agreementId })),
  ForceTermination: async (on, world) => {
    const asked = await openRequest(on, world);
    const evidenceIds = [await aFile(on, asked, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];
    const justification = { statement: "单位三次未回复，学生已另就业", evidenceIds, employerConsulted: true };
    return { person: world.staff, variables: { ...id(asked), justification } };
  },
  BeginFile: async (on, world) => ({
    person: world.staff,
    variables: { input: { id: newId(), recordId: await openRequest(on, world), ...EVIDENCE } },
  }),
  RemoveFile: async (on, world) => {
    const slot = await beginUpload(on, world.staff, await openRequest(on, world), EVIDENCE);
    return { person: world.staff, variables: { id: slot.upload.id } };
  },
  UndoVerdict: async (on, world) => {
    const record = await world.record("SCHOOL_REVIEW");
    await on.ask(world.staff, SIGNING.approve, { ...verdictOn(record.id), hold: true });
    return { person: world.staff, variables: recordId(record.id) };
  },
  AmendJobCategory: staffOn("SIGNED", (value) => ({ ...recordId(value), categoryCode: "29" })),
  // Each verdict is an act of its own (F-17): two of them, whatever the size of the world around.
  ReviewRecords: async (_on, world) => {
    const records = [await world.record("SCHOOL_REVIEW"), await world.record("SCHOOL_REVIEW")];
    const verdicts = records.map((record) => ({ recordId: record.id, submission: 1 }));
    return { person: world.staff, variables: { verdicts, verdict: "APPROVE", rejection: null } };
  },
  StaffAccounts: staff(() => ({ first: 50, after: null })),
  AccountDepartments: staff(),
  CreateStaffAccount: staff(({ department }) => ({
    input: {
      username: `desk-${newId()}`.slice(0, 32),
      name: "新建账号",
      password: "Neu2027neu",
      role: "DEPARTMENT",
      departmentId: department.id,
      rights: { employment: "READ_WRITE", archive: "NONE", household: "NONE" },
      levelScope: "ALL",
    },
  })),
  SetStaffAccountDisabled: async (on, world) => {
    const other = await aStaffAccount(on.platform, { school: world.school });
    return { person: world.staff, variables: { ...id(other.id), disabled: true } };
  },
  SetStaffRights: async (on, world) => {
    const other = await aStaffAccount(on.platform, { school: world.school });
    const rights = { employment: "READ_ONLY", archive: "NONE", household: "NONE" };
    return { person: world.staff, variables: { ...id(other.id), rights, levelScope: "UNDERGRADUATE" } };
  },
  SchoolPreparation: staff(() => ({ cohort: COHORT })),
  SigningSettings: staff(() => ({ cohort: COHORT })),
  SchoolOffice: staff(() => ({})),
  SaveSchoolOffice: staff(() => ({ input: { name: "就业指导中心", phone: "13800138000", hours: "" } })),
  SaveSigningSettings: async (on) => {
    // A school of its own, where nobody has acted: everything can be set.
    const school = await aSchool(on.platform, { name: `设置大学${newId()}` });
    const input = {
      cohort: COHORT,
      signingOn: true,
      reviewMode: "SCHOOL_ONLY",
      terminationLimit: 3,
      contacts: [],
    };
    return { person: await aStaffAccount(on.platform, { school }), variables: { input } };
  },
  ProvinceSettings: async (on, world) => ({
    person: await aStaffAccount(on.platform, { province: { id: world.school.provinceId, name: "" } }),
    variables: { cohort: COHORT },
  }),
  ProvincePreparation: async (on, world) => ({
    person: await aStaffAccount(on.platform, { province: { id: world.school.provinceId, name: "" } }),
    variables: { cohort: COHORT },
  }),
  SetAgreementType: async (on) => {
    const province = await aProvince(on.platform);
    return {
      person: await aStaffAccount(on.platform, { province }),
      variables: { provinceId: province.id, cohort: COHORT, agreementType: "TWO_PARTY" },
    };
  },
  RosterUploads: async (on, world) => {
    await aRosterUpload(on, world);
    return { person: world.staff, variables: { first: 20, after: null } };
  },
  RosterUpload: async (on, world) => ({
    person: world.staff,
    variables: id(await aRosterUpload(on, world)),
  }),
  RosterUploadRows: async (on, world) => ({
    person: world.staff,
    variables: { uploadId: await aRosterUpload(on, world), kind: "ADDED", ...PAGE },
  }),
  CommitRosterUpload: async (on, world) => ({
    person: world.staff,
    variables: { ...id(await aRosterUpload(on, world)), confirmWarnings: false },
  }),
  DiscardRosterUpload: async (on, world) => ({
    person: world.staff,
    variables: id(await aRosterUpload(on, world)),
  }),
  Provinces: async (on) => ({
    person: await aStaffAccount(on.platform, { role: "MINISTRY" }),
    variables: { cohort: COHORT },
  }),
  ProvinceNames: async (on) => ({
    person: await aStaffAccount(on.platform, { role: "MINISTRY" }),
    variables: {},
  }),
  ProvinceModules: async (on, world) => ({
    person: await aStaffAccount(on.platform, { province: { id: world.school.provinceId, name: "" } }),
    variables: {},
  }),
  OpenModule: async (on) => {
    const province = await aProvince(on.platform, { modules: [] });
    return {
      person: await aStaffAccount(on.platform, { province }),
      variables: { provinceId: province.id, module: "EMPLOYMENT" },
    };
  },
  Schools: async (on, world) => ({
    person: await aStaffAccount(on.platform, { province: { id: world.school.provinceId, name: "" } }),
    variables: { cohort: COHORT, search: null, provinceId: null, ...PAGE },
  }),
  AccountSchools: async (on, world) => ({
    person: await aStaffAccount(on.platform, { province: { id: world.school.provinceId, name: "" } }),
    variables: { cohort: COHORT, search: null },
  }),
  // Codes and names of its own for each size, so that the import always adds one of each.
  ImportProvinces: async (on, { size }) => ({
    person: await aStaffAccount(on.platform, { role: "MINISTRY" }),
    variables: { provinces: [{ code: size > 50 ? "33" : "32", name: `导入第${size}省` }] },
  }),
  ImportSchools: async (on, { size }) => {
    const person = await aStaffAccount(on.platform, { role: "MINISTRY" });
    const code = size > 50 ? "33" : "32";
    await on.ask(
      person,
      graphql(
        `mutation OperationVariablesImportProvinces($provinces: [ProvinceInput!]!) { importProvinces(provinces: $provinces) { __typename } }`,
      ),
      { provinces: [{ code, name: `导入第${size}省` }] },
    );
    const schools = [
      { code: String(90000 + size), name: `导入第${size}大学`, provinceCode: code, address: "学府路1号" },
    ];
    return { person, variables: { schools } };
  },
  TrainingModes: staff(() => ({})),
  Graduates: staff(() => ({ filter: { cohort: COHORT }, ...PAGE })),
  Graduate: async (_on, world) => ({
    person: world.staff,
    variables: id((await world.record("SIGNED")).graduate.id),
  }),
  ReportedTypes: staff(() => ({})),
  RegistryDestinations: staff(() => ({ filter: { cohort: COHORT }, ...PAGE })),
  VoidedDestinations: staff(() => ({ filter: { cohort: COHORT }, ...PAGE })),
  FrozenRecords: staff(() => ({ filter: { cohort: COHORT }, ...PAGE })),
  // Each record of a graduate freezes and returns as an act of its own (F-91): one of them, whatever the size around.
  RemoveGraduates: async (on, world) => ({
    person: world.staff,
    variables: { ids: [await aSignedGraduate(on, world)] },
  }),
  SetGraduateMobile: async (on, world) => {
    const { id } = await aGraduate(on.platform, { department: world.department, registered: false });
    return { person: world.staff, variables: { id, mobile: "13800006009" } };
  },
  SetGraduateMobiles: async (on, world) => {
    const { idNumber, cohort } = await aGraduate(on.platform, {
      department: world.department,
      registered: false,
    });
    const numbers = [{ document: idNumber, mobile: "13800006010" }];
    return { person: world.staff, variables: { cohort, numbers, dryRun: false } };
  },
  JoinPersons: async (on, { department, school }) => {
    const { id, name } = await aGraduate(on.platform, { department });
    const other = await aGraduate(on.platform, {
      ...{ department, name, registered: false, educationLevel: "11" },
    });
    await on.platform.pool.query("update graduate set sex = '1' where id in ($1, $2)", [id, other.id]);
    const person = await aStaffAccount(on.platform, { school });
    return { person, variables: { id, documentNumber: other.idNumber, name } };
  },
  ReleaseGraduateAccount: async (on, world) => ({
    person: world.staff,
    variables: { id: (await aGraduate(on.platform, { department: world.department })).id, mobile: null },
  }),
  RestoreGraduates: async (on, world) => {
    const ids = [await aSignedGraduate(on, world)];
    await on.ask(world.staff, RemoveGraduates, {
      ids,
    });
    return { person: world.staff, variables: { ids } };
  },
  SignInStaff: (_on, { staff: who, password }) => ({
    person: null,
    variables: { username: who.username, password },
  }),
  SignOut: async (on) => ({ person: await aStaffAccount(on.platform, { role: "MINISTRY" }), variables: {} }),
  ...CREDENTIALS,
};

/** By app and name; an operation that is not here fails the test that counts its statements. */
export const PROVIDERS: Readonly<Record<string, Readonly<Record<string, Provider>>>> = {
  student: {
    ...STUDENT,
    ...endings("GRADUATE", "EMPLOYER", graduate),
    ResubmitTermination: returnedTermination,
  },
  employer: { ...EMPLOYER, ...endings("EMPLOYER", "GRADUATE", employerOn) },
  admin: ADMIN,
};
