export {
  type AskedList,
  askedList,
  askForList,
  impersonalFilter,
  personalFields,
  problemsOf,
  readStoredList,
  type StoredList,
  storedList,
} from "./asked-list.js";
export { type DeskViewer, type ListName, ListQuery } from "./every-list.js";
export { FILTER_WORDS } from "./filter-words.js";
export { SavedViewsResolver } from "./saved-views.resolver.js";
