import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";

/** 用人单位, known by its 统一社会信用代码. */
@Entity({ tableName: "employer" })
export class Employer {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "text" }) uscc!: string;

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

  /** Null until the operator has verified it: no searching, no inviting (F-70). */
  @Property({ type: "datetime", nullable: true }) verifiedAt: Date | null = null;

  /** F-76 */
  @Property({ type: "datetime", nullable: true }) suspendedAt: Date | null = null;

  /** As the organisation is told it. */
  @Property({ type: "text", nullable: true }) suspensionReason: string | null = null;

  /** The organisation that this one became part of: it has neither accounts nor records any more. */
  @Property({ type: "uuid", nullable: true }) mergedInto: string | null = null;
}
