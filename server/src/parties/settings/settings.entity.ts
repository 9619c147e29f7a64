import { PrimaryKeyProp, type Ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { AgreementType, ReviewMode } from "../../words/organisation-words.js";
import type { LevelScope, StaffModule } from "../identity/index.js";
import { Province, School } from "../roster/index.js";

/** P-10: the agreement type of a province's cohort, fixed once any record of it exists. */
@Entity({ tableName: "province_cohort" })
export class ProvinceCohort {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => Province, { ref: true }) province!: Ref<Province>;

  @Property({ type: "integer" }) cohort!: number;

  @Property({ type: "text" }) agreementType!: AgreementType;
}

/** P-06: a module a province has opened for its schools. */
@Entity({ tableName: "opened_module" })
export class OpenedModule {
  [PrimaryKeyProp]?: ["province", "module"];

  @ManyToOne(() => Province, { ref: true, primary: true }) province!: Ref<Province>;

  @PrimaryKey({ type: "text" }) module!: StaffModule;
}

/** P-11: 签约设置 of a school for one cohort. */
@Entity({ tableName: "signing_settings" })
export class SigningSettings {
  @PrimaryKey({ type: "uuid" }) id!: string;

  @ManyToOne(() => School, { ref: true }) school!: Ref<School>;

  @Property({ type: "integer" }) cohort!: number;

  /** When 在线签约 was switched on; with it 补登 and 去向登记. Null: off. */
  @Property({ type: "datetime", nullable: true }) signingOnAt: Date | null = null;

  @Property({ type: "text" }) reviewMode!: ReviewMode;

  /** 毕业生可提交解约申请最大次数, 0–99 (F-55). */
  @Property({ type: "integer" }) terminationLimit!: number;

  @Property({ version: true, type: "integer" })
  version = 1;
}

/** 协议经办人 of a school's cohort: one for all levels, or one per level; never changed once submitted. */
@Entity({ tableName: "agreement_contact" })
export class AgreementContact {
  [PrimaryKeyProp]?: ["settings", "levelScope"];

  @ManyToOne(() => SigningSettings, { ref: true, primary: true }) settings!: Ref<SigningSettings>;

  @PrimaryKey({ type: "text" }) levelScope!: LevelScope;

  @Property({ type: "text" }) name!: string;

  @Property({ type: "text" }) phone!: string;

  @Property({ type: "text" }) address!: string;

  @Property({ type: "text" }) postcode!: string;
}
