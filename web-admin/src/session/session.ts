import { createSessionContext } from "@gd/web-kit/desk";
import type { StaffViewerQuery as StaffViewerData } from "../gql/graphql.js";
import type { Viewer } from "./viewer.js";

export const {
  SessionProvider: SessionContextProvider,
  useSession,
  useViewer,
} = createSessionContext<StaffViewerData, Viewer>();
