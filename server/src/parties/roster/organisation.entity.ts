import type { Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity({ tableName: "province" })
export class Province {
  @PrimaryKey({ type: "uuid" }) id!: string;

  /** GB/T 2260, two digits. */
  @Property({ type: "text" }) code!: string;

  @Property({ type: "text" }) name!: string;
}

@Entity({ tableName: "school" })
export class School {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => Province, { ref: true }) province!: Ref<Province>;

  /** 院校代码, five digits. */
  @Property({ type: "text" }) code!: string;

  @Property({ type: "text" }) name!: string;

  @Property({ type: "text" }) address!: string;
}

@Entity({ tableName: "department" })
export class Department {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => School, { ref: true }) school!: Ref<School>;

  /** The full name, as rosters write it (P-04). */
  @Property({ type: "text" }) name!: string;
}
