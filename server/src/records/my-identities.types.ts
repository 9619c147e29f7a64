import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { GraduateViewer } from "../parties/identity/index.js";
import { Access } from "../words/access.js";
import { fields, flag, id, listOf, text, whole, word } from "../words/fields.js";
import { UnknownRecord } from "../words/refusals.js";
import { MyRecordCard } from "./my-records.types.js";

/** How a row of a roster stands, with what people read (F-01b). */
export const IDENTITY_STANDINGS = {
  LIVING: "在册",
  CLOSED: "已截止",
  TRANSFERRED: "已转届",
  FROZEN: "失效",
} as const;
export type IdentityStanding = keyof typeof IDENTITY_STANDINGS;
export const IdentityStandingEnum = {
  LIVING: "LIVING",
  CLOSED: "CLOSED",
  TRANSFERRED: "TRANSFERRED",
  FROZEN: "FROZEN",
} as const satisfies { [Standing in IdentityStanding]: Standing };
registerEnumType(IdentityStandingEnum, {
  name: "IdentityStanding",
  description: "CLOSED: its cohort's time has ended; TRANSFERRED: 转届; FROZEN: off the roster (F-91).",
});

@Access("GRADUATE")
@ObjectType("MyIdentity", {
  description:
    "One roster row of the person (F-01a): school, level and cohort, how it stands, and what waits there.",
})
export class MyIdentity extends fields({
  id,
  schoolName: text,
  departmentName: text,
  educationLevelLabel: text,
  majorName: text,
  cohort: whole,
  standing: word<IdentityStanding>(IdentityStandingEnum),
  standingLabel: text,
  current: flag.saying("当前身份: the row for which new things are begun."),
  waiting: listOf(MyRecordCard).saying(
    "What is the graduate's move there, nearest deadline first; no drafts.",
  ),
}) {}

export const ChooseIdentityResult = createUnionType({
  name: "ChooseIdentityResult",
  types: () => [GraduateViewer, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});
