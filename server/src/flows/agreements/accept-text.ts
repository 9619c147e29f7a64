import { noContact } from "../../parties/settings/index.js";
import { NotAllowed } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { keepText, readText } from "./agreement-text.js";
import { graduateAsOfNow } from "./graduate-as-told.js";
import type { SigningSubject } from "./signing-subject.js";

/**
 * Effect of an acceptance (F-24): the graduate has read what would be printed now, to the letter, and it is frozen with its
 * hash. What the roster changes afterwards changes the graduate, not the text.
 */
export async function acceptText(moment: Moment<SigningSubject, { textSha256?: string }>): Promise<void> {
  const { subject, input } = moment;
  if (!input.textSha256) {
    throw new NotAllowed(
      "TEXT_UNREAD",
      "请先阅读协议全文，确认无误后再接受邀请；找不到阅读入口的，请刷新页面",
    );
  }
  const read = await readText(moment);
  if (!read) throw noContact();
  if (read.sha256 !== input.textSha256) {
    throw new NotAllowed("TEXT_CHANGED", "协议内容已有变动，请重新阅读后再接受邀请");
  }
  keepText(moment, read);
  Object.assign(subject.agreement, graduateAsOfNow(subject));
}
