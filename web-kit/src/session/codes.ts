/** Told to everybody who asks for a code: whether there is such an account is told to nobody (P-07). */
export const CODE_SENT = "如该账号存在，验证码已发送至其绑定的手机号码或邮箱，5分钟内有效。";
