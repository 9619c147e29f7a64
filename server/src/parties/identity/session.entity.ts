import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { AppName } from "../../words/viewer.js";

/** A signed-in browser. The token itself is only in the cookie; the database holds its SHA-256. */
@Entity({ tableName: "session" })
export class Session {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "blob" }) tokenHash!: Buffer;

  @Property({ type: "text" }) app!: AppName;

  @Property({ type: "uuid" }) accountId!: string;

  /** The roster row a graduate's session acts as. */
  @Property({ type: "uuid", nullable: true }) graduateId: string | null = null;

  @Property({ type: "uuid", nullable: true }) personId: string | null = null;

  @Property({ type: "datetime" }) createdAt!: Date;

  @Property({ type: "datetime" }) lastSeenAt!: Date;

  @Property({ type: "datetime" }) expiresAt!: Date;

  @Property({ type: "datetime", nullable: true }) endedAt: Date | null = null;
}
