export { DocumentStore } from "./document-store.js";
export * from "./typst/index.js";
