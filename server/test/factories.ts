/**
 * What tests are made of. Each factory writes through the entities, past the rules of the acts, and makes the parents
 * it was not given: `aGraduate(on)` brings a department, a school that signs online and its province.
 */

export * from "./factories/clone.js";
export * from "./factories/ground.js";
export * from "./factories/organisations.js";
export * from "./factories/people.js";
export * from "./factories/records.js";
