import type { FastifyInstance } from "fastify";
import { checkMobile } from "../../../catalogue/index.js";
import { codesShownNow } from "../../../parties/identity/index.js";
import { beijingText } from "../../../platform/clock.js";
import type { Platform } from "../../../platform/platform.js";
import { type ReceivedSms, receivedSms } from "./embedded.js";

const DEVELOPER = { role: "DEVELOPER" } as const;
const PAGE = 20;

/**
 * `GET /dev/sms`: what the embedded gateway took, with mobile numbers and texts in full. Where the
 * configuration opens no such pages, and where a real gateway sends, there is none.
 */
export function addSmsInbox(app: FastifyInstance, platform: Platform): void {
  const { devPages, sms } = platform.config;
  if (!devPages || sms !== "embedded") return;
  app.get<{ Querystring: { mobile?: string | string[]; after?: string | string[] } }>(
    "/dev/sms",
    async (request, reply) => {
      const asked = String(request.query.mobile ?? "").trim();
      const mobile = asked ? checkMobile(asked) : null;
      const after = request.query.after ? String(request.query.after) : null;
      // A number that nobody can have finds nothing.
      const page =
        mobile && !mobile.ok
          ? { rows: [], endCursor: null }
          : await receivedSms.page(platform, DEVELOPER, { mobile: mobile?.text }, { first: PAGE, after });
      return await reply
        .type("text/html; charset=utf-8")
        .send(
          inboxPage(asked, mobile && !mobile.ok ? mobile.reason : null, page, await shownCodes(platform)),
        );
    },
  );
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
  asked: string,
  problem: string | null,
  { rows, endCursor }: { rows: ReceivedSms[]; endCursor: string | null },
  codes: string,
): string {
  const more = endCursor && `?${new URLSearchParams({ ...(asked && { mobile: asked }), after: endCursor })}`;
  return /* html */ `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>短信收件箱（开发）</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>短信收件箱</h1>
<p class="note">开发环境不外发短信，平台发出的短信都在这里，最新的在前。时间为北京时间。</p>
${codes}
<form method="get" action="/dev/sms" role="search">
  <label for="mobile">手机号码</label>
  <input id="mobile" name="mobile" inputmode="numeric" autocomplete="off" value="${escapeHtml(asked)}">
  <button>查询</button>
  ${asked ? `<a href="/dev/sms">显示全部</a>` : ""}
</form>
${problem ? `<p class="note" role="alert">${escapeHtml(problem)}</p>` : rows.map(article).join("\n")}
${!problem && rows.length === 0 ? `<p class="note">${asked ? "该号码没有收到短信" : "还没有短信"}</p>` : ""}
${more ? `<p><a href="${escapeHtml(more)}">更早的短信</a></p>` : ""}
</main>
</body>
</html>
`;
}

function article({ mobile, text, at }: ReceivedSms): string {
  return `<article><header><strong>${escapeHtml(mobile)}</strong> <time datetime="${at}">${beijingText(new Date(at))}</time></header><p>${withLinks(text)}</p></article>`;
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
  article p { margin: 8px 0 0; line-height: 1.6; overflow-wrap: anywhere; }
  h2 { margin: 16px 0 4px; font-size: 16px; }
  table { border-collapse: collapse; background: #fff; }
  th, td { padding: 4px 16px; border: 1px solid #e3e7ee; text-align: left; font-variant-numeric: tabular-nums; }
  time { color: #5d6779; font-variant-numeric: tabular-nums; }`;
