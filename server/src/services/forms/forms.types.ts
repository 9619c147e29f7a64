import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import {
  FIELD_KINDS,
  type FieldKind,
  type FilledAgreementOrigin,
  type ProofRule,
} from "../../catalogue/index.js";
import { Access, READERS, REVIEWERS } from "../../words/access.js";
import { CatalogueOption } from "./catalogue.types.js";

export const FieldKindEnum = Object.fromEntries(FIELD_KINDS.map((kind) => [kind, kind])) as {
  readonly [K in FieldKind]: K;
};
registerEnumType(FieldKindEnum, {
  name: "FieldKind",
  description: "What a field takes. Values are texts: a code, YYYY-MM, YYYY-MM-DD, digits, YES or NO.",
});

export const ProofRuleEnum = { ALL: "ALL", ONE: "ONE", OPTIONAL: "OPTIONAL" } as const;
registerEnumType(ProofRuleEnum, { name: "ProofRule", description: "Each, at least one, or none is needed." });

export const FilledAgreementOriginEnum = { OFFLINE: "OFFLINE", PAPER: "PAPER" } as const;
registerEnumType(FilledAgreementOriginEnum, {
  name: "FilledAgreementOrigin",
  description: "Agreements that the graduate fills in: 线下签约 and 补登.",
});

@InputType("FormsOf", {
  description: "Whose forms a reviewer asks for (F-62); a graduate always gets their own.",
})
export class FormsOfInput {
  @Field(() => Int)
  cohort!: number;

  @Field(() => String)
  trainingModeCode!: string;
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("DestinationType", { description: "A type of destination that may be registered (D-03)." })
export class DestinationType {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { description: "单位就业, 自主创业, 自由职业, 升学, 未就业." })
  groupLabel!: string;

  @Field(() => String, { nullable: true, description: "One line for whoever chooses." })
  help!: string | null;

  @Field(() => String, { nullable: true, description: "What the choice among the sub-types is called." })
  subTypeLabel!: string | null;

  @Field(() => [CatalogueOption], { description: "One of these must be chosen; empty: there is none." })
  subTypes!: CatalogueOption[];
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("FieldCondition", { description: "True while the field `key` has one of the values." })
export class FieldCondition {
  @Field(() => String)
  key!: string;

  @Field(() => [String])
  values!: readonly string[];
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("FormField")
export class FormFieldView {
  @Field(() => String, { description: "Means the same in every form, e.g. `uscc`." })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => FieldKindEnum)
  kind!: FieldKind;

  @Field(() => Boolean)
  mandatory!: boolean;

  @Field(() => FieldCondition, {
    nullable: true,
    description: "While this holds, even a mandatory field may stay empty.",
  })
  optionalWhen!: FieldCondition | null;

  @Field(() => [String], { nullable: true, description: "The sub-types that have the field; null: all." })
  subTypes!: readonly string[] | null;

  @Field(() => Int, { description: "In characters." })
  maxLength!: number;

  @Field(() => String, { nullable: true, description: "Of a CODE: the table among the form's." })
  table!: string | null;

  @Field(() => [String], { description: "Codes of the table that this field does not take." })
  without!: readonly string[];

  @Field(() => String, { nullable: true })
  help!: string | null;
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("FormSection")
export class FormSectionView {
  @Field(() => String)
  title!: string;

  @Field(() => [FormFieldView])
  fields!: readonly FormFieldView[];
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("ProofKind", { description: "One kind of proof (证明材料)." })
export class ProofKind {
  @Field(() => String, { description: "The purpose of its uploads." })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true })
  help!: string | null;
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("ProofGroup")
export class ProofGroupView {
  @Field(() => String)
  key!: string;

  @Field(() => ProofRuleEnum)
  rule!: ProofRule;

  @Field(() => [String], { nullable: true, description: "The sub-types that need the group; null: all." })
  subTypes!: readonly string[] | null;

  @Field(() => [ProofKind])
  proofs!: readonly ProofKind[];
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("FormTable", { description: "A code table that fields of the form choose from." })
export class FormTable {
  @Field(() => String)
  name!: string;

  @Field(() => [CatalogueOption])
  options!: readonly CatalogueOption[];
}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("CatalogueForm", {
  description: "A form as the catalogue describes it: draw it from this, whatever it is.",
})
export class CatalogueFormView {
  @Field(() => [FormSectionView])
  sections!: readonly FormSectionView[];

  @Field(() => [ProofGroupView])
  proofs!: readonly ProofGroupView[];

  @Field(() => [FormTable])
  tables!: readonly FormTable[];
}

@Access("GRADUATE", ...READERS)
@ObjectType("FormFact", { description: "A filled-in field as people read it." })
export class FormFactView {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true, description: "Labels instead of codes; null: left empty." })
  value!: string | null;
}

@Access("GRADUATE", ...READERS)
@ObjectType("FormFactSection")
export class FormFactSectionView {
  @Field(() => String)
  title!: string;

  @Field(() => [FormFactView])
  facts!: readonly FormFactView[];
}

export type { FilledAgreementOrigin };
