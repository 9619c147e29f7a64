/** Two codes on their way: to the account's number and to the new one. */
export interface MobileChangeBegun {
  oldTicket: string;
  newTicket: string;
  newSentTo: string;
}

/** Told once the number is changed. */
export const MOBILE_CHANGED = "手机号码已更换，其他设备上的登录已退出";
