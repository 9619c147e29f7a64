export { PortalResolver } from "./portal.resolver.js";
export { addPortalRoutes } from "./portal.route.js";
