/** Whether this person lets things move: dialogs then grow to their size instead of being there. */
export function wantsMotion(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
