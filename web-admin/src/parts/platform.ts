import { createPlatformClient } from "@gd/web-kit";

/** The one connection of this app to the platform: queries, acts, and hints to read again. */
export const platform = createPlatformClient("admin");
