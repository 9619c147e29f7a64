export * from "./messages.js";
export * from "./terminations.js";
