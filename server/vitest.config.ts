import { fileURLToPath } from "node:url";
import swc from "unplugin-swc";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** `npm run test:long` (or LONG=1) adds the specs that take minutes. */
const long = process.env.LONG === "1";

/**
 * Files that change what every module of their process sees: a package, the types of the schema, the kinds of records,
 * policies of uploads.
 */
const APART = [
  "src/api/access.spec.ts",
  "src/parties/identity/identity.spec.ts",
  "src/services/uploads/kept-files.spec.ts",
  "src/services/uploads/one-upload.spec.ts",
  "src/services/uploads/uploads.spec.ts",
  "test/statement-count.spec.ts",
  "test/trial-kinds.spec.ts",
];
/** The others. They share what they import: loading the server costs 2.4 s of processor, more than most files' tests. */
export const together = {
  isolate: false,
  include: ["src/**/*.spec.ts", "test/**/*.spec.ts"],
  exclude: [...configDefaults.exclude, "dist/**", ...(long ? [] : ["**/*.long.spec.ts"])],
};

/** Files that take longest, first: else one worker ends with them while the other has nothing left. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /walk|crash|matrix|two-servers|deliver/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [
    // Vite's own transformer is left out: decorators need their metadata exactly as tsc emits it.
    swc.vite({
      tsconfigFile: false,
      jsc: {
        target: "es2023",
        parser: { syntax: "typescript", decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    }),
  ],
  oxc: false,
  resolve: {
    alias: [
      // The sources, as everywhere in tests, not what was built of them.
      { find: /^@gd\/server\/(.*)\.js$/, replacement: fileURLToPath(new URL("src/$1.ts", import.meta.url)) },
      // Packages load graphql's CommonJS file; ours must get the same one, else "another module or realm".
      { find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve("graphql/index.js")) },
    ],
  },
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    globalSetup: ["test/cluster.ts"],
    pool: "forks",
    // Young objects die young where there is room for them: collecting them took a tenth of a worker's time.
    execArgv: ["--max-semi-space-size=64"],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What takes seconds alone takes a minute while browsers and judges of files share the two cores.
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 120_000,
    env: { TZ: "UTC" },
    projects: [
      { extends: true, test: { name: "together", ...together, exclude: [...together.exclude, ...APART] } },
      { extends: true, test: { name: "apart", include: APART } },
    ],
  },
});
