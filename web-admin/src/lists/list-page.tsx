import type { ReactNode } from "react";
import "./lists.css";

interface ListPageProps {
  title: string;
  /** Beside the title: the year, the search box. */
  beside?: ReactNode;
  /** One line on what the list holds. */
  about?: ReactNode;
  /** What can be done here, at the right. */
  acts?: ReactNode;
  /** The list, and dialogs over it. */
  children: ReactNode;
}

/** A page that is one list: its head, and the list below. */
export function ListPage({ title, beside, about, acts, children }: ListPageProps) {
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{title}</h1>
          {beside}
          {about && <span className="muted">{about}</span>}
          {acts && <div className="list-head-right">{acts}</div>}
        </div>
        {children}
      </div>
    </div>
  );
}
