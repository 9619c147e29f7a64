import type { Rejection, TerminationReason } from "../people/index.js";

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

/** What they write when they return or reject what graduates filled in themselves (F-11). */
export const ABOUT_PAPERS: readonly Rejection[] = [
  {
    reasonCategory: "UNCLEAR_MATERIAL",
    details: "协议书第2页公章处模糊，请在光线充足处重新拍摄后上传。",
  },
  { reasonCategory: "EMPLOYER_DATA", details: "单位名称与公章不一致，请按公章填写单位全称。" },
  { reasonCategory: "MATERIAL_MISMATCH", details: "填写的岗位与协议书不一致，请核对后修改。" },
];

/** The same about destinations. */
export const ABOUT_DESTINATIONS: readonly Rejection[] = [
  { reasonCategory: "UNCLEAR_MATERIAL", details: "录取通知书未拍全，看不到院校公章，请重新上传。" },
  { reasonCategory: "DESTINATION_TYPE", details: "您提供的是聘用合同，请改选相应的去向类型后重新填写。" },
];

/** Why agreements of the demo end (F-50). */
export const ENDINGS: readonly TerminationReason[] = [
  { reasonCode: "FURTHER_STUDY", explanation: "已被录取为全日制硕士研究生，与单位沟通后申请解除就业协议。" },
  { reasonCode: "PUBLIC_SERVICE", explanation: "已通过公务员录用考察，拟到录用单位报到，申请解除就业协议。" },
  { reasonCode: "PERSONAL", explanation: "因家庭原因需回生源地就业，已向单位书面说明，申请解除就业协议。" },
];

/** Why employers of the demo ask for the end. */
export const EMPLOYERS_ENDING: TerminationReason = {
  reasonCode: "EMPLOYER",
  explanation: "因部门业务调整，原定岗位取消，已与毕业生沟通补偿事宜，申请解除就业协议。",
};

/** What a school writes down where one side was not heard (F-52, F-54). */
export const CONSULTED = {
  statement:
    "学校已三次电话联系用人单位人力资源部门，并书面函告，单位逾期未予答复。经学院和就业指导中心研究，同意解除该就业协议。",
  employerConsulted: true,
};

/** What employers of the demo add to the terms (协议补充内容). */
export const SUPPLEMENTS: readonly string[] = [
  "1. 单位提供员工宿舍；2. 试用期工资不低于约定薪酬的80%；3. 毕业生须于报到前取得毕业证书和学位证书。",
  "毕业生如考取全日制研究生或公务员，应于录取后10日内书面通知用人单位，双方协商解除本协议。",
  "工作地点可根据业务需要在省内调整，调整前应征得毕业生本人同意。",
];
