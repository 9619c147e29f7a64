import type { Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";
import { RecordHeader } from "../../records/index.js";

/** A destination as it was submitted last, or as a reviewer changed it with an approval (F-60, F-62). */
@Entity({ tableName: "destination" })
export class Destination {
  @OneToOne(() => RecordHeader, { ref: true, primary: true, owner: true, joinColumn: "record_id" })
  record!: Ref<RecordHeader>;

  @Property({ type: "text" }) typeCode!: string;

  @Property({ type: "text", nullable: true }) subType: string | null = null;

  /** Where it leads to, as the registry and statistics take it: employer or school. */
  @Property({ type: "text", nullable: true }) organisation: string | null = null;

  @Property({ type: "text", nullable: true }) uscc: string | null = null;

  @Property({ type: "text", nullable: true }) nature: string | null = null;

  @Property({ type: "text", nullable: true }) industry: string | null = null;

  @Property({ type: "text", nullable: true }) jobCategory: string | null = null;

  @Property({ type: "text", nullable: true }) division: string | null = null;

  /** What was filled in, as JSON by key: contacts are personal data (P-08). */
  @Property({ type: SealedType }) valuesSealed!: Sealed;
}

/** What a reviewer changed with an approval (F-62); never altered. */
@Entity({ tableName: "destination_change" })
export class DestinationChange {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => RecordHeader, { ref: true }) record!: Ref<RecordHeader>;

  /** The submission that it was about. */
  @Property({ type: "integer" }) submission!: number;

  @Property({ type: Date }) at!: Date;

  @Property({ type: "text" }) actorRole!: string;

  @Property({ type: "text" }) organisation!: string;

  @Property({ type: SealedType }) beforeSealed!: Sealed;

  @Property({ type: SealedType }) afterSealed!: Sealed;
}
