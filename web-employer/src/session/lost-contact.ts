/** P-12: a desk whose number and address are gone is no dead end. */
export const LOST_CONTACT =
  "原手机号码和邮箱都已不能接收验证码的，请联系平台客服，凭加盖公章的网签授权书和本人身份证件办理更换。";
