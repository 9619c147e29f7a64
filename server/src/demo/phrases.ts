import type { Rejection } from "../scenarios/people/index.js";

/** What reviewers of the demo write when they reject (F-11). */
export const REJECTIONS: readonly Rejection[] = [
  {
    reasonCategory: "EMPLOYER_DATA",
    details: "协议中的单位地址与营业执照登记地址不一致，请单位核对后重新发起邀请。",
  },
  { reasonCategory: "GRADUATE_DATA", details: "学生已申请延期毕业，请先到学院教务办公室核实毕业时间。" },
  {
    reasonCategory: "MATERIAL_MISMATCH",
    details: "岗位名称与单位提供的录用通知不一致，请核对后重新发起邀请。",
  },
  { reasonCategory: "OTHER", details: "服务期与违约金尚未协商一致，请双方确认补充内容后重新签约。" },
];

/** What employers of the demo add to the terms (协议补充内容). */
export const SUPPLEMENTS: readonly string[] = [
  "1. 单位提供员工宿舍；2. 试用期工资不低于约定薪酬的80%；3. 毕业生须于报到前取得毕业证书和学位证书。",
  "毕业生如考取全日制研究生或公务员，应于录取后10日内书面通知用人单位，双方协商解除本协议。",
  "工作地点可根据业务需要在省内调整，调整前应征得毕业生本人同意。",
];
