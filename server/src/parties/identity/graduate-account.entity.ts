import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Sealed, SealedType } from "../../database/sealed.js";

/** Local stand-in for a 学信网 account: a person, found by ID or mobile number. */
@Entity({ tableName: "graduate_account" })
export class GraduateAccount {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @Property({ type: "blob" }) idNumberIndex!: Buffer;

  @Property({ type: "blob" }) mobileIndex!: Buffer;

  @Property({ type: SealedType }) mobileSealed!: Sealed;

  @Property({ type: SealedType, nullable: true }) emailSealed: Sealed | null = null;

  @Property({ type: "text", lazy: true }) passwordHash!: string;
}
