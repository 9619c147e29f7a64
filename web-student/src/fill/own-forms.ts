import type { FilledAgreementOrigin, RecordFormInput, RecordKind } from "../gql/graphql.js";

/** A form that graduates fill in of their own (S-04): one row for each, and nothing else of a kind is in this app. */
export interface OwnForm {
  readonly kind: RecordKind;
  /** Below `/fill/`. */
  readonly path: string;
  /** Its field of the server's input. */
  readonly field: keyof RecordFormInput;
  /** Whose form of the catalogue; null: the form is that of the type that is chosen in it (F-60). */
  readonly origin: FilledAgreementOrigin | null;
  /** On the home page. */
  readonly entry: { readonly title: string; readonly text: string };
  readonly title: string;
  /** Said above the form. */
  readonly note?: string;
  /** What the submission brings about. */
  readonly consequence: string;
}

/** In the order of the home page, independent of the order that the server sends. */
export const OWN_FORMS: readonly OwnForm[] = [
  {
    kind: "OFFLINE_AGREEMENT",
    path: "offline",
    field: "offlineAgreement",
    origin: "OFFLINE",
    entry: {
      title: "未签就业协议申请签约",
      text: "用人单位未使用本平台，填写协议信息，审核通过后下载协议书盖章",
    },
    title: "未签就业协议申请签约",
    note: "一次只能生成一份协议书。学校（院系）审核通过后生成就业协议书，由单位盖章后上传。",
    consequence:
      "提交后由学校（院系）审核，审核通过后生成就业协议书，所填内容不能再修改；审核开始前可撤回。提交后不能接受其他签约邀请。",
  },
  {
    kind: "PAPER_AGREEMENT",
    path: "paper",
    field: "paperAgreement",
    origin: "PAPER",
    entry: {
      title: "已签就业协议登记信息",
      text: "已与用人单位签订纸质就业协议书，登记协议信息并上传图片",
    },
    title: "已签就业协议登记",
    consequence: "提交后由学校（院系）审核；审核开始前可撤回修改。审核通过前不能接受其他签约邀请。",
  },
  {
    kind: "DESTINATION",
    path: "destination",
    field: "destination",
    origin: null,
    entry: {
      title: "无需就业协议去向登记",
      text: "升学、出国、劳动合同、应征入伍、自主创业、自由职业等其他去向",
    },
    title: "毕业去向登记",
    consequence:
      "提交后由学校（院系）审核；审核开始前可撤回修改。提交后不能接受签约邀请，登记通过后作废的除外。",
  },
];

/** The form of a kind of record; undefined: none is filled in here. */
export function ownFormOf(kind: RecordKind): OwnForm | undefined {
  return OWN_FORMS.find((form) => form.kind === kind);
}

/** Where the form of a record is filled in. */
export function fillAddress({ path }: OwnForm, recordId: string): string {
  return `/fill/${path}/${recordId}`;
}
