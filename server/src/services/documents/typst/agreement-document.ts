import type { AgreementType } from "../../../words/organisation-words.js";

/** 甲方 as fixed at sending (F-21). What is null prints as 「—」 here and below. */
export interface AgreementEmployer {
  readonly name: string;
  readonly uscc: string;
  readonly natureLabel: string;
  readonly industryLabel: string;
  /** Division and address in one text. */
  readonly address: string;
  readonly contactName: string;
  readonly contactMobile: string;
  readonly contactPhone: string | null;
  readonly contactEmail: string;
}

/** The position and its terms (D-05). */
export interface AgreementJob {
  readonly categoryLabel: string;
  readonly positionName: string;
  readonly workplace: string | null;
  /** 是否解决户档. */
  readonly settlesHousehold: boolean | null;
  /** 报到期限, YYYY-MM-DD. */
  readonly reportBy: string | null;
  readonly monthlySalaryYuan: number | null;
  readonly probation: string | null;
  readonly servicePeriod: string | null;
  readonly penalty: string | null;
  readonly archiveReceiver: string | null;
  readonly archiveAddress: string | null;
  readonly archivePostcode: string | null;
  readonly householdAddress: string | null;
}

/** 乙方. The ID number is printed in full: the agreement is one of the places that needs it (P-08). */
export interface AgreementGraduate {
  readonly name: string;
  readonly sexLabel: string;
  readonly ethnicityLabel: string;
  readonly politicalStatusLabel: string | null;
  readonly idNumber: string;
  /** 证件类型; null where it is an ID card, and not there in documents of before F-99. */
  readonly documentKindLabel?: string | null;
  readonly schoolName: string;
  readonly departmentName: string;
  readonly majorName: string;
  readonly educationLevelLabel: string;
  /** 学制 in years, such as 4.0 or 2.5. */
  readonly durationYears: string;
  readonly studentNumber: string;
  /** 毕业时间, YYYYMM. */
  readonly graduates: string;
  readonly trainingModeLabel: string;
  /** 生源所在地, the full name of the division. */
  readonly originName: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** The school with its 协议经办人 (P-11); 丙方 where the agreement has three parties. */
export interface AgreementSchool {
  readonly name: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly address: string;
  readonly postcode: string;
}

/** Who agreed, and when. */
export interface AgreementConsent {
  /** Role and organisation, never the name of a member of staff (F-05). */
  readonly by: string;
  /** ISO 8601 instant; printed in Beijing time. */
  readonly at: string;
  /** Given by seal or signature on the copy that was sent back then (F-33). */
  readonly onPaper?: boolean;
}

/** One line of the timeline (F-27). */
export interface AgreementStep extends AgreementConsent {
  /** What happened, such as 单位发起邀请. */
  readonly label: string;
}

/**
 * What a 就业协议书 says, whatever came of it: all blocks and articles. Online it is what the graduate reads before
 * accepting, and is frozen then (F-24). Texts typed by people are printed as they are, never read as markup.
 */
export interface AgreementText {
  readonly agreementType: AgreementType;
  /** Graduating year. */
  readonly cohort: number;
  readonly employer: AgreementEmployer;
  readonly job: AgreementJob;
  readonly graduate: AgreementGraduate;
  readonly school: AgreementSchool;
  /** 协议补充内容, 0–1000 characters, line breaks kept; empty prints as 「无」. */
  readonly supplement: string;
  /** The articles; not there in documents of before, which print those of their type. */
  readonly terms?: readonly string[];
}

/** Everything a 就业协议书 prints, fixed when the PDF is made (D-05). */
export interface AgreementDocument extends AgreementText {
  /** 协议书编号. */
  readonly number: string;
  /** Printed to be stamped: it says that it is not in force yet; what the school says of it is left blank (F-31). */
  readonly forStamp?: boolean;
  /**
   * Hash of the text that the graduate read and accepted (F-24): the pages that were read come first, and number, consents
   * and timeline stand on a page of their own.
   */
  readonly textSha256?: string;
  /**
   * Consents given online. Without one, employer and graduate get a place to stamp and sign by hand
   * (offline signing); department is null where the school reviews alone (F-10).
   */
  readonly consents: {
    readonly employer: AgreementConsent | null;
    readonly graduate: AgreementConsent | null;
    readonly department: AgreementConsent | null;
    readonly school: AgreementConsent | null;
  };
  /** In the order in which it happened. */
  readonly timeline: readonly AgreementStep[];
}
