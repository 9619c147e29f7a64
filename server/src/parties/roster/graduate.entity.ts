import type { Opt, Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";
import type { EducationLevel } from "../identity/index.js";
import { Department, School } from "./organisation.entity.js";

/**
 * One person of one school and one graduating year, as the roster has it (生源信息, D-01). Whose row it is, of which stage
 * of study and whether it lives (F-01b) the database says beside it.
 */
@Entity({ tableName: "graduate" })
export class Graduate {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => School, { ref: true }) school!: Ref<School>;

  @ManyToOne(() => Department, { ref: true }) department!: Ref<Department>;

  /** 毕业届别: never moved by a later 毕业时间 (F-96). */
  @Property({ type: "integer" }) cohort!: number;

  @Property({ type: "text" }) level!: EducationLevel;

  @Property({ type: "text" }) candidateNumber!: string;

  @Property({ type: "text" }) studentNumber!: string;

  @Property({ type: "text" }) name!: string;

  /** GB/T 2261.1 code. */
  @Property({ type: "text" }) sex!: string;

  /** GB/T 3304 code. */
  @Property({ type: "text" }) ethnicity!: string;

  /** GB/T 4762 code. */
  @Property({ type: "text" }) politicalStatus!: string;

  /** 证件类型 code (F-99). */
  @Property({ type: "text", default: "01" }) documentKind!: Opt<string>;

  @Property({ type: "blob" }) idNumberIndex!: Buffer;

  @Property({ type: SealedType }) idNumberSealed!: Sealed;

  /** YYYY-MM-DD, where the document's number does not tell it. */
  @Property({ type: SealedType, nullable: true }) birthDateSealed: Sealed | null = null;

  /** `110***********12**`: all that lists ever show (P-08). */
  @Property({ type: "text" }) idNumberMask!: string;

  /** 学历层次 code. */
  @Property({ type: "text" }) educationLevel!: string;

  /** 学制 in years. */
  @Property({ type: "decimal", precision: 2, scale: 1 }) durationYears!: string;

  @Property({ type: "text" }) majorCode!: string;

  @Property({ type: "text" }) majorName!: string;

  @Property({ type: "text", nullable: true }) majorDirection: string | null = null;

  @Property({ type: "text", nullable: true }) className: string | null = null;

  /** YYYYMM */
  @Property({ type: "text" }) entered!: string;

  /** 毕业时间, YYYYMM */
  @Property({ type: "text" }) graduates!: string;

  /** 培养方式 code: 21 and 41 may not sign (F-22). */
  @Property({ type: "text" }) trainingMode!: string;

  @Property({ type: "text", nullable: true }) commissioningUnit: string | null = null;

  /** 生源所在地, GB/T 2260. */
  @Property({ type: "text" }) originDivision!: string;

  @Property({ type: "boolean", nullable: true }) rural: boolean | null = null;

  @Property({ type: "text" }) hardship!: string;

  @Property({ type: "text" }) teacherTraining!: string;

  @Property({ type: "text" }) studyForm!: string;

  @Property({ type: "boolean", nullable: true }) archiveTransferred: boolean | null = null;

  @Property({ type: "boolean", nullable: true }) householdTransferred: boolean | null = null;

  @Property({ type: "text", nullable: true }) formerArchiveUnit: string | null = null;

  @Property({ type: "text", nullable: true }) formerPoliceStation: string | null = null;

  @Property({ type: SealedType, nullable: true }) mobileSealed: Sealed | null = null;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: SealedType, nullable: true }) qqSealed: Sealed | null = null;

  @Property({ type: SealedType, nullable: true }) homeAddressSealed: Sealed | null = null;

  @Property({ type: SealedType, nullable: true }) homePhoneSealed: Sealed | null = null;

  @Property({ type: "text", nullable: true }) homePostcode: string | null = null;

  /** When the graduate last confirmed their data; counts for that Beijing calendar year (F-93). */
  @Property({ type: "datetime", nullable: true }) confirmedAt: Date | null = null;

  /** 转届: ended by a newer roster of the school (F-01b); reads on, and never comes back. */
  @Property({ type: "datetime", nullable: true }) transferredAt: Date | null = null;

  /** Set while the roster does not have the graduate (F-91). */
  @Property({ type: "datetime", nullable: true }) frozenAt: Date | null = null;
}

/** The registry's copy of a student, which roster changes reach at once (F-96); compared in review (F-14). */
@Entity({ tableName: "registry_student" })
export class RegistryStudent {
  @OneToOne(() => Graduate, { ref: true, primary: true, owner: true, joinColumn: "graduate_id" })
  graduate!: Ref<Graduate>;

  @Property({ type: "text" }) name!: string;

  @Property({ type: "blob" }) idNumberIndex!: Buffer;

  @Property({ type: "text" }) idNumberMask!: string;

  /** 学历层次 code. */
  @Property({ type: "text" }) educationLevel!: string;

  @Property({ type: "text" }) majorName!: string;

  /** 培养方式 code. */
  @Property({ type: "text" }) trainingMode!: string;

  /** As the identity provider has them at the last sign-in (F-93). */
  @Property({ type: SealedType, nullable: true }) mobileSealed: Sealed | null = null;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: "text" }) sex!: string;

  @Property({ type: "text" }) ethnicity!: string;

  @Property({ type: "text" }) politicalStatus!: string;

  @ManyToOne(() => Department, { ref: true }) department!: Ref<Department>;

  @Property({ type: "decimal", precision: 2, scale: 1 }) durationYears!: string;

  @Property({ type: "text" }) studentNumber!: string;

  @Property({ type: "text" }) graduates!: string;

  @Property({ type: "datetime" }) changedAt!: Date;
}
