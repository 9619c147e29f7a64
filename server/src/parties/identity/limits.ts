export interface RateLimit {
  readonly name: string;
  readonly most: number;
  /** Counted from the first time in a window. */
  readonly windowSeconds: number;
  /** Chinese and complete; shown when the limit is used up. */
  readonly message: string;
}

const MINUTE = 60;
const DAY = 86_400;

/** Every limit of the platform, with its values. */
export const RATE_LIMITS = {
  /** Wrong passwords of one network for one account, under whichever of its names (P-14). */
  signInNetwork: {
    name: "sign-in-network",
    most: 10,
    windowSeconds: 15 * MINUTE,
    message: "密码错误次数过多，请15分钟后再试",
  },
  /** The same of a browser that signed in to the account before: strangers do not use it up. */
  signInDevice: {
    name: "sign-in-device",
    most: 10,
    windowSeconds: 15 * MINUTE,
    message: "密码错误次数过多，请15分钟后再试",
  },
  /** Wrong passwords for one account over all networks. Beyond it, and the next, browsers not known wait their turn. */
  signInAccount: {
    name: "sign-in-account",
    most: 50,
    windowSeconds: 15 * MINUTE,
    message: "该账号登录失败较多，为保护账号安全，请稍候再试",
  },
  /** Wrong passwords of one network for all accounts: thousands sit behind one address. */
  signInAddress: {
    name: "sign-in-address",
    most: 300,
    windowSeconds: 15 * MINUTE,
    message: "当前网络登录失败较多，请稍候再试",
  },
  /** Wrong codes of the second factor, over all networks: whoever tries them knows the password. */
  factorTries: {
    name: "factor-tries",
    most: 20,
    windowSeconds: 30 * MINUTE,
    message: "验证码错误次数过多，请30分钟后再试；如非本人操作，请尽快修改密码",
  },
  /** Codes, by SMS or mail, that one network asks for by one account, under whichever of its names (P-12). */
  codeNetwork: {
    name: "code-network",
    most: 5,
    windowSeconds: 60 * MINUTE,
    message: "获取验证码次数过多，请1小时后再试",
  },
  /** The same of a browser that signed in to the account before. */
  codeDevice: {
    name: "code-device",
    most: 5,
    windowSeconds: 60 * MINUTE,
    message: "获取验证码次数过多，请1小时后再试",
  },
  /** Beyond it, and the next, browsers that are not known wait their turn. */
  codeEverybody: {
    name: "code-everybody",
    most: 10,
    windowSeconds: 60 * MINUTE,
    message: "该账号获取验证码较多，请稍候再试",
  },
  codeWholeNetwork: {
    name: "code-whole-network",
    most: 300,
    windowSeconds: 15 * MINUTE,
    message: "当前网络获取验证码较多，请稍候再试",
  },
  /** Codes to one account that browsers not known to it ask for: nobody's phone is flooded through us. */
  codesToAccount: {
    name: "codes-to-account",
    most: 30,
    windowSeconds: DAY,
    message: "今日获取验证码的次数已达上限（每日30次），请明天再试，或使用登录过的设备",
  },
  /** Codes to one number that accounts want for theirs: nobody's phone is flooded by many accounts. */
  codesToNewNumber: {
    name: "codes-to-new-number",
    most: 10,
    windowSeconds: DAY,
    message: "今日向该号码或邮箱发送验证码的次数已达上限（每日10次），请明天再试",
  },
  /** Registrations of one network that came to nothing, for one ID number: guessing 学号 and 考生号 gets nowhere (ADR 8). */
  registerNetwork: {
    name: "register-network",
    most: 10,
    windowSeconds: 60 * MINUTE,
    message: "信息核对未通过的次数过多，请1小时后再试",
  },
  /** The same over all networks. Beyond it, and the next, whoever registers waits their turn. */
  registerPerson: {
    name: "register-person",
    most: 50,
    windowSeconds: 60 * MINUTE,
    message: "该证件号码信息核对未通过的次数较多，请稍候再试",
  },
  /** The same of one network for all persons: a campus registers behind one address. */
  registerAddress: {
    name: "register-address",
    most: 300,
    windowSeconds: 15 * MINUTE,
    message: "当前网络注册失败较多，请稍候再试",
  },
  /** Refreshes of business statuses by one account (F-80): the register is not ours to burden. */
  businessStatus: {
    name: "business-status",
    most: 20,
    windowSeconds: 10 * MINUTE,
    message: "刷新过于频繁，请10分钟后再试",
  },
  /** Agreements, their texts and status sheets that one account fetches: some are printed anew. */
  papers: {
    name: "papers",
    most: 300,
    windowSeconds: 10 * MINUTE,
    message: "查看或下载文件过于频繁，请10分钟后再试",
  },
  /** Suggestions of employers while one graduate types into a form. */
  knownEmployers: {
    name: "known-employers",
    most: 60,
    windowSeconds: MINUTE,
    message: "单位查询过于频繁，请1分钟后再试，或直接填写单位信息",
  },
  /** Questions of one network for schools' offices, asked without signing in: thousands sit behind one address. */
  schoolOffices: {
    name: "school-offices",
    most: 600,
    windowSeconds: 10 * MINUTE,
    message: "当前网络查询过于频繁，请10分钟后再试",
  },
  /** Look-ups of organisations by one account that registers (F-70): the register is not ours to burden. */
  organisationLookups: {
    name: "organisation-lookups",
    most: 20,
    windowSeconds: 10 * MINUTE,
    message: "查询登记信息过于频繁，请10分钟后再试，或直接填写单位信息",
  },
  /** Links for the stamped copy that one graduate has sent (F-32): each is an SMS. */
  stampLink: {
    name: "stamp-link",
    most: 10,
    windowSeconds: DAY,
    message: "今日发送链接的次数已达上限，请明天再试，或自行上传盖章的就业协议书",
  },
  /** The same, one after another: a second tap, or a request sent again, is no second SMS. */
  stampLinkAgain: {
    name: "stamp-link-again",
    most: 1,
    windowSeconds: MINUTE,
    message: "链接刚刚发送，请1分钟后再重新发送",
  },
  /** One graduate to one number. */
  stampLinkToMobile: {
    name: "stamp-link-to-mobile",
    most: 4,
    windowSeconds: DAY,
    message: "今日向该手机号码发送链接的次数已达上限，请明天再试，或自行上传盖章的就业协议书",
  },
  /**
   * All graduates together to one number: nobody's phone is flooded through us. So wide that few graduates cannot use up
   * what an employer needs who hires many.
   */
  stampLinkMobile: {
    name: "stamp-link-mobile",
    most: 60,
    windowSeconds: DAY,
    message: "该手机号码今日接收的链接已达上限，请明天再试",
  },
  /** Accounts that one employer offers to colleagues, those offered again included: each is an SMS (F-72). */
  accountOffers: {
    name: "account-offers",
    most: 50,
    windowSeconds: DAY,
    message: "今日添加账号和重发通知的次数已达上限（每日50次），请明天再试",
  },
  /** One employer to one number. */
  accountOffersToMobile: {
    name: "account-offers-to-mobile",
    most: 4,
    windowSeconds: DAY,
    message: "今日向该手机号码发送的账号通知已达上限（每日4次），请明天再试",
  },
  /** All employers together to one number: nobody's phone is flooded through us. */
  accountOffersMobile: {
    name: "account-offers-mobile",
    most: 30,
    windowSeconds: DAY,
    message: "该手机号码今日接收的账号通知已达上限，请明天再试",
  },
  /** 签约二维码 that one graduate makes anew: the page does so by itself every 5 minutes. */
  cardsShown: {
    name: "cards-shown",
    most: 60,
    windowSeconds: 60 * MINUTE,
    message: "刷新签约二维码过于频繁，请稍后再试",
  },
  /** Codes of such cards that one employer tries and that nobody shows. */
  cardGuesses: {
    name: "card-guesses",
    most: 30,
    windowSeconds: 15 * MINUTE,
    message: "输入的签约码有误次数过多，请15分钟后再试",
  },
  /** Links that do not exist, asked for from one address. */
  stampLinkGuess: {
    name: "stamp-link-guess",
    most: 30,
    windowSeconds: 15 * MINUTE,
    message: "链接有误的次数过多，请15分钟后再试",
  },
  /** Uses of one link: each stands in the audit log. */
  stampLinkUse: {
    name: "stamp-link-use",
    most: 600,
    windowSeconds: 60 * MINUTE,
    message: "操作过于频繁，请稍后再试",
  },
} as const satisfies Record<string, RateLimit>;

/** What costs others something, by account and Beijing day; `message` says how often (P-15). */
export const DAILY_LIMITS = {
  /** Graduates that one employer finds by the exact search (F-20). */
  graduatesFound: {
    name: "graduates-found",
    most: 500,
    windowSeconds: DAY,
    message: "今日查询到的毕业生已达上限（每日500人），请明天再试",
  },
  /** Its searches that find nobody: guessing gets nowhere (P-07). */
  searchesMissed: {
    name: "searches-missed",
    most: 60,
    windowSeconds: DAY,
    message: "今日未查询到结果的次数已达上限（每日60次），请核对学生信息，明天再试",
  },
  /** Spreadsheets of graduates that one employer sends: each starts a process. */
  sheetsSent: {
    name: "sheets-sent",
    most: 60,
    windowSeconds: DAY,
    message: "今日上传的查询表格已达上限（每日60个），请明天再试",
  },
  /** Invitations of one employer to one graduate, those taken back included. */
  invitationsToGraduate: {
    name: "invitations-to-graduate",
    most: 3,
    windowSeconds: DAY,
    message: "今日向该毕业生发送的邀请已达上限（每日3次，含已撤回的），请明天再试",
  },
  /** Requests of one side to end one agreement, those taken back included. */
  terminationsAsked: {
    name: "terminations-asked",
    most: 3,
    windowSeconds: DAY,
    message: "今日对该协议发起的解约申请已达上限（每日3次，含已撤回的），请明天再试",
  },
  /** Exact filters by ID number of one staff account that find nobody (P-08): hits are free. */
  numbersMissed: {
    name: "numbers-missed",
    most: 20,
    windowSeconds: DAY,
    message: "今日按证件号码未查询到结果的次数已达上限（每日20次），请明天再试，或按姓名、学号查询",
  },
  /** Wrong codes, by SMS or mail, to one number, from everywhere; the next are kept for browsers known to its account (P-12). */
  wrongCodes: {
    name: "wrong-codes",
    most: 7,
    windowSeconds: DAY,
    message:
      "今日该账号输错验证码的次数已达上限，请明天再试；仍可用密码登录，或在登录过的手机、电脑上重新获取验证码",
  },
  wrongCodesKept: {
    name: "wrong-codes-kept",
    most: 3,
    windowSeconds: DAY,
    message: "今日该账号输错验证码的次数已达上限（每日10次），请明天再试；仍可用密码登录",
  },
  /** Those of registrations with one number. */
  wrongCodesRegistering: {
    name: "wrong-codes-registering",
    most: 10,
    windowSeconds: DAY,
    message: "今日该号码输错注册验证码的次数已达上限（每日10次），请明天再试",
  },
  /** Files that one graduate or link sends, those refused or taken out included: two records full, and as much again. */
  filesOfPerson: {
    name: "files-of-person",
    most: 200,
    windowSeconds: DAY,
    message: "今日上传的文件已达上限（每日200个，含已移除的），请明天再试",
  },
  /** What these weigh, with the pictures made of them, in kB. */
  kilobytesOfPerson: {
    name: "kilobytes-of-person",
    most: 600_000,
    windowSeconds: DAY,
    message: "今日上传的文件合计已达上限（每日600 MB，含已移除的），请明天再试",
  },
  /** The same of an employer's or a school's account, which send for many. */
  filesOfDesk: {
    name: "files-of-desk",
    most: 2_000,
    windowSeconds: DAY,
    message: "今日上传的文件已达上限（每日2000个，含已移除的），请明天再试",
  },
  kilobytesOfDesk: {
    name: "kilobytes-of-desk",
    most: 6_000_000,
    windowSeconds: DAY,
    message: "今日上传的文件合计已达上限（每日6 GB，含已移除的），请明天再试",
  },
} as const satisfies Record<string, RateLimit>;
