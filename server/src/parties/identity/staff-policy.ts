import { NotAllowed } from "../../words/refusals.js";
import {
  isStaff,
  type LevelScope,
  type ModuleRight,
  type StaffIdentity,
  type Viewer,
} from "../../words/viewer.js";

/** The staff member behind a root field whose readers are staff alone. */
export function staffOf(viewer: Viewer): StaffIdentity {
  if (!isStaff(viewer)) throw new Error(`A staff field was opened to ${viewer.role}`);
  return viewer;
}

/**
 * P-02, P-06: an account that changes anything of 基本信息和就业信息 has 读写, and the module is open to it.
 *
 * @throws NotAllowed READ_ONLY or MODULE_CLOSED.
 */
export function requireWriting(viewer: StaffIdentity): void {
  if (viewer.employmentRight !== "READ_WRITE") {
    throw new NotAllowed("READ_ONLY", "您的账号对基本信息和就业信息没有读写权限，不能进行此操作");
  }
  if (!viewer.openedModules.includes("EMPLOYMENT")) {
    throw new NotAllowed("MODULE_CLOSED", "省级主管部门尚未开通毕业去向登记与网签，不能进行此操作");
  }
}

const RANK: Record<ModuleRight, number> = { NONE: 0, READ_ONLY: 1, READ_WRITE: 2 };

/** Whether a right goes no further than another: 无权限 < 只读 < 读写. */
export function isWithinRight(right: ModuleRight, limit: ModuleRight): boolean {
  return RANK[right] <= RANK[limit];
}

/** P-03: 全部 takes in both levels, each level only itself. */
export function isWithinScope(scope: LevelScope, limit: LevelScope): boolean {
  return limit === "ALL" || scope === limit;
}
