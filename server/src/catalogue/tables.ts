import { codeTables } from "./code-tables.js";
import { destinations } from "./destinations.js";
import { Catalogue } from "./entry.js";
import type { CatalogueName } from "./names.js";

const catalogues = {
  ...codeTables,
  destination: new Catalogue(destinations),
} satisfies Record<CatalogueName, Catalogue>;

/** A code table by name (D-02, D-03); the rows carry what belongs to their table, such as `level`. */
export function catalogue<N extends CatalogueName>(name: N): (typeof catalogues)[N] {
  return catalogues[name];
}
