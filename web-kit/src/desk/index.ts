export { ActButton, type OfferedAct } from "./acts/act-button.js";
export { FormDialog } from "./acts/form-dialog.js";
export { byLastPart, type PlacedProblem, placeProblems, showRefusal } from "./acts/place-problems.js";
export { type DeskList, defineList, type ListDescription, useDeskList } from "./list/desk-list.js";
export { FilterForm } from "./list/filter-form.js";
export {
  choiceFilter,
  cohortFilter,
  type FilterField,
  type FilterValues,
  idNumberFilter,
  type ListFilter,
  type ListFilters,
  outsideForm,
  type ParamsOf,
  paramsOf,
  personNameFilter,
  textFilter,
} from "./list/filters.js";
export { ListFrame } from "./list/list-frame.js";
export { ListPager } from "./list/list-pager.js";
export { ListPanel } from "./list/list-panel.js";
export { ListTable, type RowProps } from "./list/list-table.js";
export { SearchBox } from "./list/search-box.js";
export { type DeskLook, DeskLookProvider, type ListLook, useDeskLook } from "./look.js";
export { type FailedReading, LoadFailure } from "./page/load-failure.js";
export { MessagePage } from "./page/message-page.js";
export { usePageTitle } from "./page/page-title.js";
export { StaleNotice } from "./page/stale-notice.js";
export { RecordSteps, type ShownStep } from "./record/record-steps.js";
export { RecordTimeline, reasonText } from "./record/record-timeline.js";
export { StatusTag } from "./record/status-tag.js";
