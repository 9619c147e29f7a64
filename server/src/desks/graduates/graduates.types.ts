import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { type EducationLevel, ProfileGroup } from "../../parties/identity/index.js";
import { Access, READERS } from "../../words/access.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus, RecordTone } from "../../words/record-words.js";
import { InvalidInput, NotAllowed } from "../../words/refusals.js";
import { RegistryDestination } from "../review/index.js";

@InputType("GraduateFilter", {
  description: "Above one school only cohort, name, ID number and frozen, the first three not all empty.",
})
export class GraduateFilter {
  @Field(() => Int, { nullable: true })
  cohort?: number | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => EducationLevelEnum, { nullable: true })
  educationLevel?: EducationLevel | null;

  @Field(() => String, { nullable: true })
  majorName?: string | null;

  @Field(() => String, { nullable: true, description: "培养方式 code" })
  trainingMode?: string | null;

  @Field(() => String, { nullable: true, description: "Exact name" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Exact ID number" })
  idNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Exact 学号" })
  studentNumber?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: 失效信息管理 (F-91); null: all." })
  frozen?: boolean | null;
}

@InputType("RegistryFilter", {
  description: "Above one school without department, and cohort, name and ID number not all empty.",
})
export class RegistryFilter {
  @Field(() => Int, { nullable: true })
  cohort?: number | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => String, { nullable: true, description: "Destination code (D-03)" })
  code?: string | null;

  @Field(() => String, { nullable: true, description: "Exact name" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Exact ID number" })
  idNumber?: string | null;
}

@Access(...READERS)
@ObjectType("GraduateRow")
export class GraduateRow {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  studentNumber!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  departmentName!: string;

  @Field(() => String)
  majorName!: string;

  @Field(() => String)
  educationLevelLabel!: string;

  @Field(() => String)
  trainingModeLabel!: string;

  @Field(() => Boolean)
  frozen!: boolean;

  @Field(() => String, { nullable: true, description: "Why the graduate cannot sign online now." })
  notSigningReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of the record that holds the graduate (F-01); null when free.",
  })
  statusLabel!: string | null;
}

@Access(...READERS)
@ObjectType("GraduatePage")
export class GraduatePage extends pageOf(GraduateRow) {}

@Access(...READERS)
@ObjectType("GraduateRecordRow")
export class GraduateRecordRow {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  counterpart!: string;

  @Field(() => String, { nullable: true })
  positionName!: string | null;

  @Field(() => RecordKind)
  kind!: RecordKind;

  @Field(() => RecordStatus)
  status!: RecordStatus;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => RecordTone)
  tone!: RecordTone;

  @Field(() => Date)
  changedAt!: Date;
}

@Access(...READERS)
@ObjectType("GraduateDetail", { description: "The roster's data, personal ones masked (P-08)." })
export class GraduateDetail {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => Boolean)
  frozen!: boolean;

  @Field(() => [ProfileGroup])
  groups!: ProfileGroup[];

  @Field(() => [GraduateRecordRow], { description: "Newest change first; those in the viewer's sight." })
  records!: GraduateRecordRow[];

  @Field(() => RegistryDestination, { nullable: true })
  registryDestination!: RegistryDestination | null;
}

@Access(...READERS)
@ObjectType("RegistryDestinationRow")
export class RegistryDestinationRow {
  @Field(() => ID)
  graduateId!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => String)
  graduateName!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  departmentName!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true })
  employerName!: string | null;

  @Field(() => String, { nullable: true })
  agreementNumber!: string | null;

  @Field(() => String, { description: "PLATFORM or UPLOAD (F-95)" })
  source!: string;

  @Field(() => Date)
  reportedAt!: string;
}

@Access(...READERS)
@ObjectType("RegistryDestinationPage")
export class RegistryDestinationPage extends pageOf(RegistryDestinationRow) {}

@Access("SCHOOL")
@ObjectType("RosterChangeItem")
export class RosterChangeItem {
  @Field(() => ID)
  graduateId!: string;

  @Field(() => String, { description: "Empty for an id out of sight." })
  name!: string;

  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => String)
  message!: string;
}

@Access("SCHOOL")
@ObjectType("RosterChanged", { description: "Each graduate succeeds or fails by itself." })
export class RosterChanged {
  @Field(() => Int)
  changed!: number;

  @Field(() => [RosterChangeItem])
  items!: RosterChangeItem[];
}

export const RosterChangeResult = createUnionType({
  name: "RosterChangeResult",
  types: () => [RosterChanged, InvalidInput, NotAllowed] as const,
});
