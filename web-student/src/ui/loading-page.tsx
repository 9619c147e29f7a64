import { LoadingCards } from "./loading-cards.js";

/** Stands where a page will be while its code is fetched. */
export function LoadingPage() {
  return (
    <div className="page">
      <div className="bar" />
      <div className="page-body">
        <LoadingCards />
      </div>
    </div>
  );
}
