import type { Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";
import type { AgreementType } from "../../parties/settings/index.js";
import { RecordHeader } from "../../records/index.js";

/**
 * 就业协议: the terms, with the employer as it stood when the invitation was sent (F-21, F-73), or as the graduate
 * wrote it down at the last submission (F-30, F-40).
 */
@Entity({ tableName: "agreement" })
export class Agreement {
  @OneToOne(() => RecordHeader, { ref: true, primary: true, owner: true, joinColumn: "record_id" })
  record!: Ref<RecordHeader>;

  @Property({ type: "text" }) agreementType!: AgreementType;

  /** 协议编号, given at the final approval. */
  @Property({ type: "text", nullable: true }) number: string | null = null;

  // The graduate as the parties were told, and as the agreement prints it (F-24): never today's roster.
  @Property({ type: "text" }) graduateName!: string;

  @Property({ type: "text" }) graduateDocumentKind!: string;

  @Property({ type: "text" }) graduateIdMask!: string;

  @Property({ type: "blob" }) graduateIdIndex!: Buffer;

  @Property({ type: "text" }) graduateSchool!: string;

  /** 学历层次 code. */
  @Property({ type: "text" }) graduateLevel!: string;

  @Property({ type: "text" }) graduateMajor!: string;

  @Property({ type: "text" }) employerName!: string;

  @Property({ type: "text" }) employerUscc!: string;

  @Property({ type: "text" }) employerNature!: string;

  @Property({ type: "text" }) employerIndustry!: string;

  @Property({ type: "text" }) employerDivision!: string;

  @Property({ type: "text" }) employerAddress!: string;

  @Property({ type: "text" }) contactName!: string;

  @Property({ type: SealedType }) contactMobileSealed!: Sealed;

  @Property({ type: "text", nullable: true }) contactPhone: string | null = null;

  @Property({ type: "text" }) contactEmail!: string;

  /** 职位类别 code; the school may amend it after signing (F-28). */
  @Property({ type: "text" }) jobCategory!: string;

  /** 岗位名称: mandatory online only (D-05). */
  @Property({ type: "text", nullable: true }) positionName: string | null = null;

  @Property({ type: "text", nullable: true }) workplace: string | null = null;

  /** 是否解决户档 */
  @Property({ type: "boolean", nullable: true }) settlesHousehold: boolean | null = null;

  /** 报到期限, YYYY-MM-DD */
  @Property({ type: "date", nullable: true }) reportBy: string | null = null;

  @Property({ type: "integer", nullable: true }) monthlySalaryYuan: number | null = null;

  @Property({ type: "text", nullable: true }) probation: string | null = null;

  @Property({ type: "text", nullable: true }) servicePeriod: string | null = null;

  @Property({ type: "text", nullable: true }) penalty: string | null = null;

  @Property({ type: "text", nullable: true }) archiveReceiver: string | null = null;

  @Property({ type: "text", nullable: true }) archiveAddress: string | null = null;

  @Property({ type: "text", nullable: true }) archivePostcode: string | null = null;

  @Property({ type: "text", nullable: true }) householdAddress: string | null = null;

  /** 协议补充内容, up to 1000 characters. */
  @Property({ type: "text", nullable: true }) supplement: string | null = null;

  /** When the invitation was sent; its validity counts from here (F-21, F-29). Null where nobody invited. */
  @Property({ type: "datetime", length: 3, nullable: true }) sentAt: Date | null = null;

  @Property({ type: "uuid", nullable: true }) invitedBy: string | null = null;

  /** The text that the graduate read and accepted (F-24), a sealed AgreementText; null where nobody was invited. */
  @Property({ type: SealedType, nullable: true, lazy: true }) textSealed: Sealed | null = null;

  /** Its hash, as the graduate's app sent it. */
  @Property({ type: "text", nullable: true }) textSha256: string | null = null;

  /** All blocks as fixed for the PDF at the final approval (D-05), a sealed AgreementDocument. */
  @Property({ type: SealedType, nullable: true, lazy: true }) printSealed: Sealed | null = null;

  /** The same of the copy in force, where another was printed to be stamped before (F-31, F-33). */
  @Property({ type: SealedType, nullable: true, lazy: true }) inForcePrintSealed: Sealed | null = null;
}

/** What a school may change after signing (F-28, F-35). */
export type AmendedField = "jobCategory" | "employerNature" | "employerIndustry";

/** F-28, F-35: a value the school changed after signing; the issued PDF stays as it is. */
@Entity({ tableName: "amendment" })
export class Amendment {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => RecordHeader, { ref: true }) record!: Ref<RecordHeader>;

  @Property({ type: "text" }) field!: AmendedField;

  @Property({ type: "text" }) before!: string;

  @Property({ type: "text" }) after!: string;

  @Property({ type: "text" }) organisation!: string;

  @Property({ type: "datetime", length: 3 }) at!: Date;
}
