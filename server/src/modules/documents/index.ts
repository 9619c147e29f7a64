export { type DocumentStore, FolderDocumentStore } from "./document-store.js";
export * from "./typst/index.js";
