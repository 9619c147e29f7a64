import { InputType, ObjectType, registerEnumType } from "type-graphql";
import {
  FIELD_KINDS,
  type FieldKind,
  type FilledAgreementOrigin,
  type ProofRule,
} from "../../catalogue/index.js";
import { Access, DESKS, REVIEWERS } from "../../words/access.js";
import { decimal, fields, flag, listOf, of, text, texts, whole, word } from "../../words/fields.js";
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
export class FormsOfInput extends fields({
  cohort: whole,
  trainingModeCode: text,
  educationLevelCode: text.open.saying("学历层次; without it types of every stage of study are offered."),
}) {}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("DestinationType", { description: "A type of destination that may be registered (D-03)." })
export class DestinationType extends fields({
  code: text,
  label: text,
  pinyin: text.saying("How the label is read, a space between syllables, to search by."),
  groupLabel: text.saying("单位就业, 自主创业, 自由职业, 升学, 未就业."),
  help: text.orNull.saying("One line for whoever chooses."),
  subTypeLabel: text.orNull.saying("What the choice among the sub-types is called."),
  subTypes: listOf(CatalogueOption).saying("One of these must be chosen; empty: there is none."),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("FieldCondition", { description: "True while the field `key` has one of the values." })
export class FieldCondition extends fields({
  key: text,
  values: texts,
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("FormField")
export class FormFieldView extends fields({
  key: text.saying("Means the same in every form, e.g. `uscc`."),
  label: text,
  kind: word<FieldKind>(FieldKindEnum),
  mandatory: flag,
  optionalWhen: of(FieldCondition).orNull.saying("While this holds, even a mandatory field may stay empty."),
  subTypes: texts.orNull.saying("The sub-types that have the field; null: all."),
  maxLength: whole.saying("In characters."),
  table: text.orNull.saying("Of a CODE: the table among the form's."),
  without: texts.saying("Codes of the table that this field does not take."),
  onProblem: flag.saying("Shown only while there is a problem with it, or a value."),
  help: text.orNull,
  format: text.orNull.saying(
    "ECMAScript regular expression of a value without its spaces; what fits may still be refused, what does not will be.",
  ),
  formatProblem: text.orNull.saying("What to say beside the field of a value that does not fit."),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("FormSection")
export class FormSectionView extends fields({
  title: text,
  fields: listOf(FormFieldView),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("ProofKind", { description: "One kind of proof (证明材料)." })
export class ProofKind extends fields({
  key: text.saying("The purpose of its uploads."),
  label: text,
  help: text.orNull,
  when: of(FieldCondition).orNull.saying(
    "Asked for only while this holds, or the field is empty; null: always.",
  ),
  sampleUrl: text.orNull.saying(
    "Its 样表 as PDF, to be printed and filled in; with `/pages` behind it a picture.",
  ),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("ProofGroup")
export class ProofGroupView extends fields({
  key: text,
  rule: word<ProofRule>(ProofRuleEnum),
  subTypes: texts.orNull.saying("The sub-types that need the group; null: all."),
  proofs: listOf(ProofKind),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("FormTable", { description: "A code table that fields of the form choose from." })
export class FormTable extends fields({
  name: text,
  options: listOf(CatalogueOption),
}) {}

@Access("GRADUATE", "EMPLOYER", ...REVIEWERS)
@ObjectType("CatalogueForm", {
  description: "A form as the catalogue describes it: draw it from this, whatever it is.",
})
export class CatalogueFormView extends fields({
  sections: listOf(FormSectionView),
  proofs: listOf(ProofGroupView),
  tables: listOf(FormTable),
}) {}

@Access("GRADUATE", ...REVIEWERS)
@ObjectType("MinimumWage", { description: "最低工资标准 of a place today, in yuan." })
export class MinimumWageView extends fields({
  from: text.saying("The day from which it holds, YYYY-MM-DD."),
  monthlyYuan: decimal,
  hourlyYuan: decimal,
}) {}

@Access("GRADUATE", "EMPLOYER", ...DESKS)
@ObjectType("FormFact", { description: "A filled-in field as people read it." })
export class FormFactView extends fields({
  key: text,
  label: text,
  value: text.orNull.saying("Labels instead of codes; null: left empty."),
}) {}

@Access("GRADUATE", "EMPLOYER", ...DESKS)
@ObjectType("FormFactSection")
export class FormFactSectionView extends fields({
  title: text,
  facts: listOf(FormFactView),
}) {}

export type { FilledAgreementOrigin };
