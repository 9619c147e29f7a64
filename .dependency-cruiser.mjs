// The borders of the house: which folder may import which; `npm test` holds all workspaces against them.
// Each list reads upwards: a part imports parts named before it, never one named after it or beside it.

/** Parts of server/src; several in one row stand beside each other. */
const server = [
  ["words"],
  ["catalogue"],
  ["platform", "database", "storage", "audit", "live", "lists", "outbox"],
  ["workflow"],
  ["parties/identity"],
  ["services/documents", "services/notifications", "services/reporting"],
  ["parties/credentials", "parties/portal"],
  ["parties/roster"],
  ["parties/settings"],
  [
    "parties/staff",
    "parties/employers",
    "parties/employer-accounts",
    "parties/employer-warnings",
    "parties/organisations",
  ],
  ["services/forms", "services/business-status"],
  ["records"],
  ["services/uploads"],
  ["flows/agreements"],
  ["flows/online-signing", "flows/paper-registration", "flows/offline-signing"],
  ["flows/termination", "flows/destination", "flows/employer-correction"],
  ["parties/roster-upload"],
  ["desks/review"],
  ["desks/graduates", "desks/employers", "desks/graduate-sheets"],
  ["http", "api", "metrics"],
];

const admin = [
  ["parts"],
  ["session"],
  ["menu"],
  ["lists", "pictures", "form", "verdict"],
  ["queue", "warnings", "destinations", "terminations", "verifications"],
  ["review"],
  ["graduates"],
  [
    "set-aside",
    "registry",
    "organisations",
    "accounts",
    "employers",
    "settings",
    "security",
    "portal",
    "home",
  ],
  ["shell"],
];

export default {
  forbidden: [
    {
      name: "no-circle",
      comment: "Two files that import each other cannot be understood, tested or moved alone.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "words-import-nothing",
      comment: "The words of the platform are the ground floor.",
      severity: "error",
      from: { path: "^server/src/words/", pathNot: "\\.spec\\.ts$" },
      to: { path: "^(server/src|stage|web-)", pathNot: "^server/src/words/" },
    },
    ...upwards("server/src", server),
    ...upwards("web-admin/src", admin),
    ...onlyByIndex("server/src", server),
    {
      name: "workspaces-in-order",
      comment: "The server knows neither its stage nor its apps; the kit knows no app.",
      severity: "error",
      from: { path: "^(server/src|web-kit/src)/", pathNot: "\\.spec\\.tsx?$" },
      to: { path: "^(stage|web-student|web-employer|web-admin|e2e|bench)/" },
    },
    {
      name: "apps-apart",
      comment: "What two apps share is in web-kit.",
      severity: "error",
      from: { path: "^(web-student|web-employer|web-admin)/" },
      to: {
        path: "^(web-student|web-employer|web-admin|server|stage)/",
        pathNot: ["^$1/", "^server/src/catalogue/"],
      },
    },
    {
      name: "apps-know-no-catalogue",
      comment:
        "Apps are told forms and codes by the server; their tests alone hold them against the catalogue.",
      severity: "error",
      from: { path: "^web-[a-z]+/", pathNot: "\\.spec\\.tsx?$" },
      to: { path: "^server/src/catalogue/" },
    },
    {
      name: "antd-on-desks-only",
      comment: "Phones must not load the desks' components.",
      severity: "error",
      from: { path: "^web-(student|kit)/src/", pathNot: "^web-kit/src/desk/" },
      to: { path: "(^web-kit/src/desk/|node_modules/antd/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|gql)/|\\.css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "server/tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js"], exportsFields: ["exports"] },
  },
};

/** One rule a part: nothing that stands after it or beside it. Tests may look anywhere. */
function upwards(root, rows) {
  const parts = rows.flatMap((row, rank) => row.map((part) => ({ part, rank })));
  return parts.map(({ part, rank }) => {
    const above = parts
      .filter((other) => other.part !== part && other.rank >= rank)
      .map((other) => other.part);
    const ground =
      root === "server/src" && rank === 2 ? above.filter((other) => !rows[2].includes(other)) : above;
    return {
      name: `${root}/${part}-looks-down`,
      severity: "error",
      from: { path: `^${root}/${part}/`, pathNot: "\\.spec\\.tsx?$" },
      to: { path: `^${root}/(${ground.join("|")})/` },
    };
  });
}

/** A module of the subject is entered through its index; the ORM alone loads entities before any module's index. */
function onlyByIndex(root, rows) {
  return rows
    .slice(4)
    .flat()
    .filter((part) => /^(parties|services|records|flows|desks)/.test(part))
    .map((part) => ({
      name: `${root}/${part}-by-its-index`,
      severity: "error",
      from: { path: `^${root}/`, pathNot: [`^${root}/${part}/`, "\\.spec\\.ts$", `^${root}/entities\\.ts$`] },
      to: { path: `^${root}/${part}/`, pathNot: `^${root}/${part}/index\\.ts$` },
    }));
}
