import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { platformSchema, printContract } from "../../../server/dist/api/schema.js";
import { operationOf } from "../operation.mjs";
import { COHORT } from "./values.mjs";

const PAGE = 20;
/** So many values of one filter that many rows have, and as many for few and for nobody. */
const MOST_OF_A_CLASS = 2;

/** Built of its text, since the bench has a graphql of its own. */
const schema = buildSchema(printContract(platformSchema()));

/**
 * Every list of the contract, as its schema describes it: a root field with rows and a cursor. What narrows it are the
 * fields of its filter, or its other arguments; a list or a filter that is new is found without being written here.
 */
export function everyList() {
  const fields = Object.values(schema.getQueryType().getFields());
  return fields.flatMap((field) => {
    const type = getNamedType(field.type);
    const parts = isObjectType(type) ? type.getFields() : {};
    if (!parts.rows || !parts.endCursor) return [];
    const count = fields.find(({ name }) => name === `${field.name}Count`);
    const totals = Object.keys(parts).filter(
      (name) => name !== "rows" && name !== "endCursor" && isLeafType(getNamedType(parts[name].type)),
    );
    return [
      {
        name: field.name,
        filters: filtersOf(field),
        page: pageOf(field, type),
        totals: totalsOf(field, totals, count),
      },
    ];
  });
}

function filtersOf({ args }) {
  const filter = args.find(({ name }) => name === "filter");
  const own = args.filter(({ name }) => !["filter", "first", "after"].includes(name));
  const within = filter ? Object.values(getNamedType(filter.type).getFields()) : [];
  return [
    ...own.map((arg) => ({
      name: arg.name,
      type: arg.type,
      argument: true,
      needed: isNonNullType(arg.type) && arg.defaultValue === undefined,
    })),
    ...within
      .filter(({ type }) => !isInputObjectType(getNamedType(type)))
      .map(({ name, type, defaultValue }) => ({
        name,
        type,
        argument: false,
        needed: isNonNullType(type) && defaultValue === undefined,
      })),
  ];
}

const declared = (args) => args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
const passed = (args) => args.map(({ name }) => `${name}: $${name}`).join(", ");

function pageOf(field, type) {
  const row = getNamedType(type.getFields().rows.type);
  const cells = Object.values(row.getFields())
    .filter(({ type, args }) => isLeafType(getNamedType(type)) && args.length === 0)
    .map(({ name }) => name);
  return `query BenchPage(${declared(field.args)}) { ${field.name}(${passed(field.args)}) { rows { ${cells.join(" ")} } endCursor } }`;
}

/** Operations that ask for the total alone: a field of the page, or a root field of its own. */
function totalsOf(field, totals, count) {
  const ofPage = totals.map(
    (name) =>
      `query BenchTotal(${declared(field.args)}) { ${field.name}(${passed(field.args)}) { ${name} } }`,
  );
  return count
    ? [...ofPage, `query BenchCount(${declared(count.args)}) { ${count.name}(${passed(count.args)}) }`]
    : ofPage;
}

/** What the home page and the menu ask, as the app's sources have it. */
export function homeOperations() {
  const source = fileURLToPath(new URL("../../../web-admin/src/", import.meta.url));
  const texts = ["home", "menu"].flatMap((folder) =>
    readdirSync(`${source}${folder}`)
      .filter((name) => name.endsWith(".graphql"))
      .map((name) => readFileSync(`${source}${folder}/${name}`, "utf8")),
  );
  return texts
    .flatMap((text) => [...text.matchAll(/^query (\w+)(.*)/gm)])
    .map(([, name, head]) => ({
      name,
      query: operationOf("admin", name),
      variables: head.includes("$cohort") ? { cohort: COHORT } : {},
    }));
}

/**
 * The requests of one viewer: each list as it opens, with each value of each filter, its next page, its totals, and the
 * home page. Which values many have, few or nobody is seen in the answers; what is refused is told.
 *
 * @param {(body: object) => Promise<{data?: object, errors?: {message: string, extensions?: {code?: string}}[]}>} answerOf
 * @param {Readonly<Record<string, readonly unknown[]>>} values
 * @param {(said: string) => void} say
 */
export async function casesOf(answerOf, values, say) {
  const cases = [];
  for (const list of everyList()) cases.push(...(await casesOfList(list, answerOf, values, say)));
  for (const { name, query, variables } of homeOperations()) {
    const body = { operationName: name, query, variables };
    if (!(await answerOf(body)).errors) cases.push({ name: `home ${name}`, found: "", body });
  }
  return cases;
}

async function casesOfList(list, answerOf, values, say) {
  const base = await opening(list, answerOf, values);
  if (!base) return [];
  const cases = await pagesOf(list, "as it opens", base, answerOf);
  for (const filter of list.filters) {
    const kept = { many: 0, few: 0, nobody: 0 };
    for (const [place, value] of candidates(filter, values, say, list).entries()) {
      const asked = { ...base, [filter.name]: value };
      const [first, ...others] = await pagesOf(list, `${filter.name} ${place + 1}`, asked, answerOf);
      if (!first) {
        // What is refused to this viewer is no list of theirs; what fails is told by the measuring.
        say(`  ${list.name}: ${filter.name} 不可用 is refused`);
        break;
      }
      kept[first.found] += 1;
      if (kept[first.found] <= MOST_OF_A_CLASS) cases.push(first, ...others);
    }
  }
  return cases;
}

/** What a list needs to open: nothing, the cohort, or what it cannot be asked without; null where it is not the viewer's. */
async function opening(list, answerOf, values) {
  const needed = Object.fromEntries(
    list.filters
      .filter(({ needed }) => needed)
      .map((filter) => [filter.name, candidates(filter, values, () => undefined, list)[0]]),
  );
  for (const wanted of [needed, { ...needed, cohort: COHORT }]) {
    const { errors } = await answerOf(bodyOf(list, list.page, wanted, null));
    if (!errors) return wanted;
    if (errors[0].extensions?.code !== "BAD_USER_INPUT") return null;
  }
  return null;
}

async function pagesOf(list, filter, asked, answerOf) {
  const body = bodyOf(list, list.page, asked, null);
  const { data, errors } = await answerOf(body);
  if (errors) return [];
  const { rows, endCursor } = data[list.name];
  const found = rows.length === 0 ? "nobody" : rows.length < PAGE ? "few" : "many";
  const name = `${list.name} ${filter}`;
  const next = endCursor
    ? [{ name: `${name}, next page`, found, body: bodyOf(list, list.page, asked, endCursor) }]
    : [];
  const totals = list.totals.map((query) => ({
    name: `${name}, total`,
    found,
    body: bodyOf(list, query, asked, null),
  }));
  return [{ name, found, body }, ...next, ...totals];
}

function bodyOf({ filters }, query, asked, after) {
  const ofArguments = Object.fromEntries(
    filters.filter(({ name, argument }) => argument && name in asked).map(({ name }) => [name, asked[name]]),
  );
  const ofFilter = Object.fromEntries(
    filters.filter(({ name, argument }) => !argument && name in asked).map(({ name }) => [name, asked[name]]),
  );
  const variables = { ...ofArguments };
  if (query.includes("$filter:")) variables.filter = ofFilter;
  if (query.includes("$first:")) variables.first = PAGE;
  if (query.includes("$after:")) variables.after = after;
  return { operationName: /query (\w+)/.exec(query)[1], query, variables };
}

function candidates({ name, type }, values, say, list) {
  const plain = getNullableType(type);
  const many = isListType(plain);
  const leaf = getNamedType(plain);
  const found = isEnumType(leaf)
    ? leaf.getValues().map(({ name }) => name)
    : leaf.name === "Boolean"
      ? [true, false]
      : values[name];
  if (found) return many ? found.map((value) => [value]) : found;
  say(`  ${list.name}: bench/src/country/values.mjs 没有 has no values for ${name}`);
  const nobody = leaf.name === "Int" ? 0 : leaf.name === "ID" ? values.provinceId.at(-1) : "没有的";
  return [many ? [nobody] : nobody];
}
