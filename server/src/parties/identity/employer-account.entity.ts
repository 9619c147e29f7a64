import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";

/** One person acting for an employer (F-72). */
@Entity({ tableName: "employer_account" })
export class EmployerAccount {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "uuid" }) employerId!: string;

  @Property({ type: "text" }) name!: string;

  @Property({ type: "blob" }) mobileIndex!: Buffer;

  @Property({ type: SealedType }) mobileSealed!: Sealed;

  @Property({ type: "text" }) mobileMask!: string;

  @Property({ type: "blob", nullable: true }) emailIndex: Buffer | null = null;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: "text", lazy: true }) passwordHash!: string;

  /** 网签负责人: adds and disables colleagues. */
  @Property({ type: "boolean" })
  inCharge = false;

  /** What else the account may do (F-72); the person in charge may do all. */
  @Property({ type: "boolean" })
  mayInvite = true;

  @Property({ type: "boolean" })
  mayTerminate = true;

  @Property({ type: "datetime", nullable: true }) disabledAt: Date | null = null;
}
