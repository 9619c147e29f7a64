import { createPlatformClient } from "@gd/web-shared";

/** This app's one connection to the platform. */
export const platform = createPlatformClient("student");
