import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { SMS_TEMPLATES, type SmsTemplate } from "../catalogue/index.js";

/** Everything the environment decides, read and checked once at the start; nothing else reads `process.env`. */
export interface Config {
  host: string;
  port: number;
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** Absolute path of what the embedded set-up keeps: cluster, keys, documents. */
  dataDir: string;
  /** Where documents and uploads are kept instead of `dataDir`. */
  s3: S3Config | undefined;
  /** 32-byte secrets by key id; the highest id seals, all open (see sealed.ts). */
  dataKeys: ReadonlyMap<number, Buffer>;
  /** The secret of blind indexes and signed tokens, which never rotates with the data keys. */
  indexKey: Buffer;
  /** `test` stands still unless moved by `advanceClock`, from `clockStart` or the moment of the start. */
  clock: "system" | "test";
  clockStart: Date | undefined;
  /** `inline` runs jobs in the server's process, `off` leaves them to `worker.js`. */
  worker: "inline" | "off";
  /** Also a server with a database of its own that is not asked to be anything else: what is forgotten fails closed. */
  production: boolean;
  introspection: boolean;
  graphiql: boolean;
  /** Pages that show what leaves the platform, in full and to whoever reaches the server: /dev/sms, /dev/mail. */
  devPages: boolean;
  /** Cookies over HTTPS only. */
  secureCookies: boolean;
  /** Where people reach the platform, without a slash at its end: links that leave by SMS begin so (F-32). */
  publicUrl: string;
  /** How many proxies stand before the server, each adding to X-Forwarded-For: what is before them the client made up. */
  trustProxy: number;
  /** What GET /metrics must be asked with; absent: there is no such page. */
  metricsToken: string | undefined;
  /** The start of stage/ loads the demo country into an empty database. */
  demo: boolean;
  /** Who takes SMS; `embedded` keeps them in the database, to be read where there are `devPages`. */
  sms: "embedded" | AliyunSms;
  /** Who takes mail (P-12); `embedded` keeps it in the database, to be read where there are `devPages`. */
  mail: "embedded" | SmtpServer;
  /** Who is asked for the business status of employers (F-80); embedded answers by itself. */
  businessRegister: "embedded" | BusinessRegisterAddress;
  /** Who is asked for the data of organisations that register (F-70). */
  organisationRegister: "embedded" | BusinessRegisterAddress;
  /** Who pays the small transfers of F-70; the embedded bank shows them where there are `devPages`. */
  bank: "embedded" | BankAddress;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** 阿里云短信服务: the account, the approved signature, and the approved template of each text. */
export interface AliyunSms {
  endpoint: string;
  keyId: string;
  keySecret: string;
  signName: string;
  templateCodes: Readonly<Record<SmsTemplate, string>>;
}

/** A mail server of the platform's own domain. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS, which only a server on this very machine may go without. */
  secure: boolean;
  requireTls: boolean;
  user: string | undefined;
  password: string | undefined;
  /** `名称 <no-reply@example.edu.cn>` */
  from: string;
}

export interface BusinessRegisterAddress {
  url: string;
  token: string | undefined;
}

/** A bank that pays by orders over HTTPS; both sides sign with the secret. */
export interface BankAddress {
  url: string;
  secret: string;
}

/** A bucket of an S3-speaking store. */
export interface S3Config {
  /** `https://…`, without the bucket. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const flag = z
  .enum(["0", "1", "true", "false", "on", "off"])
  .transform((text) => ["1", "true", "on"].includes(text));
const hops = z
  .string()
  .regex(/^([0-9]|true|false|on|off)$/, "must be the number of proxies before the server, 0–9")
  .transform((text) => (/^\d$/.test(text) ? Number(text) : text === "true" || text === "on" ? 1 : 0));
const secret = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === 32, "must be 32 bytes in base64");

const dataKeys = z.string().transform((text, context) => {
  const keys = new Map<number, Buffer>();
  for (const part of text.split(",")) {
    const match = /^(\d{1,3}):(\S+)$/.exec(part.trim());
    const id = Number(match?.[1]);
    const bytes = Buffer.from(match?.[2] ?? "", "base64");
    if (!match || id < 1 || id > 255 || bytes.length !== 32 || keys.has(id)) {
      context.addIssue("must read 1:base64,2:base64 with ids of 1–255 and 32 bytes each");
      return z.NEVER;
    }
    keys.set(id, bytes);
  }
  return keys;
});

/** A neighbour's address: over TLS, or on this very machine. */
const neighbour = z
  .url()
  .refine(
    (text) => /^https:\/\//.test(text) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text),
    "must be an https:// address",
  );

const templateCodes = z.string().transform((text, context) => {
  const codes = new Map(
    text.split(",").map((part) => {
      const [name = "", code = ""] = part.split(":", 2);
      return [name.trim(), code.trim()] as const;
    }),
  );
  if (codes.size !== SMS_TEMPLATES.length || !SMS_TEMPLATES.every((name) => codes.get(name))) {
    context.addIssue(`must read ${SMS_TEMPLATES.map((name) => `${name}:SMS_…`).join(",")}`);
    return z.NEVER;
  }
  return Object.fromEntries(codes) as Record<SmsTemplate, string>;
});

const environment = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgres:// address")
    .optional(),
  DATA_DIR: z.string().default(".data"),
  DATA_KEYS: dataKeys.optional(),
  INDEX_KEY: secret.optional(),
  S3_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/?$/, "must be an http(s) address without a path")
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLOCK: z.enum(["system", "test"]).default("system"),
  CLOCK_START: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  WORKER: z.enum(["inline", "off"]).default("inline"),
  INTROSPECTION: flag.optional(),
  GRAPHIQL: flag.optional(),
  DEV_PAGES: flag.optional(),
  SECURE_COOKIES: flag.optional(),
  PUBLIC_URL: z
    .string()
    .regex(
      /^(https:\/\/[^/?#\s]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)\/?$/,
      "must be an https:// address without a path",
    )
    .optional(),
  TRUST_PROXY: hops.default(0),
  METRICS_TOKEN: z.string().min(16, "must have 16 characters at least").optional(),
  DEMO: flag.optional(),
  SMS: z.enum(["embedded", "aliyun"]).default("embedded"),
  ALIYUN_SMS_ENDPOINT: neighbour.default("https://dysmsapi.aliyuncs.com"),
  ALIYUN_SMS_KEY_ID: z.string().optional(),
  ALIYUN_SMS_KEY_SECRET: z.string().optional(),
  ALIYUN_SMS_SIGN_NAME: z.string().optional(),
  ALIYUN_SMS_TEMPLATES: templateCodes.optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine((text) => new URL(text).hostname !== "", "must be smtps://user:password@host:465 or smtp://…:587")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]{1,60} )?<?[^\s@<>]+@[^\s@<>]+>?$/, "must read no-reply@… or 名称 <no-reply@…>")
    .optional(),
  BUSINESS_REGISTER_URL: neighbour.optional(),
  BUSINESS_REGISTER_TOKEN: z.string().optional(),
  ORGANISATION_REGISTER_URL: neighbour.optional(),
  ORGANISATION_REGISTER_TOKEN: z.string().optional(),
  BANK_URL: neighbour.optional(),
  BANK_SECRET: z.string().min(32, "must have 32 characters at least").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** Every variable that is read; docs/operations.md tells of each. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/**
 * @param env usually `process.env`; empty values count as absent.
 * @throws Error naming every variable that is wrong or missing, never its value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`配置有误 Configuration:\n  ${problems.join("\n  ")}`);
  }
  const e = parsed.data;
  const embedded = e.DATABASE_URL === undefined;
  const production = e.NODE_ENV === "production" || (!embedded && e.NODE_ENV === undefined);
  if (production && e.CLOCK === "test")
    throw new Error("配置有误 Configuration:\n  CLOCK: test is refused in production");
  const dataDir = resolve(e.DATA_DIR);
  const demo = e.DEMO ?? (embedded && !production);
  // The numbers of the demo country are invented, but somebody may have them.
  const leaving = [e.SMS !== "embedded" && "SMS", e.SMTP_URL && "SMTP_URL", e.BANK_URL && "BANK_URL"]
    .filter(Boolean)
    .join(", ");
  if (demo && leaving)
    throw new Error(`配置有误 Configuration:\n  ${leaving}: the demo country sends to nobody; set DEMO=off`);
  // Real people follow the links in real messages: not to a machine of their own.
  if (leaving && !e.PUBLIC_URL)
    throw new Error("配置有误 Configuration:\n  PUBLIC_URL: required where SMS or mail leave the platform");
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    dataDir,
    s3: s3Of(e),
    ...keysOf(e.DATA_KEYS, e.INDEX_KEY, embedded ? dataDir : undefined),
    clock: e.CLOCK,
    clockStart: e.CLOCK_START,
    worker: e.WORKER,
    production,
    ...opennessOf(e, production),
    secureCookies: e.SECURE_COOKIES ?? production,
    publicUrl: (e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).replace(/\/$/, ""),
    trustProxy: e.TRUST_PROXY,
    metricsToken: e.METRICS_TOKEN,
    demo,
    sms: smsOf(e),
    mail: mailOf(e),
    businessRegister: e.BUSINESS_REGISTER_URL
      ? { url: e.BUSINESS_REGISTER_URL, token: e.BUSINESS_REGISTER_TOKEN }
      : "embedded",
    organisationRegister: e.ORGANISATION_REGISTER_URL
      ? { url: e.ORGANISATION_REGISTER_URL, token: e.ORGANISATION_REGISTER_TOKEN }
      : "embedded",
    bank: bankOf(e),
    logLevel: e.LOG_LEVEL,
  };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/**
 * What is open to whoever develops: by itself with the embedded database on this machine's own address; with another
 * database that lies on this machine only where it is asked for by name, twice; nowhere else.
 */
function opennessOf(
  e: z.infer<typeof environment>,
  production: boolean,
): Pick<Config, "introspection" | "graphiql" | "devPages"> {
  const embedded = e.DATABASE_URL === undefined;
  const own =
    !production &&
    LOOPBACK.test(e.HOST) &&
    (embedded || LOOPBACK.test(new URL(e.DATABASE_URL ?? "").hostname));
  const open = { INTROSPECTION: e.INTROSPECTION, GRAPHIQL: e.GRAPHIQL, DEV_PAGES: e.DEV_PAGES };
  for (const [name, asked] of Object.entries(open)) {
    if (asked && !own)
      throw new Error(
        `配置有误 Configuration:\n  ${name}: only in development, with server and database on the loopback`,
      );
  }
  const byItself = own && embedded;
  return {
    introspection: e.INTROSPECTION ?? byItself,
    graphiql: e.GRAPHIQL ?? byItself,
    devPages: e.DEV_PAGES ?? byItself,
  };
}

function smsOf(e: z.infer<typeof environment>): Config["sms"] {
  if (e.SMS === "embedded") return "embedded";
  const { ALIYUN_SMS_KEY_ID: keyId, ALIYUN_SMS_KEY_SECRET: keySecret } = e;
  const { ALIYUN_SMS_SIGN_NAME: signName, ALIYUN_SMS_TEMPLATES: codes } = e;
  if (!keyId || !keySecret || !signName || !codes) {
    throw new Error(
      "配置有误 Configuration:\n  ALIYUN_SMS_KEY_ID, ALIYUN_SMS_KEY_SECRET, ALIYUN_SMS_SIGN_NAME and ALIYUN_SMS_TEMPLATES: all are required with SMS=aliyun",
    );
  }
  return { endpoint: e.ALIYUN_SMS_ENDPOINT, keyId, keySecret, signName, templateCodes: codes };
}

function mailOf(e: z.infer<typeof environment>): Config["mail"] {
  if (!e.SMTP_URL) return "embedded";
  if (!e.MAIL_FROM) throw new Error("配置有误 Configuration:\n  MAIL_FROM: required with SMTP_URL");
  const { protocol, hostname, port, username, password } = new URL(e.SMTP_URL);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTls: !secure && !LOOPBACK.test(hostname),
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    from: e.MAIL_FROM,
  };
}

function bankOf(e: z.infer<typeof environment>): Config["bank"] {
  if (!e.BANK_URL) return "embedded";
  if (!e.BANK_SECRET) throw new Error("配置有误 Configuration:\n  BANK_SECRET: required with BANK_URL");
  return { url: e.BANK_URL, secret: e.BANK_SECRET };
}

/** All of it or nothing: a half configured bucket would leave files in a folder that nobody backs up. */
function s3Of(e: z.output<typeof environment>): S3Config | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = e;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = e;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return { endpoint, bucket, region, accessKeyId, secretAccessKey };
  }
  if (endpoint || bucket || accessKeyId || secretAccessKey) {
    throw new Error(
      "配置有误 Configuration:\n  S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: all or none",
    );
  }
  return undefined;
}

interface Keys {
  dataKeys: ReadonlyMap<number, Buffer>;
  indexKey: Buffer;
}

/** Keys come from the environment; the embedded set-up alone makes its own and keeps them beside its data. */
function keysOf(
  data: ReadonlyMap<number, Buffer> | undefined,
  index: Buffer | undefined,
  keepIn: string | undefined,
): Keys {
  if (data && index) return { dataKeys: data, indexKey: index };
  if (data || index || keepIn === undefined) {
    throw new Error(
      "配置有误 Configuration:\n  DATA_KEYS and INDEX_KEY: both are required with DATABASE_URL",
    );
  }
  const file = join(keepIn, "keys.json");
  if (!existsSync(file)) {
    mkdirSync(keepIn, { recursive: true });
    const made = {
      dataKeys: `1:${randomBytes(32).toString("base64")}`,
      indexKey: randomBytes(32).toString("base64"),
    };
    // Two processes may start at once: the first to write wins, the second reads.
    try {
      writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  const kept = z.object({ dataKeys, indexKey: secret }).parse(JSON.parse(readFileSync(file, "utf8")));
  return { dataKeys: kept.dataKeys, indexKey: kept.indexKey };
}
