export { Employer } from "./employer.entity.js";
export { Favourite } from "./favourite.entity.js";
