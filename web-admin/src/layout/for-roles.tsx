import type { ReactNode } from "react";
import type { StaffRole } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";
import { NotFoundPage } from "./not-found-page.js";

/** A page of these kinds of users; for all others it does not exist (the server refuses them anyway, P-07). */
export function ForRoles({ roles, children }: { roles: readonly StaffRole[]; children: ReactNode }) {
  return roles.includes(useViewer().role) ? children : <NotFoundPage />;
}
