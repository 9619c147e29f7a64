export { CatalogueResolver } from "./catalogue.resolver.js";
export { addSampleRoutes } from "./samples.route.js";
export { FormsResolver } from "./forms.resolver.js";
export { CatalogueFormView, FormFactSectionView, FormFactView } from "./forms.types.js";
