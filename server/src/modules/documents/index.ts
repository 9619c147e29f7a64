export * from "./typst/index.js";
