import { type SessionOptions, useSessionCore } from "@gd/web-kit";
import { createSessionContext } from "@gd/web-kit/desk";
import type { ReactNode } from "react";
import { EmployerViewerDocument, type EmployerViewerQuery } from "../gql/graphql.js";
import { platform } from "../parts/platform.js";

/** The signed-in account and its employer. */
export type Viewer = NonNullable<EmployerViewerQuery["employerViewer"]>;

const session = createSessionContext<EmployerViewerQuery, Viewer>();

export const { useSession, useViewer } = session;

const CORE: SessionOptions<EmployerViewerQuery, Viewer> = {
  platform,
  query: EmployerViewerDocument,
  viewerOf: ({ employerViewer }) => employerViewer,
  isSame: (one, other) => one.uscc === other.uscc && one.accountName === other.accountName,
  startAnew: () => window.location.assign("/employer/"),
};

export function SessionProvider({ children }: { children: ReactNode }) {
  return <session.SessionProvider session={useSessionCore(CORE)}>{children}</session.SessionProvider>;
}
