export { type Answer, errors, type Served, serve, unreachable } from "./serve.js";
export { type Around, type Shown, show, type Told, writtenDown } from "./show.js";
