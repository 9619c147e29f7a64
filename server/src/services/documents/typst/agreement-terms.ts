import type { AgreementType } from "../../../words/organisation-words.js";

/**
 * The printed articles. The official wording is not in our sources: this text is ours, says only what the
 * flows do (F-01, F-25, F-51, F-57) and what the law already says, and is fixed per type (D-05).
 */
export function agreementTerms(type: AgreementType): readonly string[] {
  return [
    ...opening[type],
    "甲方已如实介绍本单位和拟录用岗位的情况，乙方已如实介绍本人情况；双方提供的信息真实、准确，并对其真实性负责。",
    "甲方同意录用乙方，乙方同意到甲方就业，并按约定的期限报到。乙方报到后，双方应当依法订立劳动合同或者聘用合同，合同内容应与本协议约定的内容一致。",
    "本协议书生效期间，乙方不得再与其他用人单位签订就业协议。需要解约的，由一方在平台提出申请并说明原因，经另一方同意、学校审核通过后解除；解除的记录予以保留。",
    "本协议未尽事宜，由双方协商，可在「协议补充内容」中约定；补充内容不得违反国家法律法规和就业政策。",
  ];
}

const opening: Record<AgreementType, readonly string[]> = {
  TWO_PARTY: [
    "甲、乙双方在平等自愿、协商一致的基础上签订本协议。学校对协议进行鉴证，鉴证通过后本协议书生效。",
  ],
  THREE_PARTY: [
    "甲、乙、丙三方在平等自愿、协商一致的基础上签订本协议。丙方对协议进行审核，审核通过后本协议书生效。",
  ],
};
