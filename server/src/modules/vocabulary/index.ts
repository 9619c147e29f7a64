export { VocabularyResolver } from "./vocabulary.resolver.js";
