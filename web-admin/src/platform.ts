import { createPlatformClient } from "@gd/web-shared";

/** The one connection of this app to the platform: queries, acts, and hints to read again. */
export const platform = createPlatformClient("admin");
