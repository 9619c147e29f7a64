export { FormsResolver } from "./forms.resolver.js";
export { CatalogueFormView, FormFactSectionView, FormFactView } from "./forms.types.js";
export { VocabularyResolver } from "./vocabulary.resolver.js";
