/** Who is asked about. */
export interface RegisteredEmployer {
  uscc: string;
  name: string;
}

/** What the register says, in its own words, e.g. 存续（在营、开业、在册）. */
export interface RegisterAnswer {
  status: string;
  /** As of when the register says so; null: as of now. */
  asOf: Date | null;
}

/** What is kept and shown where the register has no such organisation. */
export const NOT_REGISTERED = "未查询到登记信息";

/** 国家企业信用信息公示系统, slow and unreliable (F-80). */
export interface BusinessRegister {
  /** @throws whatever goes wrong, and when `signal` ends the waiting. */
  lookup(employer: RegisteredEmployer, signal: AbortSignal): Promise<RegisterAnswer>;
}
