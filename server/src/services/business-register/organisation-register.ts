/** What a register of organisations has of one, as it would stand on its licence. */
export interface RegisteredOrganisation {
  readonly uscc: string;
  readonly name: string;
  /** 类型, e.g. 有限责任公司; null where the register has none. */
  readonly legalForm: string | null;
  /** 登记状态 in the register's words, e.g. 存续（在营、开业、在册）. */
  readonly status: string;
  readonly address: string | null;
  /** 所在地, GB/T 2260, as far as the register says it. */
  readonly division: string | null;
}

/** 国家企业信用信息公示系统 and its like, where an organisation is looked up by its 统一社会信用代码 (F-70). */
export interface OrganisationRegister {
  /** Null: no such organisation. @throws whatever goes wrong, and when `signal` ends the waiting. */
  find(uscc: string, signal: AbortSignal): Promise<RegisteredOrganisation | null>;
}

/** What came of a look-up, as it is kept with a submission and shown to operators. */
export type RegisterFinding =
  | { readonly outcome: "FOUND"; readonly organisation: RegisteredOrganisation }
  /** It has none of this code · it did not answer in time · it has no organisations of this kind. */
  | { readonly outcome: "UNKNOWN" | "UNANSWERED" | "NOT_ASKED"; readonly organisation: null };
