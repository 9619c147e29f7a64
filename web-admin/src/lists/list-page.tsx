import { type AskedList, DownloadMenu, type KeptList } from "@gd/web-kit/desk";
import type { ReactNode } from "react";
import { SavedViews } from "./saved-views.js";
import "./lists.css";

interface ListPageProps {
  title: string;
  /** Beside the title: the year, the search box. */
  beside?: ReactNode;
  /** One line on what the list holds. */
  about?: ReactNode;
  /** What can be done here, at the right. */
  acts?: ReactNode;
  /** The list, where it can be downloaded. */
  asked?: AskedList;
  /** The list, where it can be kept. */
  kept?: KeptList;
  /** The list, and dialogs over it. */
  children: ReactNode;
}

/** A page that is one list: its head, and the list below. */
export function ListPage({ title, beside, about, acts, asked, kept, children }: ListPageProps) {
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{title}</h1>
          {beside}
          {about && <span className="muted">{about}</span>}
          {(acts || asked || kept) && (
            <div className="list-head-right">
              {acts}
              {kept && <SavedViews kept={kept} />}
              {asked && <DownloadMenu asked={asked} />}
            </div>
          )}
        </div>
        {children}
      </div>
    </div>
  );
}
