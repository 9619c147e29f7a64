import { createPlatformClient } from "@gd/web-kit";

/** This app's one connection to the platform. */
export const platform = createPlatformClient("student");
