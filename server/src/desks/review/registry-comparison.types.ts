import { ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, instant, text } from "../../words/fields.js";

@Access(...READERS)
@ObjectType("StudentFieldComparison", {
  description:
    "Platform's and registry's value of one student field (F-14); `refreshable` ones can be taken over (F-15).",
})
export class StudentFieldComparison extends fields({
  label: text,
  platform: text,
  registry: text,
  differs: flag,
  refreshable: flag,
}) {}

@Access(...READERS)
@ObjectType("RegistryDestination", { description: "What the registry holds for this graduate now (F-14)." })
export class RegistryDestination extends fields({
  code: text,
  label: text,
  employerName: text.orNull,
  uscc: text.orNull,
  natureLabel: text.orNull,
  industryLabel: text.orNull,
  jobCategoryLabel: text.orNull,
  divisionName: text.orNull,
  agreementNumber: text.orNull,
  source: text.saying("PLATFORM or UPLOAD (F-95)"),
  reportedAt: instant,
}) {}
