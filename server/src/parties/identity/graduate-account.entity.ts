import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";

/** Local stand-in for a 学信网 account: one a person, found by any of their numbers (F-01a). */
@Entity({ tableName: "graduate_account" })
export class GraduateAccount {
  @PrimaryKey({ type: "uuid" }) id!: string;

  /** By the number, where it is not given (the database's trigger). */
  @Property({ type: "uuid", nullable: true }) personId: string | null = null;

  @Property({ type: "blob", nullable: true }) idNumberIndex: Buffer | null = null;

  /** Proven; null of who gave a mail address instead (P-12). */
  @Property({ type: "blob", nullable: true }) mobileIndex: Buffer | null = null;

  @Property({ type: SealedType, nullable: true }) mobileSealed: Sealed | null = null;

  /** Of an address that was proven; one without it is what a roster says. */
  @Property({ type: "blob", nullable: true }) emailIndex: Buffer | null = null;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: "text", lazy: true }) passwordHash!: string;
}
