import { type ChangeEvent, useId } from "react";

/** What pages ask for: the server decides by content, and phones turn their HEIC into JPEG because of this list. */
export const ACCEPT = "image/jpeg,image/png,image/webp,application/pdf";

interface ChooseFilesProps {
  disabled: boolean;
  onChoose: (files: File[]) => void;
  className: string;
  /** Classes of the two labels. */
  camera: string;
  album: string;
}

/** 拍照 and 从相册或文件选择, where phones can be expected. */
export function ChooseFiles({ disabled, onChoose, className, camera, album }: ChooseFilesProps) {
  const id = useId();
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(target.files ?? [])]);
    // The same file may be chosen again.
    target.value = "";
  };
  const input = { type: "file", disabled, onChange: chosen, className: "visually-hidden" };
  return (
    <div className={className}>
      <label htmlFor={`${id}-camera`} className={camera} aria-disabled={disabled}>
        拍照
      </label>
      <input {...input} id={`${id}-camera`} accept="image/jpeg" capture="environment" />
      <label htmlFor={`${id}-album`} className={album} aria-disabled={disabled}>
        从相册或文件选择
      </label>
      <input {...input} id={`${id}-album`} accept={ACCEPT} multiple />
    </div>
  );
}
