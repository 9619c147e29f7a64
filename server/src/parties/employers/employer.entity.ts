import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { OrganisationForm } from "../../catalogue/index.js";
import { Sealed, SealedType } from "../../database/sealed.js";

/**
 * 用人单位, known by its 统一社会信用代码 once it was verified. Until then it is whatever was submitted last for the operator
 * to look at: what it has not said is empty (F-70).
 */
@Entity({ tableName: "employer" })
export class Employer {
  @PrimaryKey({ type: "uuid" }) id!: string;

  /** Taken when it is verified; 部队 and organisations abroad have none. */
  @Property({ type: "text", nullable: true }) uscc: string | null = null;

  @Property({ type: "text" }) name!: string;

  /** 单位性质 code. */
  @Property({ type: "text" }) nature!: string;

  /** 单位行业 code. */
  @Property({ type: "text" }) industry!: string;

  /** 所在地, GB/T 2260. */
  @Property({ type: "text" }) division!: string;

  @Property({ type: "text" }) address!: string;

  @Property({ type: "text" }) contactName!: string;

  @Property({ type: SealedType }) contactMobileSealed!: Sealed;

  @Property({ type: "text", nullable: true }) contactPhone: string | null = null;

  @Property({ type: "text" }) contactEmail!: string;

  /** 单位类别, code of `organisationForm`; null of those that were there before anybody registered. */
  @Property({ type: "text", nullable: true }) organisationForm: OrganisationForm | null = null;

  /** 类型 of its licence. */
  @Property({ type: "text", nullable: true }) legalForm: string | null = null;

  /** Of a register abroad. */
  @Property({ type: "text", nullable: true }) foreignNumber: string | null = null;

  @Property({ type: "datetime", nullable: true }) registeredAt: Date | null = null;

  /** Null until the operator has verified it: no searching, no inviting (F-70). */
  @Property({ type: "datetime", nullable: true }) verifiedAt: Date | null = null;

  /** F-76 */
  @Property({ type: "datetime", nullable: true }) suspendedAt: Date | null = null;

  /** As the organisation is told it. */
  @Property({ type: "text", nullable: true }) suspensionReason: string | null = null;

  /** The organisation that this one became part of: it has neither accounts nor records any more. */
  @Property({ type: "uuid", nullable: true }) mergedInto: string | null = null;
}
