import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";
import type { LevelScope, ModuleRight, StaffRole } from "../../words/viewer.js";

/** An account of the registry (就业管理系统): role, area, rights per module and level scope (P-01…P-04). */
@Entity({ tableName: "staff_account" })
export class StaffAccount {
  @PrimaryKey({ type: "uuid" }) id!: string;

  /** Lower case. */
  @Property({ type: "text" }) username!: string;

  @Property({ type: "text" }) name!: string;

  /** What the user name is found again by (P-12); several accounts may have the same. */
  @Property({ type: "blob", nullable: true }) mobileIndex: Buffer | null = null;

  @Property({ type: SealedType, nullable: true }) mobileSealed: Sealed | null = null;

  @Property({ type: "blob", nullable: true }) emailIndex: Buffer | null = null;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: "text" }) role!: StaffRole;

  /** Set for province, school and department accounts. */
  @Property({ type: "uuid", nullable: true }) provinceId: string | null = null;

  /** Set for school and department accounts. */
  @Property({ type: "uuid", nullable: true }) schoolId: string | null = null;

  /** Set for department accounts. */
  @Property({ type: "uuid", nullable: true }) departmentId: string | null = null;

  @Property({ type: "text" }) levelScope: LevelScope = "ALL";

  /** 基本信息和就业信息 */
  @Property({ type: "text" }) employmentRight: ModuleRight = "READ_WRITE";

  /** 档案信息 */
  @Property({ type: "text" }) archiveRight: ModuleRight = "NONE";

  /** 户口信息 */
  @Property({ type: "text" }) householdRight: ModuleRight = "NONE";

  @Property({ type: "text", lazy: true }) passwordHash!: string;

  @Property({ type: "uuid", nullable: true }) createdBy: string | null = null;

  @Property({ type: "datetime" }) createdAt!: Date;

  @Property({ type: "datetime", nullable: true }) disabledAt: Date | null = null;
}
