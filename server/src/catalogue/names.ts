import codeTables from "./code-tables.json" with { type: "json" };

/** The name of a code table. Destinations have no rows of their own: they are made of their forms (D-03). */
export type CatalogueName = keyof typeof codeTables | "destination";

/** The names of all code tables, for whoever offers them to forms. */
export const catalogueNames = [...Object.keys(codeTables), "destination"] as readonly CatalogueName[];
