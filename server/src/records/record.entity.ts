import { OptionalProps, type Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../database/sealed.js";
import { Employer } from "../parties/employers/index.js";
import type { EducationLevel } from "../parties/identity/index.js";
import { Department, Graduate, School } from "../parties/roster/index.js";
import type { ReviewMode } from "../parties/settings/index.js";
import type { RecordKind } from "../words/record-words.js";
import type { RecordModule } from "../words/viewer.js";
import type { ActorRole } from "../workflow/index.js";

/**
 * The header that every flow's records share: whose it is, where it stands, which submission is under review.
 * `status` and what it means are written by the engine alone.
 */
@Entity({ tableName: "record" })
export class RecordHeader {
  [OptionalProps]?: "submission" | "frozen" | "version" | "takeRegistryData";

  /** uuid v7, made by the client for new records so that a double click is the same act. */
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "text" }) kind!: RecordKind;

  /** Null in a record about an organisation: then school, department, level and cohort may be too. */
  @ManyToOne(() => Graduate, { ref: true, nullable: true }) graduate: Ref<Graduate> | null = null;

  @ManyToOne(() => Employer, { ref: true, nullable: true }) employer: Ref<Employer> | null = null;

  @ManyToOne(() => School, { ref: true, nullable: true }) school: Ref<School> | null = null;

  /** Department, level and chain are those of the present submission (F-10a). */
  @ManyToOne(() => Department, { ref: true, nullable: true }) department: Ref<Department> | null = null;

  @Property({ type: "text", nullable: true }) level: EducationLevel | null = null;

  @Property({ type: "text" }) reviewMode!: ReviewMode;

  @Property({ type: "integer", nullable: true }) cohort: number | null = null;

  @Property({ type: "text" }) status!: string;

  /** The agreement that this termination would end (F-56). */
  @Property({ type: "uuid", nullable: true }) endsRecordId: string | null = null;

  /** 签约单位, or what a destination leads to, as lists and messages show it; null in a draft that does not say yet. */
  @Property({ type: "text", nullable: true }) counterpart: string | null = null;

  /** Counts what was submitted for review, 0 in a draft; a verdict names the one it is about (F-06). */
  @Property({ type: "integer" })
  submission = 1;

  /** The graduate is not on the roster at present (F-91). */
  @Property({ type: "boolean" })
  frozen = false;

  @Property({ version: true, type: "integer" })
  version = 1;

  @Property({ type: "datetime", length: 3 }) createdAt!: Date;

  @Property({ type: "datetime", length: 3 }) changedAt!: Date;

  @Property({ type: "datetime", length: 3, nullable: true }) submittedAt: Date | null = null;

  // What the state means, from the flow ({@link Standing}); written with it by `workflow/transition` alone.

  /** Whose right decides about the record (P-02). */
  @Property({ type: "text" }) module!: RecordModule;

  /** It occupies its graduate: a unique index holds that there is one such record (F-01, F-02). */
  @Property({ type: "boolean" }) holds!: boolean;

  /** Whose move it is; null when nobody's. */
  @Property({ type: "text", nullable: true }) waitsFor: ActorRole | null = null;

  /** When the clock ends the state: the deadline of an invitation (F-24), the closing of what lies about (F-90a). */
  @Property({ type: "datetime", length: 3, nullable: true }) closesAt: Date | null = null;

  /** 获取最新学生信息 asked for by a department: carried out by the school's approval (F-15). */
  @Property({ type: "boolean" })
  takeRegistryData = false;
}

/** The header of a record about a graduate, as all flows of graduates have it. */
export interface GraduateHeader extends RecordHeader {
  graduate: Ref<Graduate>;
  school: Ref<School>;
  department: Ref<Department>;
  level: EducationLevel;
  cohort: number;
}

/** The header as that of a graduate. @throws for a record about an organisation. */
export function aboutGraduate(record: RecordHeader): GraduateHeader {
  if (!isAboutGraduate(record)) throw new Error(`The record ${record.id} is about no graduate`);
  return record;
}

export function isAboutGraduate(record: RecordHeader): record is GraduateHeader {
  return record.graduate !== null;
}

/** One step in the life of a record, kept for ever (F-05). */
@Entity({ tableName: "record_event" })
export class RecordEvent {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => RecordHeader, { ref: true }) record!: Ref<RecordHeader>;

  @Property({ type: "integer" }) seq!: number;

  @Property({ type: "datetime", length: 3 }) at!: Date;

  @Property({ type: "text" }) act!: string;

  /** As people read it at the time, e.g. 学院审核通过. */
  @Property({ type: "text" }) title!: string;

  @Property({ type: "text", nullable: true }) fromStatus: string | null = null;

  @Property({ type: "text", nullable: true }) toStatus: string | null = null;

  @Property({ type: "integer" }) submission!: number;

  @Property({ type: "text" }) actorRole!: string;

  @Property({ type: "uuid", nullable: true }) actorAccount: string | null = null;

  /** Shown to staff only; graduates and employers see role and organisation. */
  @Property({ type: "text" }) actorName!: string;

  @Property({ type: "text" }) actorOrganisation!: string;

  @Property({ type: "text", nullable: true }) reasonCategory: string | null = null;

  @Property({ type: "text", nullable: true }) reason: string | null = null;

  /** What else belongs to the step, e.g. the new deadline of an extension. */
  @Property({ type: "text", nullable: true }) note: string | null = null;
}

/** A step as its readers see it. */
export type PastStep = Omit<RecordEvent, "record">;

/** A verdict held for the undo period: given, kept in the database, not yet in effect (F-18). */
@Entity({ tableName: "held_verdict" })
export class HeldVerdict {
  @OneToOne(() => RecordHeader, { ref: true, primary: true, owner: true, joinColumn: "record_id" })
  record!: Ref<RecordHeader>;

  @Property({ type: "uuid" }) accountId!: string;

  @Property({ type: "text" }) organisation!: string;

  @Property({ type: "text" }) act!: "approve" | "return" | "reject";

  @Property({ type: "integer" }) submission!: number;

  @Property({ type: "text", nullable: true }) reasonCategory: string | null = null;

  @Property({ type: "text", nullable: true }) reason: string | null = null;

  @Property({ type: "boolean" })
  takeRegistryData = false;

  /** The flow's own part of the verdict, e.g. changed fields (F-62): sealed JSON. */
  @Property({ type: SealedType, nullable: true }) inputSealed: Sealed | null = null;

  @Property({ type: "datetime", length: 3 }) effectiveAt!: Date;
}
