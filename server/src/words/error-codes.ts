/** What a code means: in Chinese as a user may be told, in English for whoever writes a client. */
interface Meaning {
  zh: string;
  en: string;
}

/**
 * Codes of refusals: answers of an act in which nothing was changed, as members of its result union. Closed: a spec
 * fails for a code in the sources that is not here. An answer's own `message` is often more exact than `zh`.
 */
export const REFUSAL_CODES = {
  AGREEMENT_TYPE: {
    zh: "省级主管部门尚未选择协议类型，不能开启在线签约",
    en: "Signing cannot be switched on: the province has not chosen the agreement type of this cohort.",
  },
  ALREADY_INVITED: {
    zh: "与该毕业生已有进行中的邀请或签约，不能重复邀请",
    en: "This employer has an open invitation to, or agreement with, the graduate.",
  },
  ALREADY_REGISTERED: {
    zh: "已注册过账号，请直接登录",
    en: "The person has an account already; told only after everything typed was right.",
  },
  COHORT_CLOSED: {
    zh: "该届的签约已截止，只能查看过往记录",
    en: "The cohort is closed, or not among those that can be set.",
  },
  COMMITTED_ELSEWHERE: {
    zh: "与其他用人单位的签约正在进行或已经生效",
    en: "The graduate is committed to another employer (F-01).",
  },
  DEADLINE_PASSED: {
    zh: "应约截止时间已过",
    en: "The deadline for answering the invitation has passed (F-24).",
  },
  DISABLED: { zh: "该账号已停用", en: "The account is disabled; told only after the right password." },
  DRAFT_CHANGED: {
    zh: "该表单已在其他页面修改，请刷新后继续填写",
    en: "Another window saved the draft since; read it again before saving.",
  },
  DRAFT_EXISTS: {
    zh: "已有一份暂存的同类申请，请在其上继续填写",
    en: "One draft of each kind may stand; continue that one (F-07).",
  },
  FILE_ACTIVE: {
    zh: "PDF 文件含有脚本、附件等动态内容",
    en: "A PDF with scripts, launches, attachments or media within.",
  },
  FILE_BROKEN: {
    zh: "文件已损坏或不完整，无法打开",
    en: "The file claims to be of its kind, and cannot be read as one.",
  },
  FILE_EMPTY: {
    zh: "文件为空，请重新选择文件",
    en: "A file of 0 bytes.",
  },
  FILE_ENCRYPTED: {
    zh: "PDF 文件设有密码或权限限制",
    en: "An encrypted PDF.",
  },
  FILE_KIND: {
    zh: "文件不是 JPEG、PNG、WebP 图片或 PDF 文件",
    en: "By its content the file is none of the kinds that are taken, whatever its name says.",
  },
  FILE_MIXED: {
    zh: "图片文件中夹带了其他内容",
    en: "A picture that is a page, PDF or archive as well.",
  },
  FILE_MOVING: {
    zh: "不支持动态图片",
    en: "A picture with more than one frame.",
  },
  FILE_PIXELS: {
    zh: "图片像素过大，无法处理",
    en: "A picture that would unpack to more than the server gives it.",
  },
  FILE_TOO_LARGE: {
    zh: "文件超过大小上限",
    en: "The file has more bytes than one upload may have.",
  },
  FROZEN: {
    zh: "该毕业生已不在就业管理系统的生源名单中，记录已失效",
    en: "The graduate was removed from the roster; the records are frozen (F-91).",
  },
  GRADUATE_NOT_FOUND: {
    zh: "未找到与所填信息完全一致的毕业生",
    en: "The exact search hit nobody; every miss answers alike (P-07).",
  },
  HIT_EXPIRED: {
    zh: "查询结果已失效，请重新查询",
    en: "The token of an exact search is too old or not this employer's; search again (F-20).",
  },
  ID_TAKEN: {
    zh: "邀请编号无效，请刷新页面后重新发送",
    en: "The id the client made for its invitation belongs to another record; make a new one.",
  },
  INVALID_INPUT: {
    zh: "填写的内容不符合要求",
    en: "Input breaks a rule; `fields` names each field and rule.",
  },
  LEVEL_SCOPE: {
    zh: "超出该账号负责的学历层次范围",
    en: "The act is beyond the levels of education the account is responsible for (P-03).",
  },
  LINK_EXPIRED: {
    zh: "链接已过有效期，请联系毕业生重新发送",
    en: "The link of an SMS is older than 7 days (F-32).",
  },
  LINK_FROZEN: {
    zh: "该毕业生的签约信息已失效，暂时不能操作",
    en: "The graduate of the link is off the roster (F-91).",
  },
  LINK_MOVED_ON: {
    zh: "该就业协议当前无需单位回传",
    en: "The record has moved on: nothing is awaited through the link (F-32).",
  },
  LINK_REPLACED: {
    zh: "毕业生已重新发送链接，请使用最新一条短信中的链接",
    en: "A later link was sent; this one is dead (F-32).",
  },
  LINK_SIGNED: {
    zh: "就业协议书已通过学校审核，无需再操作",
    en: "What came through the link was approved.",
  },
  LINK_SUBMITTED: {
    zh: "就业协议书已提交，正在等待学校审核",
    en: "What came through the link is under review; nothing more can be done through it.",
  },
  LINK_UNKNOWN: {
    zh: "链接无效，请核对短信中的链接是否完整",
    en: "No such link (F-32).",
  },
  LIMIT_REACHED: {
    zh: "操作次数已达上限，请稍后再试",
    en: "A rate limit is used up; `retryAt` says when it works again.",
  },
  LOCKED: {
    zh: "该届已有签约记录，不能更改协议类型",
    en: "The agreement type is locked: records of the cohort exist.",
  },
  MINISTRY_EXISTS: {
    zh: "部级账号已存在",
    en: "A ministry account exists; the first-account command runs once (P-01).",
  },
  MODULE_CLOSED: { zh: "省级主管部门尚未开通该模块", en: "The province has not opened the module." },
  NOTHING_HELD: {
    zh: "没有可以撤销的审核决定",
    en: "There is no held verdict to undo: it took effect or was undone already (F-18).",
  },
  NOT_CHECKED: {
    zh: "该名单未通过检查或已放弃，请重新上传",
    en: "Only a roster whose dry run has ended, and that was not put aside, is committed.",
  },
  NOT_DUE: { zh: "未到应约截止时间", en: "The act belongs to the clock, and its time has not come." },
  NOT_IN_FORCE: {
    zh: "该协议尚未生效或已经结束，不能发起解约",
    en: "The agreement is not in force: there is nothing to terminate (F-50).",
  },
  NOT_IN_ROSTER: {
    zh: "未查询到生源信息，请联系学校就业部门核对",
    en: "No roster holds this graduate (any longer); told only after the right password.",
  },
  NOT_MATCHED: {
    zh: "所填信息与学校上报的生源信息不一致",
    en: "No roster row has all that was typed; whoever is on no roster reads the same (P-07).",
  },
  NOT_VERIFIED: {
    zh: "用人单位尚未通过资质审核",
    en: "The employer is not verified yet and can neither search nor invite.",
  },
  NOT_YOURS: { zh: "您的账号无权进行此项操作", en: "Another party or another account takes this act." },
  NO_SUCH_ACT: {
    zh: "该类记录没有此项操作",
    en: "The flow of the record has no such act, e.g. no return for changes in online signing (F-26).",
  },
  NO_CONTACT: {
    zh: "学校尚未设置该学历层次的协议经办人",
    en: "The school has set no contact for agreements of this level.",
  },
  NO_REVIEWER: {
    zh: "有院系没有启用的读写账号，不能采用院系审核",
    en: "Some department with graduates has no enabled account that may review.",
  },
  NO_RIGHT: {
    zh: "账号没有该模块的权限",
    en: "The account has no right for the employment module; told only after the right password.",
  },
  OWN_ACCOUNT: {
    zh: "不能停用自己的账号或修改自己的权限",
    en: "Nobody disables their own account or changes their own rights.",
  },
  PROOF_MISSING: {
    zh: "修改后的毕业去向缺少证明材料，请退回修改，由学生补充",
    en: "A changed destination lacks proofs of its new type: return it instead (F-62).",
  },
  READ_ONLY: { zh: "账号为只读权限，不能审核或修改", en: "The account may read but not act." },
  RECORD_MOVED_ON: {
    zh: "该记录的状态已变化，本次操作未生效",
    en: "The record is no longer in the state the act starts from (F-06); read it again.",
  },
  REVIEW_MODE_LOCKED: {
    zh: "审核方式已锁定，不能修改",
    en: "The review mode cannot change while records depend on it.",
  },
  RIGHTS: { zh: "该账号的权限高于您自己的权限", en: "The other account's rights are above one's own." },
  ROLE: { zh: "您的账号类型不能进行此操作", en: "The act is another role's." },
  ROSTER_AT_WORK: {
    zh: "本校该届有名单正在检查或提交，请等待其完成",
    en: "Another roster of the school and cohort is being checked or committed; wait for its end.",
  },
  ROSTER_CHANGED: {
    zh: "检查之后本校名单有变化，请重新上传",
    en: "The roster changed since the dry run, which holds no longer; upload the file again.",
  },
  ROSTER_COMMITTED: { zh: "该名单已提交，不能放弃", en: "A committed roster cannot be put aside." },
  ROSTER_WRONG: {
    zh: "名单中有错误，全部正确才能提交",
    en: "The roster has wrong rows; a commit takes all or nothing.",
  },
  SIGNING_OFF: {
    zh: "学校尚未开启该届在线签约",
    en: "The school has not switched signing on for the cohort.",
  },
  SIGNING_ON: {
    zh: "该届在线签约已开启，不能批量删除毕业生，请逐个删除",
    en: "Signing of the cohort is on: graduates are removed one by one (P-11).",
  },
  STATEMENT_GIVEN: {
    zh: "提交的是情况说明，不能审核通过",
    en: "A statement was submitted instead of the stamped copy: the school can only return or reject it (F-34).",
  },
  STUDENT_NUMBER_TAKEN: {
    zh: "学号与本校同届另一名毕业生重复，请先在就业管理系统中更正",
    en: "The registry's student number is another graduate's of the school and cohort.",
  },
  SUBMISSION_CHANGED: {
    zh: "该记录已重新提交，请核对后再审核",
    en: "The verdict was about an earlier submission than the present one (F-06).",
  },
  SUSPENDED: {
    zh: "用人单位已被平台暂停使用",
    en: "The employer is suspended; its records can only be read.",
  },
  SWITCH_LOCKED: {
    zh: "已有签约记录，不能关闭在线签约",
    en: "Signing cannot be switched off: records exist.",
  },
  TERMINATION_LIMIT: {
    zh: "申请解约的次数已达学校规定的上限",
    en: "The graduate has asked as often as the school allows (F-55); `limit` says how often.",
  },
  TERMINATION_OPEN: {
    zh: "该协议已有正在进行的解约申请",
    en: "A termination of this agreement is open (F-56): no second one, no amendments (F-28, F-35).",
  },
  TOO_MANY_FILES: {
    zh: "该记录上传的文件数量已达上限",
    en: "The record has as many files as it may have; `limit` says how many.",
  },
  TRAINING_MODE: {
    zh: "培养方式为定向或委培，不能在线签约",
    en: "Graduates bound by their training mode do not sign online.",
  },
  TRY_AGAIN: {
    zh: "系统繁忙，该项未处理，请稍后再试",
    en: "One item of a bulk act failed for a reason nobody foresaw; it was logged, the others went on.",
  },
  UNKNOWN_RECORD: {
    zh: "未找到该记录",
    en: "No such record for this viewer; an id of others answers exactly so (P-07).",
  },
  VERDICT_GIVEN: {
    zh: "已有审核结论，不能再撤回修改",
    en: "Somebody on the chain has given a verdict on this submission: it cannot be withdrawn (F-12).",
  },
  UPLOADS_BUSY: {
    zh: "当前上传人数较多，请稍后再试",
    en: "The server, or the server for this sender or this file, takes in as much as it can; try again after a pause.",
  },
  UPLOADS_CHANGED: {
    zh: "上传的文件已有变化，请刷新后重新调整顺序",
    en: "The order does not name exactly the files that stand in the form.",
  },
  UPLOADS_CLOSED: {
    zh: "该记录当前状态不能上传或修改材料",
    en: "The record takes no files of this purpose from this party now.",
  },
  UPLOAD_EXPIRED: {
    zh: "上传地址已失效，请重试",
    en: "The signed address is too old or another session's; begin the upload again with the same id.",
  },
  UPLOAD_GONE: {
    zh: "该文件已被移除，请重新选择文件上传",
    en: "The upload was taken out of the form, or its file was refused.",
  },
  VERDICT_HELD: {
    zh: "其他审核人员正在作出审核决定",
    en: "Another reviewer's verdict is being held and can still be undone (F-18).",
  },
  WRONG_CREDENTIALS: {
    zh: "账号或密码错误",
    en: "Wrong account or wrong password: both answer alike (P-07).",
  },
} as const satisfies Record<string, Meaning>;

/** Codes of `errors[].extensions.code`: the operation was not carried out, or not to its end. */
export const ERROR_CODES = {
  BAD_REQUEST: {
    zh: "请求格式有误",
    en: "Not a request this endpoint takes: malformed, batched, too large, or no subscription on a WebSocket.",
  },
  BAD_USER_INPUT: {
    zh: "参数有误",
    en: "A variable of the wrong type, text with a NUL in it, a page of no rows or too many, or a cursor this list did not give.",
  },
  CLOCK_NOT_MOVABLE: {
    zh: "本服务使用真实时间，不能调整",
    en: "`advanceClock` works on a server with CLOCK=test only.",
  },
  FORBIDDEN: {
    zh: "无权访问",
    en: "The role may not send this operation (docs/access.md), or the request comes from another site's page.",
  },
  GRAPHQL_PARSE_FAILED: { zh: "请求有误", en: "The document is not GraphQL, or longer than the limit." },
  GRAPHQL_VALIDATION_FAILED: {
    zh: "请求有误",
    en: "The document does not fit server/schema.graphql, or goes beyond depth, aliases, root fields or cost.",
  },
  INTERNAL_SERVER_ERROR: {
    zh: "系统繁忙，请稍后再试",
    en: "Something nobody foresaw; `requestId` finds it in the log. Acts may be sent again: they are taken once.",
  },
  NOT_CONFIRMED: {
    zh: "请先确认本人信息",
    en: "The graduate must confirm the data of this year before anything else (F-93).",
  },
  OPERATION_RESOLUTION_FAILURE: { zh: "请求有误", en: "`operationName` is missing or names no operation." },
  PERSISTED_QUERY_NOT_FOUND: { zh: "请求有误", en: "Persisted queries are not in use: send the document." },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    zh: "请求有误",
    en: "Persisted queries are not in use: send the document.",
  },
  UNAUTHENTICATED: { zh: "登录已失效，请重新登录", en: "No session, or it has ended: sign in." },
} as const satisfies Record<string, Meaning>;

export type RefusalCode = keyof typeof REFUSAL_CODES;
