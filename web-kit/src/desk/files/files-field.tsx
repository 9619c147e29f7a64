import { useEffect, useRef } from "react";
import { useRecordFiles } from "../../uploads/use-record-files.js";
import { FilesList } from "./files-list.js";

interface FilesFieldProps {
  recordId: string;
  /** What the files are for, as the server's policy names it. */
  purpose: string;
  label: string;
  note: string;
  /** Given by the form item, as is the id. */
  id?: string;
  onChange?: (ids: string[]) => void;
}

/** Files as a field of an antd form. Its value: the ids of those that have arrived. */
export function FilesField({ recordId, purpose, label, note, id, onChange }: FilesFieldProps) {
  const files = useRecordFiles(recordId, purpose);
  const arrived = files.ids.join();
  const told = useRef("");
  useEffect(() => {
    // Nothing has changed yet when the field is first drawn: the form must not complain of what is missing.
    if (told.current === arrived) return;
    told.current = arrived;
    onChange?.(arrived === "" ? [] : arrived.split(","));
  }, [arrived, onChange]);
  return <FilesList files={files} label={label} note={note} id={id} />;
}
