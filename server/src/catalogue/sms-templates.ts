/**
 * Every text that leaves by SMS (F-94), as handed in to the gateway for approval, or by mail under its subject: a closed
 * list. `{…}` are its
 * variables, each with the most characters that gateways let through (35, addresses aside); longer values are cut.
 */
const templates = {
  /** F-28, F-35: the school changed a value of an agreement in force. */
  SIGNING_CHANGED: {
    subject: "签约信息已修改",
    text: "学校已将您与「{employer}」签约信息中的{field}修改为「{value}」，请登录平台核对。如有疑问，请联系学校就业部门。",
    variables: { employer: 35, field: 20, value: 35 },
  },
  /** F-62: department or school changed a destination with its approval. */
  DESTINATION_CHANGED: {
    subject: "去向登记信息已修改",
    text: "{reviewer}在审核您的去向登记时修改了{fields}，请登录平台查看修改前后的内容。如有疑问，请联系学校就业部门。",
    variables: { reviewer: 20, fields: 35 },
  },
  /** F-32: the employer helps to stamp and return the agreement, without an account. */
  STAMP_LINK: {
    subject: "请协助回传就业协议书",
    text: "{school}毕业生{graduate}请贵单位协助回传就业协议书：{link} 。请下载盖章后拍照上传，链接{until}前有效，请勿转发。",
    variables: { school: 35, graduate: 20, link: 200, until: 20 },
  },
  /** F-70, F-72: what was decided on an organisation that registered, or on somebody who asked to join one. */
  ORGANISATION_DECIDED: {
    subject: "单位认证进展",
    text: "「{employer}」{outcome}，请登录平台查看：{link} 。",
    variables: { employer: 35, outcome: 20, link: 200 },
  },
  /** P-12: asked for by whoever knows a name of the account. */
  CODE: {
    subject: "验证码",
    text: "验证码{code}，用于{purpose}，{minutes}分钟内有效。请勿告知他人；如非本人操作，请忽略。",
    variables: { code: 6, purpose: 10, minutes: 3 },
  },
  /** P-12: to the number that an account had. */
  ACCOUNT_RELEASED: {
    subject: "账号已解除",
    text: "{school}已核验证件并解除您原来的毕业生账号，本号码（邮箱）不再用于登录。如非本人办理，请立即联系学校就业部门。",
    variables: { school: 35 },
  },
  /** P-12: to the number that an employer's account had. */
  EMPLOYER_ACCOUNT_RELEASED: {
    subject: "单位账号已更换手机号码",
    text: "平台客服核验身份后，已将「{employer}」的单位账号改用其他手机号码登录，本号码不再用于登录。如非本人办理，请立即联系平台客服。",
    variables: { employer: 35 },
  },
  /** F-72: the person in charge adds a colleague, who sets the password. */
  ACCOUNT_OFFER: {
    subject: "启用单位账号",
    text: "{employer}的网签负责人{person}为您添加了单位账号，请打开{link} 设置密码后启用，{until}前有效，请勿转发。",
    variables: { employer: 35, person: 20, link: 200, until: 20 },
  },
  /** P-12: asked for by whoever forgot it, to the number or mail address of the account. */
  USERNAME: {
    subject: "找回用户名",
    text: "您在平台的用户名为{username}（{organisation}）。如非本人操作，请忽略。",
    variables: { username: 35, organisation: 35 },
  },
} as const;

export type SmsTemplate = keyof typeof templates;

/** What a template's variables are filled with. */
export type SmsVariables<T extends SmsTemplate = SmsTemplate> = Record<
  T extends SmsTemplate ? keyof (typeof templates)[T]["variables"] : never,
  string
>;

export const SMS_TEMPLATES = Object.keys(templates) as SmsTemplate[];

/** The values as they are sent: of this template's variables only, none longer than gateways take. */
export function cutVariables(
  template: SmsTemplate,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries<number>(templates[template].variables).map(([name, most]) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${template} lacks ${name}`);
      const characters = [...value];
      return [name, characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : value];
    }),
  );
}

/** The whole text as its reader gets it, without the sender's signature. */
export function smsText(template: SmsTemplate, values: Readonly<Record<string, string>>): string {
  const cut = cutVariables(template, values);
  return templates[template].text.replace(/\{(\w+)\}/g, (_, name: string) => cut[name] ?? "");
}

/** The same as a mail: what its reader sees before and after opening it. */
export function mailText(
  template: SmsTemplate,
  values: Readonly<Record<string, string>>,
): { subject: string; text: string } {
  return {
    subject: `【毕业去向登记与网上签约平台】${templates[template].subject}`,
    text: `${smsText(template, values)}\n\n本邮件由系统自动发送，请勿回复。\n`,
  };
}
