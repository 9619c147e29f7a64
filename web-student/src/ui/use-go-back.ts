import { useLocation, useNavigate } from "react-router";

/** Back to where this page was opened from; `to` where it is the first page of this visit, with nothing of ours behind it. */
export function useGoBack(to: string): () => Promise<void> {
  const navigate = useNavigate();
  const { key } = useLocation();
  return async () => await (key === "default" ? navigate(to, { replace: true }) : navigate(-1));
}
