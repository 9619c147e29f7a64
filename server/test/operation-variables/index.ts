import { ADMIN } from "./admin.js";
import { EMPLOYER } from "./employer.js";
import type { Provider } from "./sending.js";
import { STUDENT } from "./student.js";

/** By app and name; an operation that is not here fails the test that counts its statements. */
export const PROVIDERS: Readonly<Record<string, Readonly<Record<string, Provider>>>> = {
  student: STUDENT,
  employer: EMPLOYER,
  admin: ADMIN,
};
