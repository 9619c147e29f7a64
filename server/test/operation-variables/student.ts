import type { Conversation } from "../../../stage/src/client/conversation.js";
import { textToAccept } from "../../../stage/src/client/reading.js";
import type { AnyAct, TestApp } from "../app.js";
import { CODES_OF_GRADUATES, changesPassword, registersInSteps } from "../credential-variables.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { aDestination, FORM as DESTINATION_FORM } from "../destinations.js";
import { aGraduate, anEmployer, newId, type TestGraduate } from "../factories.js";
import { anApplication, aStampedPage, doesOffline } from "../offline.js";
import { aPaperDraft, aPaperRegistration, doesPaper, FORM, formOf } from "../paper.js";
import { verdictOn } from "../signing.js";
import { aFile, aTermination, REASON } from "../terminations.js";
import { aPdf } from "../upload-files.js";
import { beginUpload, upload } from "../uploading.js";
import { endings, graduate, id, PAGE, type Provider, recordId } from "./sending.js";

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

/** A paper agreement's termination that was returned, put straight so: its letter stands beside it. */
const returnedTermination: Provider = async (on, world) => {
  const record = await world.record("SIGNED");
  await on.row("update record set kind = 'PAPER_AGREEMENT' where id = $1 returning id", [record.id]);
  const requested = await aTermination(on, record.graduate, record.id, true);
  await on.row("update record set status = 'TERMINATION_RETURNED' where id = $1 returning id", [requested]);
  const letter = await aFile(on, requested, "TERMINATION_LETTER");
  return { person: record.graduate, variables: { input: { id: requested, ...REASON, uploadIds: [letter] } } };
};

/** What the graduates' app sends. */
export const STUDENT: Record<string, Provider> = {
  ...endings("GRADUATE", "EMPLOYER", graduate),
  ResubmitTermination: returnedTermination,
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
  ShowGraduateCard: graduate("INVITED", () => ({})),
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
