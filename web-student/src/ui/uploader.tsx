import { Suspense } from "react";
import { lazyPart } from "./lazy-part.js";
import { LoadingCards } from "./loading-cards.js";
import type { PictureUploaderProps } from "./picture-uploader.js";

// Viewer and queue come while the page is read: not every visit uploads.
const PictureUploader = lazyPart(async () => ({
  default: (await import("./picture-uploader.js")).PictureUploader,
}));

/** {@link PictureUploader}, fetched once a page has a place for files. */
export function Uploader(props: PictureUploaderProps) {
  return (
    <Suspense fallback={<LoadingCards cards={1} />}>
      <PictureUploader {...props} />
    </Suspense>
  );
}
