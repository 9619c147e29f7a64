import type { Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Graduate } from "../roster/index.js";
import { Employer } from "./employer.entity.js";

/** 学生收藏夹: the graduate as the exact search found them; 加入收藏夹后信息不可变更 (F-20). */
@Entity({ tableName: "favourite" })
export class Favourite {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => Employer, { ref: true }) employer!: Ref<Employer>;

  @ManyToOne(() => Graduate, { ref: true }) graduate!: Ref<Graduate>;

  @Property({ type: "text" }) name!: string;

  @Property({ type: "text" }) idNumberMask!: string;

  @Property({ type: "text" }) schoolName!: string;

  /** 学历层次 code. */
  @Property({ type: "text" }) educationLevel!: string;

  @Property({ type: "text" }) majorName!: string;

  @Property({ type: "integer" }) cohort!: number;

  @Property({ type: "uuid" }) addedBy!: string;

  @Property({ type: "datetime", length: 3 }) addedAt!: Date;
}
