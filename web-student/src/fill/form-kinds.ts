import type { FormValues } from "@gd/web-kit";
import type {
  DraftFieldsFragment,
  FilledAgreementOrigin,
  RecordFormInput,
  RecordKind,
} from "../gql/graphql.js";
import { agreementFormOf, catalogueKey, problemOfMoney, valuesOfAgreement } from "./agreement-values.js";
import { destinationFormOf, valuesOfDestination } from "./destination-values.js";

/** All that tells one form from another: the page, its saving and its submission are the same for all. */
export interface FormKind {
  readonly kind: RecordKind;
  readonly title: string;
  /** Said above the form. */
  readonly note?: string;
  /** What the submission brings about. */
  readonly consequence: string;
  /** Whose form of the catalogue; null: the form is that of the type that is chosen in it (F-60). */
  readonly origin: FilledAgreementOrigin | null;
  /** What the files of a proof are at the server. */
  readonly purposeOf: (proofKey: string) => string;
  /** The field that a path of a refusal is about: its key, `proofs.<key>`, or `uploadIds`. */
  readonly fieldOf: (path: string) => string;
  /** What the server's type cannot even carry, by the keys of fields. */
  readonly problemsOf: (values: FormValues) => FormValues;
  /** What is typed, as the server takes it: the one field of its input that is this form's. */
  readonly formOf: (
    values: FormValues,
    more: { version?: number | null; uploadIds?: string[] },
  ) => RecordFormInput;
}

const ofAgreement = {
  purposeOf: () => "AGREEMENT_SCAN",
  // Below `form`, under the server's own names.
  fieldOf: (path: string) => catalogueKey(path.replace(/^form\./, "")),
  problemsOf: problemOfMoney,
};

const kinds: Readonly<Record<string, FormKind>> = {
  offline: {
    ...ofAgreement,
    kind: "OFFLINE_AGREEMENT",
    title: "未签就业协议申请签约",
    note: "一次只能生成一份协议书。学校（学院）审核通过后生成就业协议书，由单位盖章后上传。",
    consequence:
      "提交后由学校（学院）审核，审核通过后生成就业协议书，所填内容不能再修改；审核开始前可撤回。提交后不能接受其他签约邀请。",
    origin: "OFFLINE",
    // It has no files before it is stamped (F-32).
    formOf: (values, { version }) => ({ offlineAgreement: { ...agreementFormOf(values), version } }),
  },
  paper: {
    ...ofAgreement,
    kind: "PAPER_AGREEMENT",
    title: "已签就业协议登记",
    consequence: "提交后由学校（学院）审核；审核开始前可撤回修改。审核通过前不能接受其他签约邀请。",
    origin: "PAPER",
    formOf: (values, more) => ({ paperAgreement: { ...agreementFormOf(values), ...more } }),
  },
  destination: {
    kind: "DESTINATION",
    title: "毕业去向登记",
    consequence:
      "提交后由学校（学院）审核；审核开始前可撤回修改。提交后不能接受签约邀请，登记通过后作废的除外。",
    origin: null,
    purposeOf: (proofKey) => proofKey,
    fieldOf: (path) => path.replace(/^form\.(fields\.)?/, ""),
    problemsOf: () => ({}),
    formOf: (values, more) => ({ destination: { ...destinationFormOf(values), ...more } }),
  },
};

/** The form at `/fill/<path>`; undefined where there is none. */
export function formKindAt(path: string): FormKind | undefined {
  return Object.hasOwn(kinds, path) ? kinds[path] : undefined;
}

/** What the server keeps of a form; null where it is not the graduate's to edit. */
export function keptForm(draft: DraftFieldsFragment): { values: FormValues; version: number | null } | null {
  if ("agreementForm" in draft && draft.agreementForm) {
    return { values: valuesOfAgreement(draft.agreementForm), version: draft.agreementForm.version ?? null };
  }
  if ("destinationForm" in draft && draft.destinationForm) {
    const form = draft.destinationForm;
    return { values: valuesOfDestination(form), version: form.version ?? null };
  }
  return null;
}
