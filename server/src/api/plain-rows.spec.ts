import { ApolloServer } from "@apollo/server";
import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from "graphql";
import { GraphQLISODateTime } from "type-graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../platform/context.js";
import { plainRows } from "./plain-rows.js";

const Colour = new GraphQLEnumType({
  name: "Colour",
  values: { RED: { value: "red" }, BLUE: { value: "blue" } },
});
const Row = new GraphQLObjectType({
  name: "Row",
  fields: {
    name: { type: new GraphQLNonNull(GraphQLString) },
    size: { type: GraphQLInt },
    colour: { type: Colour },
    at: { type: GraphQLISODateTime },
    tags: { type: new GraphQLList(GraphQLString) },
  },
});
const Resolved = new GraphQLObjectType({
  name: "Resolved",
  fields: { shout: { type: GraphQLString, resolve: ({ name }: { name: string }) => `${name}!` } },
});
const Page = new GraphQLObjectType({
  name: "Page",
  fields: {
    rows: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Row))) },
    resolved: { type: new GraphQLList(new GraphQLNonNull(Resolved)) },
    total: { type: GraphQLInt },
  },
});
const Result = new GraphQLUnionType({ name: "Result", types: [Page], resolveType: () => "Page" });
const ROWS = [
  { name: "甲", size: 1, colour: "red", at: new Date(Date.UTC(2026, 0, 2)), tags: ["a", null] },
  { name: "乙", size: null, colour: "blue", at: null, tags: null },
  { name: "丙", size: 3, colour: "blue", at: "2026-01-02T03:04:05.678Z", tags: null },
];
let reads = 0;
const page = (rows: readonly unknown[]) => () => {
  reads += 1;
  return { rows, resolved: rows, total: rows.length };
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      page: { type: Page, resolve: page(ROWS) },
      later: { type: Page, resolve: async () => page(ROWS)() },
      union: { type: Result, resolve: page(ROWS) },
      list: { type: new GraphQLList(new GraphQLNonNull(Row)), resolve: () => ROWS },
      none: { type: new GraphQLList(new GraphQLNonNull(Row)), resolve: () => null },
      nameless: { type: Page, resolve: page([{ name: null }]) },
      strange: { type: Page, resolve: page([{ name: "丁", colour: "green" }]) },
      failing: {
        type: new GraphQLList(new GraphQLNonNull(Row)),
        resolve: () => {
          throw new Error("away");
        },
      },
    },
  }),
});

let ordinary: ApolloServer<Context>;
let quick: ApolloServer<Context>;
beforeAll(() => {
  const options = { schema, includeStacktraceInErrorResponses: false } as const;
  ordinary = new ApolloServer<Context>(options);
  quick = new ApolloServer<Context>({ ...options, plugins: [plainRows(schema)] });
});

async function answer(server: ApolloServer<Context>, query: string, variables: Record<string, unknown> = {}) {
  const { body } = await server.executeOperation({ query, variables }, { contextValue: {} as Context });
  return body.kind === "single" ? JSON.parse(JSON.stringify(body.singleResult)) : body;
}

describe("lists of plain rows answer what graphql-js answers", () => {
  it.each([
    ["columns", "{ page { rows { name size colour at tags } total } }"],
    ["a promised page", "{ later { rows { at } } }"],
    [
      "aliases and __typename",
      "{ page { mine: rows { __typename title: name other: name name } __typename } }",
    ],
    ["one column twice", "{ page { rows { name name } } }"],
    [
      "fragments",
      "{ page { rows { ...A ... on Row { at } ... { size } } } } fragment A on Row { name ...B } fragment B on Row { colour }",
    ],
    ["behind a union", "{ union { ... on Page { rows { name } } } }"],
    ["a list of the root, twice", "{ list { name } other: list { size } none { name } }"],
    ["two selections of one list", "{ page { rows { name } rows { size } } }"],
    [
      "two selections through a fragment",
      "{ page { rows { name } ...P } } fragment P on Page { rows { colour } }",
    ],
    ["rows with resolvers beside them", "{ page { resolved { shout } rows { name } } }"],
    [
      "a directive above the rows",
      "query ($x: Boolean = false) { page { rows @include(if: $x) { name } total } }",
    ],
    [
      "a directive at a column",
      "query ($x: Boolean = false) { page { rows { name size @include(if: $x) } } }",
    ],
    ["a key of objects", "{ page { rows { __proto__: name } } }"],
    ["introspection", "{ __schema { types { name } } page { rows { name } } }"],
    ["a null where none may be", "{ nameless { rows { name } total } }"],
    ["a value that is none of the enum", "{ strange { rows { colour name } } }"],
    ["a list that fails", "{ failing { name } page { rows { name } } }"],
  ])("%s", async (_what, query) => {
    const expected = await answer(ordinary, query);
    expect(await answer(quick, query)).toEqual(expected);
    expect(await answer(quick, query)).toEqual(expected);
  });

  it("by the operation's name, one document holding two", async () => {
    const query = "query A { page { rows { name } } } query B { page { rows { size } } }";
    for (const operationName of ["A", "B", "A"]) {
      const ask = { query, operationName };
      const [one, other] = await Promise.all(
        [ordinary, quick].map((server) => server.executeOperation(ask, { contextValue: {} as Context })),
      );
      expect(JSON.stringify(other?.body)).toBe(JSON.stringify(one?.body));
    }
  });

  it("reads the page once", async () => {
    const query = "{ page { rows { name } } }";
    await answer(quick, query);
    reads = 0;
    await answer(quick, query);
    expect(reads).toBe(1);
  });
});
