import type { Config } from "./platform/config.js";

/** An account that the start prints, so that a newcomer can sign in. */
export interface Account {
  /** Whose entrance it is: student, employer or admin. */
  app: string;
  login: string;
  password: string;
  role: string;
  who: string;
  /** What there is to see. */
  see: string;
}

/** What the start prints: where everything is, and in the demo whom to sign in as. */
export function welcome(config: Config, port: number, accounts: readonly Account[]): string {
  const host = ["0.0.0.0", "::"].includes(config.host) ? "localhost" : config.host;
  const base = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const moved = config.port !== 0 && port !== config.port;
  const lines = [
    "",
    "全国高校毕业生毕业去向登记与网上签约平台  Graduate destinations and online signing",
    ...(moved
      ? [`端口 ${config.port} 已被占用，改用 ${port}。 Port ${config.port} is taken: using ${port}.`]
      : []),
    "",
    ...table([
      ["首页 Entrances", `${base}/`],
      ["学生 Graduates", `${base}/student/`],
      ["单位 Employers", `${base}/employer/`],
      ["学校 Staff", `${base}/admin/`],
      ...(config.graphiql ? [["接口调试 API explorer", `${base}/graphiql`]] : []),
      ...(config.sms === "embedded" && config.devPages
        ? [["短信与动态验证码 SMS and sign-in codes", `${base}/dev/sms`]]
        : []),
    ]),
    "",
  ];
  if (accounts.length > 0) {
    lines.push(
      `演示账号，密码均为 ${accounts[0]?.password}  Demo accounts, all with this password`,
      "",
      ...table([
        ["入口 App", "登录名 Login", "身份 Who", "可以看到 What to see"],
        ...accounts.map(({ app, login, role, who, see }) => [`/${app}/`, login, `${role} ${who}`, see]),
      ]),
      "",
    );
  }
  if (config.clock === "test")
    lines.push("测试时钟已启用：时间静止，可由接口拨动。 Test clock: time stands still.", "");
  lines.push("按 Ctrl+C 停止。 Press Ctrl+C to stop.", "");
  return `${lines.join("\n")}\n`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
    });
  }
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - columnsOf(cell))).join("  ")}`.trimEnd(),
  );
}

/** Columns of a terminal: Chinese characters and their punctuation take two. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}
