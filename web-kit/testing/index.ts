export { type Answer, errors, type Served, serve, unreachable } from "./serve.js";
export { type Shown, show, type Told, writtenDown } from "./show.js";
