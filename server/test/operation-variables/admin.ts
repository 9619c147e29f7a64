import { RemoveGraduates } from "../../../stage/src/client/acts.js";
import { graphql } from "../../../stage/src/gql/index.js";
import type { TestApp } from "../app.js";
import { aCorrection } from "../correction.js";
import { CREDENTIALS } from "../credential-variables.js";
import type { CrowdedWorld } from "../crowded-world.js";
import {
  aGraduate,
  anAgreement,
  anEmployer,
  anEmployerAccount,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  onPassport,
} from "../factories.js";
import { aPaperRegistration, doesPaper } from "../paper.js";
import { REJECTION, SIGNING, verdictOn } from "../signing.js";
import { aFile, aTermination } from "../terminations.js";
import { beginUpload } from "../uploading.js";
import { anApplicant, aVerification } from "../verification.js";
import { id, PAGE, type Provider, recordId, staff, staffOn } from "./sending.js";

const MARK_EMPLOYER = graphql(`mutation OperationVariablesMarkEmployer($input: EmployerMarkInput!) {
  markEmployer(input: $input) { ... on EmployerMark { id } } }`);
const aMark = async (on: TestApp) => {
  const { uscc, name } = await anEmployer(on.platform);
  return { uscc, employerName: name, categories: ["FAKE"], reason: "查无此单位" };
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

/** Sent by an operator (F-76). */
function operator(variables: (on: TestApp, world: CrowdedWorld) => object | Promise<object>): Provider {
  return async (on, world) => ({
    person: await aStaffAccount(on.platform, { role: "OPERATOR" }),
    variables: { ...(await variables(on, world)) },
  });
}

/** A number that no account has any more. */
async function spareNumber(on: TestApp): Promise<{ mobile: string }> {
  const employer = await anEmployer(on.platform);
  const { id: account, mobile } = await anEmployerAccount(on.platform, employer);
  await on.platform.pool.query("delete from employer_account where id = $1", [account]);
  return { mobile };
}

/** What the desk of departments, schools and authorities sends. */
export const ADMIN: Record<string, Provider> = {
  StaffViewer: staff(),
  Home: staff(),
  QueueCounts: staff(),
  FallenVerdicts: staff(),
  ForgetFallenVerdict: staff(() => id(newId())),
  FilterOptions: staff(),
  ReviewQueue: staff(() => ({ filter: { view: "ALL" }, ...PAGE })),
  ReviewPage: staffOn("SCHOOL_REVIEW", recordId),
  OwnEmployerMarks: staff(() => ({ search: null, ...PAGE })),
  OrganisationPage: operator(async (on) => ({
    recordId: await aCorrection(on, await anEmployer(on.platform), { newName: "更名后有限公司" }),
  })),
  RevealApplicant: operator(async (on) => {
    const { id: record } = await aVerification(on, await anApplicant(on));
    return { recordId: record };
  }),
  Employers: operator(() => ({ filter: {}, ...PAGE })),
  EmployersCount: operator(() => ({ filter: {} })),
  EmployerOfDesk: operator((_on, { employer }) => id(employer.id)),
  RevealEmployerContacts: operator((_on, { employer }) => id(employer.id)),
  SuspendEmployer: operator(async (on) => ({
    input: { id: (await anEmployer(on.platform)).id, reason: "核实中" },
  })),
  LiftSuspension: operator(async (on) => ({
    input: { id: (await anEmployer(on.platform, { suspended: true })).id, reason: "已核实" },
  })),
  HandOverPersonInCharge: operator(async (on) => {
    const employer = await anEmployer(on.platform);
    const { id: accountId } = await anEmployerAccount(on.platform, employer);
    return { input: { id: employer.id, accountId, letter: "已收到新授权书", letterChecked: true } };
  }),
  ReleaseEmployerAccount: operator(async (on) => {
    const { accountId } = await anEmployer(on.platform);
    const { mobile } = await spareNumber(on);
    return { input: { accountId, mobile, proof: "公函", identityChecked: true } };
  }),
  MergePreview: operator(async (on, { employer }) => ({
    id: (await anEmployer(on.platform)).id,
    intoUscc: employer.uscc,
  })),
  MergeEmployers: operator(async (on, { employer }) => ({
    input: { id: (await anEmployer(on.platform)).id, intoUscc: employer.uscc, reason: "重复登记" },
  })),
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
  RejectionReasons: staff(() => ({ name: "REJECTION_REASON" })),
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
    const own = await aGraduate(on.platform, { department });
    const other = await onPassport(on.platform, own, { department, educationLevel: "11" });
    const person = await aStaffAccount(on.platform, { school });
    return { person, variables: { id: own.id, documentNumber: other.idNumber, name: own.name } };
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
