import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

/** Whose messages: a graduate's roster row, or an employer with all its accounts. */
export type RecipientKind = "GRADUATE" | "EMPLOYER";

/** A message in the app (F-94). */
@Entity({ tableName: "message" })
export class Message {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "text" }) recipientKind!: RecipientKind;

  /** Of the graduate or employer. */
  @Property({ type: "uuid" }) recipientId!: string;

  /** What makes a second sending of the same message a no-op. */
  @Property({ type: "text" }) dedupeKey!: string;

  @Property({ type: "text" }) title!: string;

  @Property({ type: "text" }) body!: string;

  @Property({ type: "uuid", nullable: true }) recordId: string | null = null;

  @Property({ type: "datetime", length: 3 }) sentAt!: Date;

  @Property({ type: "datetime", length: 3, nullable: true }) readAt: Date | null = null;
}
