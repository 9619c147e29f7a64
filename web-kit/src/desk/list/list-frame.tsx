import type { ReactNode } from "react";
import type { Params } from "../../list/address.js";
import type { ListPage, ListReading } from "../../list/use-list.js";
import { useDeskLook } from "../look.js";
import { LoadFailure } from "../page/load-failure.js";
import { StaleNotice } from "../page/stale-notice.js";
import { ListPager } from "./list-pager.js";
import "./list.css";

interface ListFrameProps<Row, P extends Params> {
  reading: ListReading<Row, P>;
  /** In place of the rows until they are first read. */
  waiting: ReactNode;
  /** At the left of the pager: what is selected, and what can be done with it. */
  beside?: ReactNode;
  /** At the right of the pager, e.g. the choice of the page's size. */
  after?: ReactNode;
  children: (page: ListPage<Row>) => ReactNode;
}

/** Around the rows of any list: failed, stale, not yet read; below them the pager. */
export function ListFrame<Row, P extends Params>(props: ListFrameProps<Row, P>) {
  const { reading, waiting, beside, after, children } = props;
  const { page, error, refetch, keyset } = reading;
  const dense = useDeskLook().lists.density === "DENSE";
  if (error && !page) return <LoadFailure error={error} retry={refetch} />;
  return (
    <>
      {Boolean(error) && <StaleNotice error={error} retry={refetch} />}
      {page ? children(page) : waiting}
      <div className={dense ? "list-pager" : "list-pager-roomy"}>
        <div>{beside}</div>
        <div className="list-pages">
          {page && <ListPager keyset={keyset} rows={page.rows.length} endCursor={page.endCursor} />}
          {after}
        </div>
      </div>
    </>
  );
}
