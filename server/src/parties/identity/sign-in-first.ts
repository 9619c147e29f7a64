import type { FastifyRequest } from "fastify";
import type { Viewer } from "../../words/viewer.js";

/**
 * Whether a file is opened as a page by a browser that nobody is signed in with, e.g. out of WeChat: there the app is
 * shown instead (`callNotFound`), because its sign-in leads on to the file at the same address. Alike for every id (P-07).
 */
export function mustSignInFirst({ role }: Viewer, { headers }: Pick<FastifyRequest, "headers">): boolean {
  return role === "ANONYMOUS" && headers.accept?.includes("text/html") === true;
}
