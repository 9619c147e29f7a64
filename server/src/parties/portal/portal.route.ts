import type { FastifyInstance } from "fastify";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import type { PortalText, PortalTextKind } from "./portal.types.js";
import { portalText, portalTexts } from "./portal-texts.js";

/** The pages that stand for themselves, by their address below /portal/. */
const PAGES: Readonly<Record<string, { kind: PortalTextKind; title: string }>> = {
  privacy: { kind: "PRIVACY", title: "个人信息保护说明" },
  accessibility: { kind: "ACCESSIBILITY", title: "无障碍说明" },
  notice: { kind: "NOTICE", title: "通知公告" },
};

/**
 * `GET /portal.json`, what stands below the pages of the apps, and `/portal/privacy` and its like: plain pages that every
 * browser shows, without an app and without an account.
 */
export function addPortalRoutes(app: FastifyInstance, { pool }: Platform): void {
  app.get("/portal.json", async (_request, reply) => {
    const texts = new Map((await portalTexts(pool)).map(({ kind, body }) => [kind, body]));
    return await reply.header("cache-control", "public, max-age=60").send({
      sponsor: texts.get("SPONSOR") || null,
      filing: texts.get("FILING") || null,
      hasNotice: Boolean(texts.get("NOTICE")),
    });
  });
  for (const [address, { kind, title }] of Object.entries(PAGES)) {
    app.get(`/portal/${address}`, async (_request, reply) => {
      const text = await portalText(pool, kind, null);
      return await reply.type("text/html; charset=utf-8").send(page(title, text));
    });
  }
}

function page(title: string, text: PortalText | null): string {
  const paragraphs = (text?.body || "暂无内容").split(/\n\s*\n/).map((one) => `<p>${escapeHtml(one)}</p>`);
  const published = text?.publishedAt ? `，${beijingText(text.publishedAt)} 发布` : "";
  const version = text?.body ? `<p class="version">第 ${text.version} 版${published}</p>` : "";
  return /* html */ `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${version}
${paragraphs.join("\n")}
<p><a href="/">平台首页</a></p>
</main>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
  :root { font: 16px/1.8 system-ui, "Microsoft YaHei", "Noto Sans SC", sans-serif; color: #1d2530; background: #f4f6f9; }
  body { margin: 0; }
  main { max-width: 720px; margin: 0 auto; padding: 24px 20px 48px; background: #fff; min-height: 100vh; box-sizing: border-box; }
  h1 { margin: 0; font-size: 24px; line-height: 1.4; }
  p { margin: 16px 0 0; white-space: pre-line; overflow-wrap: anywhere; }
  .version { margin-top: 4px; color: #5b6675; font-size: 14px; }
  a { color: #1f4e9e; }`;
