import "./skip-link.css";

/** The first thing the keyboard comes to on a desk: past header and menu, to what the page is about. */
export function SkipLink({ to }: { to: string }) {
  const skip = (event: React.MouseEvent): void => {
    // Addresses of lists hold persons' names behind the #: they are left alone.
    event.preventDefault();
    document.getElementById(to)?.focus();
  };
  return (
    <a className="skip-link" href={`#${to}`} onClick={skip}>
      跳到主要内容
    </a>
  );
}
