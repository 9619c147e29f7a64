/** The three apps; also the first part of their address and of the cookie's path. */
export type AppName = "student" | "employer" | "admin";
