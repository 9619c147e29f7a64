export { CatalogueResolver } from "./catalogue.resolver.js";
export { verificationFormFor } from "./forms.js";
export { FormsResolver } from "./forms.resolver.js";
export { CatalogueFormView, FormFactSectionView, FormFactView } from "./forms.types.js";
export { addSampleRoutes } from "./samples.route.js";
