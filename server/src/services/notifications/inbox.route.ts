import type { FastifyInstance } from "fastify";
import { checkEmail, checkMobile, type TextCheck } from "../../catalogue/index.js";
import type { List } from "../../lists/list.js";
import { codesShownNow } from "../../parties/identity/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import { receivedMail } from "./mail/deliver-mail.js";
import type { ReceivedText, ReceivedTextFilter } from "./received-text.js";
import { receivedSms } from "./sms/embedded.js";

const DEVELOPER = { role: "DEVELOPER" } as const;
const PAGE = 20;

/** A page of what the embedded stand-in of a neighbour took. */
export interface Inbox {
  path: string;
  /** What stands in it. */
  what: string;
  /** What it is searched by: the name in the address, and what people read. */
  by: { name: string; label: string; inputMode: "numeric" | "email" | "text" };
  check: (typed: string) => TextCheck;
  list: List<ReceivedText, ReceivedTextFilter, typeof DEVELOPER>;
}

const SMS: Inbox = {
  path: "/dev/sms",
  what: "短信",
  by: { name: "mobile", label: "手机号码", inputMode: "numeric" },
  check: checkMobile,
  list: receivedSms,
};
const MAIL: Inbox = {
  path: "/dev/mail",
  what: "邮件",
  by: { name: "address", label: "邮箱", inputMode: "email" },
  check: checkEmail,
  list: receivedMail,
};

/**
 * `GET /dev/sms` and `GET /dev/mail`: what the embedded gateway and the embedded transport took, with numbers, addresses
 * and texts in full. Where the configuration opens no such pages, and where a real one sends, there is none.
 */
export function addInboxes(app: FastifyInstance, platform: Platform): void {
  const { devPages, sms, mail } = platform.config;
  if (!devPages) return;
  if (sms === "embedded") addInbox(app, platform, SMS);
  if (mail === "embedded") addInbox(app, platform, MAIL);
}

/** `GET <path>`: for developers. Whoever adds it has seen to it that the configuration opens such pages. */
export function addInbox(app: FastifyInstance, platform: Platform, inbox: Inbox): void {
  const { path, by, check, list } = inbox;
  app.get<{ Querystring: Record<string, string | string[] | undefined> }>(path, async (request, reply) => {
    const asked = String(request.query[by.name] ?? "").trim();
    const to = asked ? check(asked) : null;
    const after = request.query.after ? String(request.query.after) : null;
    // What nobody can have finds nothing.
    const page =
      to && !to.ok
        ? { rows: [], endCursor: null }
        : await list.page(platform, DEVELOPER, { to: to?.text }, { first: PAGE, after });
    const problem = to && !to.ok ? to.reason : null;
    return await reply
      .type("text/html; charset=utf-8")
      .send(
        inboxPage(
          inbox,
          { asked, problem },
          page,
          path === SMS.path || path === MAIL.path ? await shownCodes(platform) : "",
        ),
      );
  });
}

/** Where else something of the platform arrives. */
function otherInboxes(path: string): string {
  return [SMS, MAIL]
    .filter((inbox) => inbox.path !== path)
    .map((inbox) => `<a href="${inbox.path}">${inbox.what}收件箱</a>`)
    .join(" ");
}

/** P-13: what the telephones of the demo country's people show, so that everybody can try the second factor. */
async function shownCodes(platform: Platform): Promise<string> {
  if (!platform.config.demo) return "";
  const codes = await codesShownNow(platform);
  const rows = codes.map(
    ({ username, code }) => `<tr><td>${escapeHtml(username)}</td><td><strong>${code}</strong></td></tr>`,
  );
  return /* html */ `<section aria-labelledby="codes"><h2 id="codes">演示账号的动态验证码</h2>
<p class="note">登录时「身份验证器当前显示的验证码」，每30秒更换一次，刷新本页查看最新的。</p>
<table><thead><tr><th>用户名</th><th>验证码</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function inboxPage(
  { path, what, by }: Inbox,
  { asked, problem }: { asked: string; problem: string | null },
  { rows, endCursor }: { rows: ReceivedText[]; endCursor: string | null },
  codes: string,
): string {
  const more =
    endCursor && `?${new URLSearchParams({ ...(asked && { [by.name]: asked }), after: endCursor })}`;
  const nothing = asked ? `该${by.label.replace("手机", "")}没有收到${what}` : `还没有${what}`;
  return /* html */ `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${what}收件箱（开发）</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${what}收件箱</h1>
<p class="note">开发环境不外发${what}，平台发出的${what}都在这里，最新的在前。时间为北京时间。${otherInboxes(path)}</p>
${codes}
<form method="get" action="${path}" role="search">
  <label for="to">${by.label}</label>
  <input id="to" name="${by.name}" inputmode="${by.inputMode}" autocomplete="off" value="${escapeHtml(asked)}">
  <button>查询</button>
  ${asked ? `<a href="${path}">显示全部</a>` : ""}
</form>
${problem ? `<p class="note" role="alert">${escapeHtml(problem)}</p>` : rows.map(article).join("\n")}
${!problem && rows.length === 0 ? `<p class="note">${nothing}</p>` : ""}
${more ? `<p><a href="${escapeHtml(more)}">更早的${what}</a></p>` : ""}
</main>
</body>
</html>
`;
}

function article({ to, text, at }: ReceivedText): string {
  return `<article><header><strong>${escapeHtml(to)}</strong> <time datetime="${at}">${beijingText(new Date(at))}</time></header><p>${withLinks(text)}</p></article>`;
}

/** Addresses in a text can be followed, as on a phone. */
function withLinks(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[\w\-./:?=%~#]+/g, (url) => `<a href="${url}">${url}</a>`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
  :root { font-family: system-ui, "Microsoft YaHei", "Noto Sans SC", sans-serif; color: #1d2433; background: #f3f5f8; }
  body { margin: 0; }
  main { max-width: 720px; margin: 0 auto; padding: 24px 16px; }
  h1 { margin: 0 0 4px; font-size: 20px; }
  .note { color: #5d6779; }
  form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 16px 0; }
  input, button { font: inherit; padding: 6px 10px; border: 1px solid #c5ccd8; border-radius: 4px; background: #fff; }
  button { border-color: #1f4e9e; color: #fff; background: #1f4e9e; cursor: pointer; }
  a { color: #1f4e9e; overflow-wrap: anywhere; }
  article { margin: 0 0 12px; padding: 12px 16px; border: 1px solid #e3e7ee; border-radius: 6px; background: #fff; }
  article header { display: flex; justify-content: space-between; gap: 12px; }
  article p { margin: 8px 0 0; line-height: 1.6; overflow-wrap: anywhere; white-space: pre-line; }
  h2 { margin: 16px 0 4px; font-size: 16px; }
  table { border-collapse: collapse; background: #fff; }
  th, td { padding: 4px 16px; border: 1px solid #e3e7ee; text-align: left; font-variant-numeric: tabular-nums; }
  time { color: #5d6779; font-variant-numeric: tabular-nums; }`;
