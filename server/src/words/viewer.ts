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
  graduateId: string;
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
  inCharge: boolean;
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
  /** F-10a: a whole-school user, some of whose departments nobody could review for when this request came. */
  standsIn: boolean;
  name: string;
  /** e.g. 江东理工大学 · 计算机学院 */
  organisation: string;
}

export type StaffModule = "EMPLOYMENT" | "ARCHIVE" | "HOUSEHOLD";

export function isStaff(viewer: Viewer): viewer is StaffIdentity {
  return viewer.role !== "ANONYMOUS" && viewer.role !== "GRADUATE" && viewer.role !== "EMPLOYER";
}

/** P-02, P-06: 无权限, or a module its province has not opened, cannot be entered: nothing of it is there for them. */
export function entersEmployment(viewer: StaffIdentity): boolean {
  return viewer.employmentRight !== "NONE" && viewer.openedModules.includes("EMPLOYMENT");
}
