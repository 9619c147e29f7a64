import { createPlatformClient } from "@gd/web-kit";

/** The one connection of this page to the server: queries and acts over HTTP, hints to read again over WebSocket. */
export const platform = createPlatformClient("employer");
