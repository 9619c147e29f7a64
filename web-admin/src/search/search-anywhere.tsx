import { Dialog } from "@gd/web-kit/desk";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Viewer } from "../session/viewer.js";
import { SearchPanel } from "./search-panel.js";
import "./search.css";

/** 快速查询 from any page: the button of the head, or Ctrl K (⌘ K). */
export function SearchAnywhere({ viewer }: { viewer: Viewer }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button
        size="small"
        ghost
        className="search-opener"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        快速查询 <kbd>Ctrl K</kbd>
      </Button>
      <Dialog
        open={open}
        title="快速查询"
        footer={null}
        width={640}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <SearchPanel viewer={viewer} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
