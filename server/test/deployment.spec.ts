import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readConfig, VARIABLES } from "../src/config.js";

const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(fromRoot(path), "utf8");

interface Service {
  image?: string;
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
function interpolated(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replace(/\$\{(\w+)(?::[?-][^}]*)?\}/g, (_, key: string) => SECRETS[key] ?? ""),
    ]),
  );
}

describe("docker-compose.yml", () => {
  it("has PostgreSQL, an S3 store, a proxy, two servers and a worker, on volumes that it declares", () => {
    expect(Object.keys(compose.services)).toEqual(["db", "store", "server-1", "server-2", "worker", "proxy"]);
    for (const [name, { volumes = [], depends_on: needs = [] }] of Object.entries(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(":")[0] ?? "";
        const there = source.startsWith("./") ? existsSync(fromRoot(source)) : source in compose.volumes;
        expect([name, source, there]).toEqual([name, source, true]);
      }
      for (const need of Array.isArray(needs) ? needs : Object.keys(needs)) {
        expect(compose.services).toHaveProperty(need);
      }
    }
  });

  it("starts programs that there are, in an environment that they take", () => {
    for (const name of ["server-1", "server-2", "worker"]) {
      const { command = [], environment = {} } = compose.services[name] ?? {};
      expect(command).toEqual(["node", name === "worker" ? "server/dist/worker.js" : "server/dist/main.js"]);
      const given = interpolated(environment);
      expect(Object.keys(given).filter((variable) => !VARIABLES.includes(variable))).toEqual([]);
      expect(readConfig(given)).toMatchObject({
        production: true,
        worker: "off",
        trustProxy: true,
        demo: false,
        introspection: false,
        databaseUrl: "postgres://platform:f00d@db:5432/platform",
        s3: { endpoint: "http://store:9000", accessKeyId: "platform", secretAccessKey: "5ec2e7" },
      });
    }
  });
});

describe("Dockerfile", () => {
  it("is made of instructions, copies what there is and starts the server as nobody special", () => {
    const lines = dockerfile.split("\n").filter((line) => line && !line.startsWith("#"));
    for (const line of lines) {
      expect(line).toMatch(/^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|CMD) \S/);
    }
    const copied = lines.flatMap((line) => /^COPY (?!--)(.*) \S+$/.exec(line)?.[1]?.split(" ") ?? []);
    for (const path of copied) expect([path, existsSync(fromRoot(path))]).toEqual([path, true]);
    expect(lines.indexOf("USER node")).toBeGreaterThan(0);
    expect(lines.at(-1)).toBe('CMD ["node", "server/dist/main.js"]');
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
