import { Migration20261121Base } from "./migration-20261121-base.js";

/** Forward only, in order; expand, then contract in a later release. */
export const MIGRATIONS = [{ name: "20261121-base", class: Migration20261121Base }];
