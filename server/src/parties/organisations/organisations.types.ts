import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { StaffModule } from "../identity/index.js";

export const StaffModuleEnum = {
  EMPLOYMENT: "EMPLOYMENT",
  ARCHIVE: "ARCHIVE",
  HOUSEHOLD: "HOUSEHOLD",
} as const;
registerEnumType(StaffModuleEnum, {
  name: "StaffModule",
  description: "What a province opens for its schools (P-06).",
});

@Access("PROVINCE", "MINISTRY")
@ObjectType("ProvinceRow")
export class ProvinceRow {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "GB/T 2260, two digits." })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  schools!: number;

  @Field(() => [StaffModuleEnum], { description: "The modules that the province has opened (P-06)." })
  modules!: StaffModule[];
}

@Access("PROVINCE", "MINISTRY")
@ObjectType("SchoolRow")
export class SchoolRow {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "院校代码, five digits." })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  provinceName!: string;

  @Field(() => String)
  address!: string;

  @Field(() => Int, { description: "On the roster of the cohort, frozen ones not counted (F-91)." })
  graduates!: number;

  @Field(() => Boolean, { description: "Whether the school has switched the cohort's signing on (P-11)." })
  signingOn!: boolean;
}

@Access("PROVINCE", "MINISTRY")
@ObjectType("SchoolPage")
export class SchoolPage extends pageOf(SchoolRow) {}

@InputType()
export class ProvinceInput {
  @Field(() => String, { description: "GB/T 2260, two digits." })
  code!: string;

  @Field(() => String)
  name!: string;
}

@InputType()
export class SchoolInput {
  @Field(() => String, { description: "院校代码, five digits." })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  provinceCode!: string;

  @Field(() => String)
  address!: string;
}

@Access("MINISTRY")
@ObjectType("ImportedOrganisations")
export class ImportedOrganisations {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;
}

export const ImportOrganisationsResult = createUnionType({
  name: "ImportOrganisationsResult",
  types: () => [ImportedOrganisations, InvalidInput, NotAllowed] as const,
});

export const OpenModuleResult = createUnionType({
  name: "OpenModuleResult",
  types: () => [ProvinceRow, UnknownRecord, NotAllowed] as const,
});
