export { ActButton, type OfferedAct } from "./acts/act-button.js";
export { DeskTell } from "./acts/desk-tell.js";
export { FormDialog } from "./acts/form-dialog.js";
export { byLastPart, type PlacedProblem, placeProblems, showRefusal } from "./acts/place-problems.js";
export { type FormAct, useFormAct } from "./acts/use-form-act.js";
export { FilesField } from "./files/files-field.js";
export { FilesList } from "./files/files-list.js";
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
export { ListTable, type RowProps, WaitingTable } from "./list/list-table.js";
export { SearchBox } from "./list/search-box.js";
export { type DeskLook, DeskLookProvider, type ListLook, useDeskLook } from "./look.js";
export { type FailedReading, LoadFailure } from "./page/load-failure.js";
export { MessagePage } from "./page/message-page.js";
export { usePageTitle } from "./page/page-title.js";
export { StaleNotice } from "./page/stale-notice.js";
export { RecordSteps, type ShownStep } from "./record/record-steps.js";
export { RecordTimeline, reasonText } from "./record/record-timeline.js";
export { StatusTag } from "./record/status-tag.js";
export { createSessionContext } from "./session/session-context.js";
export { SignInAgainDialog } from "./session/sign-in-again-dialog.js";
export { type AccountField, type Credentials, SignInForm } from "./session/sign-in-form.js";
