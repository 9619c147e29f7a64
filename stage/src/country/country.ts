/** Both apps and roles by the words of the API; repeated here because plain data imports no module. */
export type DemoApp = "student" | "employer" | "admin";
export type DemoLevel = "UNDERGRADUATE" | "POSTGRADUATE";
export type DemoLevelScope = "ALL" | DemoLevel;
export type DemoRight = "READ_WRITE" | "READ_ONLY" | "NONE";
export type DemoStaffRole = "DEPARTMENT" | "SCHOOL" | "PROVINCE" | "MINISTRY" | "OPERATOR";

/** A real province with the agreement type it has chosen for both open cohorts (P-10). */
export interface DemoProvince {
  /** GB/T 2260, two digits. */
  readonly code: string;
  readonly name: string;
  readonly agreementType: "TWO_PARTY" | "THREE_PARTY";
}

/** 协议经办人 (P-11). */
export interface DemoContact {
  readonly levelScope: DemoLevelScope;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly postcode: string;
}

/** 签约设置 of a cohort (P-11). */
export interface DemoSigningSettings {
  readonly reviewMode: "SCHOOL_ONLY" | "DEPARTMENT_THEN_SCHOOL";
  /** 0–99 (F-55). */
  readonly terminationLimit: number;
  readonly contacts: readonly DemoContact[];
}

/** A major of one level, with its 学制. */
export interface DemoMajor {
  readonly code: string;
  readonly name: string;
  /** 学历层次 code. */
  readonly educationLevel: string;
  readonly durationYears: number;
}

/** A department; its slug ends the user names of its accounts. */
export interface DemoDepartment {
  readonly name: string;
  readonly slug: string;
  readonly majors: readonly DemoMajor[];
}

/** A school that does not exist. */
export interface DemoSchool {
  /** 院校代码, five digits, outside the official range. */
  readonly code: string;
  readonly name: string;
  /** Begins the user names of its accounts, and its mail domain. */
  readonly slug: string;
  readonly provinceCode: string;
  readonly address: string;
  readonly departments: readonly DemoDepartment[];
  /** Of the current cohort; null: signing not switched on. */
  readonly settings: DemoSigningSettings | null;
  /** Of the previous cohort. */
  readonly previousSettings: DemoSigningSettings | null;
}

/** What the registry says differently of a student, to be taken over while reviewing (F-14, F-15). */
export interface DemoRegistryDifferences {
  readonly politicalStatus?: string;
  readonly studentNumber?: string;
  readonly durationYears?: string;
}

/**
 * What has become of a roster row: there; ended by a later one of the same school (转届, F-01b); or no longer on the roster
 * of a school that the person has left (F-91).
 */
export type DemoStanding = "ON_ROSTER" | "MOVED_ON" | "LEFT";

/** A roster row (D-01) of a person who does not exist. Codes are those of the catalogue. */
export interface DemoGraduate {
  readonly cohort: number;
  readonly schoolCode: string;
  readonly departmentName: string;
  readonly level: DemoLevel;
  readonly candidateNumber: string;
  /** 证件类型 code (F-99). */
  readonly documentKind: string;
  /** Of that document. */
  readonly idNumber: string;
  readonly name: string;
  readonly sex: string;
  /** YYYY-MM-DD, as in the ID number. */
  readonly birthDate: string;
  readonly ethnicity: string;
  readonly politicalStatus: string;
  readonly educationLevel: string;
  /** With one decimal, such as 4.0. */
  readonly durationYears: string;
  readonly majorCode: string;
  readonly majorName: string;
  readonly majorDirection: string | null;
  readonly className: string;
  readonly studentNumber: string;
  /** YYYYMM */
  readonly entered: string;
  /** 毕业时间, YYYYMM */
  readonly graduates: string;
  readonly trainingMode: string;
  readonly commissioningUnit: string | null;
  readonly originDivision: string;
  readonly rural: boolean;
  readonly hardship: string;
  readonly teacherTraining: string;
  readonly studyForm: string;
  readonly archiveTransferred: boolean;
  readonly householdTransferred: boolean;
  readonly formerArchiveUnit: string | null;
  readonly formerPoliceStation: string | null;
  /** Also the login of web-student. */
  readonly mobile: string;
  readonly email: string;
  readonly homeAddress: string;
  readonly homePostcode: string | null;
  readonly standing: DemoStanding;
  /** Whether the graduate has confirmed their data this year (F-93). */
  readonly confirmed: boolean;
  readonly registryDifferences: DemoRegistryDifferences | null;
}

/** A position an employer invites for (F-21). */
export interface DemoJobOffer {
  readonly positionName: string;
  readonly jobCategory: string;
  readonly monthlySalaryYuan: number;
  readonly workplace: string;
  readonly settlesHousehold: boolean;
  readonly probation: string | null;
  readonly servicePeriod: string | null;
}

/** One person acting for an employer (F-72). */
export interface DemoEmployerAccount {
  readonly name: string;
  readonly mobile: string;
  readonly inCharge: boolean;
}

/** A verified employer that does not exist. */
export interface DemoEmployer {
  readonly uscc: string;
  readonly name: string;
  readonly nature: string;
  readonly industry: string;
  /** GB/T 2260, lowest level. */
  readonly division: string;
  /** 详细地址, below the division. */
  readonly address: string;
  readonly contactName: string;
  readonly contactMobile: string;
  readonly contactPhone: string | null;
  readonly contactEmail: string;
  readonly accounts: readonly DemoEmployerAccount[];
  readonly jobOffers: readonly DemoJobOffer[];
}

/** A staff account (P-01…P-04); the area codes are set as far down as the role reaches. */
export interface DemoStaffAccount {
  readonly username: string;
  readonly name: string;
  readonly role: DemoStaffRole;
  readonly provinceCode: string | null;
  readonly schoolCode: string | null;
  readonly departmentName: string | null;
  readonly levelScope: DemoLevelScope;
  readonly employmentRight: DemoRight;
  readonly archiveRight: DemoRight;
  readonly householdRight: DemoRight;
}

/** A line of the table that `npm start` prints: who to be, and what to look at. */
export interface DemoAccount {
  readonly app: DemoApp;
  /** In Chinese, such as 毕业生. */
  readonly role: string;
  /** The person and organisation. */
  readonly who: string;
  readonly login: string;
  readonly password: string;
  readonly see: string;
}

/** A small country: everything but the records, which the flows themselves have to make. */
export interface DemoCountry {
  /** Graduating next June, and the one before: both may act until the end of January (F-90); and one closed long ago. */
  readonly cohorts: { readonly current: number; readonly previous: number; readonly past: number };
  /** Of every account. */
  readonly password: string;
  readonly provinces: readonly DemoProvince[];
  readonly schools: readonly DemoSchool[];
  readonly graduates: readonly DemoGraduate[];
  /** On no roster and without an account: the people of the sample roster. */
  readonly newcomers: readonly DemoGraduate[];
  readonly employers: readonly DemoEmployer[];
  readonly staff: readonly DemoStaffAccount[];
  readonly accounts: readonly DemoAccount[];
}
