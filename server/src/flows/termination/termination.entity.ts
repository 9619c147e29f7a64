import { ArrayType, type Ref } from "@mikro-orm/core";
import { Entity, OneToOne, Property } from "@mikro-orm/decorators/legacy";
import { type Sealed, SealedType } from "../../database/sealed.js";
import { RecordHeader } from "../../records/index.js";

/** Who asked for the end of an agreement (F-50); of offline and paper agreements always the graduate (F-53). */
export type AskedBy = "GRADUATE" | "EMPLOYER";

/**
 * How an agreement came to its end: the other side agreed online, the school found that both sides agreed or that the
 * graduate ends it alone (F-54), or the school forced it (F-52).
 */
export type Ending = "AGREED" | "MUTUAL" | "UNILATERAL" | "FORCED";

/** 解约: the present request, and how it was decided. */
@Entity({ tableName: "termination" })
export class Termination {
  @OneToOne(() => RecordHeader, { ref: true, primary: true, owner: true, joinColumn: "record_id" })
  record!: Ref<RecordHeader>;

  @Property({ type: "text" }) askedBy!: AskedBy;

  @Property({ type: "text" }) reasonCode!: string;

  @Property({ type: SealedType }) explanationSealed!: Sealed;

  @Property({ type: ArrayType, columnType: "uuid[]" }) uploadIds: string[] = [];

  @Property({ type: "text", nullable: true }) ending: Ending | null = null;

  /** 书面说明 of the school, where it decides against or without one side. */
  @Property({ type: SealedType, nullable: true }) statementSealed: Sealed | null = null;

  @Property({ type: ArrayType, columnType: "uuid[]" }) evidenceIds: string[] = [];
}
