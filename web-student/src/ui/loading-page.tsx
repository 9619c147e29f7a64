import { LoadingCards } from "./loading-cards.js";

/** Stands where a page will be while its code is fetched; index.html shows the same before the app does. */
export function LoadingPage() {
  return (
    <div className="page">
      <div className="bar loading-bar" aria-hidden>
        正在加载…
      </div>
      <div className="page-body">
        <LoadingCards />
      </div>
    </div>
  );
}
