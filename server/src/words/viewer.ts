/** The three single-page apps, each with its own path, cookie and kind of account. */
export const APP_NAMES = ["student", "employer", "admin"] as const;
export type AppName = (typeof APP_NAMES)[number];

export type StaffRole = "DEPARTMENT" | "SCHOOL" | "PROVINCE" | "MINISTRY" | "OPERATOR";
/** 本专科 or 研究生 (D-02). */
export type EducationLevel = "UNDERGRADUATE" | "POSTGRADUATE";
/** P-03 */
export type LevelScope = "ALL" | EducationLevel;
/** P-02: 读写 / 只读 / 无权限 */
export type ModuleRight = "READ_WRITE" | "READ_ONLY" | "NONE";

/** Whom a field or an act is open to; ANONYMOUS is anyone, signed in or not. */
export type Role = "ANONYMOUS" | "GRADUATE" | "EMPLOYER" | StaffRole;

/** Who is asking, as every policy, list and act takes it. Built once per request from the session. */
export type Viewer = AnonymousViewer | GraduateIdentity | EmployerIdentity | StaffIdentity;

export interface AnonymousViewer {
  role: "ANONYMOUS";
}

export interface GraduateIdentity {
  role: "GRADUATE";
  sessionId: string;
  accountId: string;
  /** 当前身份: the roster row for which new things are begun (F-01a). */
  graduateId: string;
  /** Every roster row of the person: what stands on any of them is theirs (F-01a). */
  graduateIds: readonly string[];
  schoolId: string;
  departmentId: string;
  level: EducationLevel;
  cohort: number;
  name: string;
  /** 院校名称, shown in timelines as the organisation. */
  organisation: string;
}

export interface EmployerIdentity {
  role: "EMPLOYER";
  sessionId: string;
  accountId: string;
  employerId: string;
  /** 网签负责人: looks after accounts and data of the organisation, and has every right beside. */
  inCharge: boolean;
  mayInvite: boolean;
  mayTerminate: boolean;
  name: string;
  /** 单位名称 */
  organisation: string;
}

export interface StaffIdentity {
  role: StaffRole;
  sessionId: string;
  accountId: string;
  provinceId: string | null;
  schoolId: string | null;
  departmentId: string | null;
  levelScope: LevelScope;
  employmentRight: ModuleRight;
  archiveRight: ModuleRight;
  householdRight: ModuleRight;
  /** P-06: modules the province has opened; ministry and operator have all. */
  openedModules: readonly StaffModule[];
  /** F-10a: modules in which some of a whole-school user's departments had nobody to review when this request came. */
  standsIn: readonly StaffModule[];
  /** By what far-reaching acts ask again who it is; null for some minutes after it was proven (P-13). */
  asksAgain: "CODE" | "PASSWORD" | null;
  name: string;
  /** e.g. 江东理工大学 · 计算机学院 */
  organisation: string;
}

export type StaffModule = "EMPLOYMENT" | "ARCHIVE" | "HOUSEHOLD";
/** The modules that there are flows of: no province may open another (P-06). A test compares them with the flows. */
export const BUILT_MODULES: readonly StaffModule[] = ["EMPLOYMENT"];
/** What a flow of records belongs to: a module of staff rights, or the operator's own work on employers. */
export type RecordModule = StaffModule | "EMPLOYERS";

export function isStaff(viewer: Viewer): viewer is StaffIdentity {
  return viewer.role !== "ANONYMOUS" && viewer.role !== "GRADUATE" && viewer.role !== "EMPLOYER";
}

const MODULES: readonly RecordModule[] = ["EMPLOYMENT", "ARCHIVE", "HOUSEHOLD", "EMPLOYERS"];

/** What an account may do in a module (P-02); employers are the operator's alone, and the operator's are employers alone. */
export function rightIn(viewer: Rights, module: RecordModule): ModuleRight {
  if (viewer.role === "OPERATOR" && module !== "EMPLOYERS") return "NONE";
  switch (module) {
    case "EMPLOYMENT":
      return viewer.employmentRight;
    case "ARCHIVE":
      return viewer.archiveRight;
    case "HOUSEHOLD":
      return viewer.householdRight;
    case "EMPLOYERS":
      return viewer.role === "OPERATOR" ? "READ_WRITE" : "NONE";
  }
}

/** P-02, P-06: 无权限, or a module its province has not opened, cannot be entered: nothing of it is there for them. */
export function enters(viewer: Rights, module: RecordModule): boolean {
  return (
    rightIn(viewer, module) !== "NONE" && (module === "EMPLOYERS" || viewer.openedModules.includes(module))
  );
}

/** The modules that an account may enter; an operator's is that of employers, whatever else it was given. */
export function modulesOf(viewer: Rights): RecordModule[] {
  return MODULES.filter((module) => enters(viewer, module));
}

type Rights = Pick<
  StaffIdentity,
  "role" | "employmentRight" | "archiveRight" | "householdRight" | "openedModules"
>;
