import { type ComponentProps, lazy, Suspense } from "react";
import { LoadingCards } from "./loading-cards.js";

// Viewer and queue come while the page is read: not every visit uploads.
const PictureUploader = lazy(async () => ({
  default: (await import("./picture-uploader.js")).PictureUploader,
}));

/** {@link PictureUploader}, fetched once a page has a place for files. */
export function Uploader(props: ComponentProps<typeof PictureUploader>) {
  return (
    <Suspense fallback={<LoadingCards cards={1} />}>
      <PictureUploader {...props} />
    </Suspense>
  );
}
