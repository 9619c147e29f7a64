const widths = ["50%", "85%", "65%"];

/** Grey cards of about the height of what is to come, so that nothing jumps. */
export function LoadingCards({ cards = 3 }: { cards?: number }) {
  return (
    <div role="status" aria-label="正在加载">
      {Array.from({ length: cards }, (_, card) => card).map((card) => (
        <div key={card} className="card loading-card">
          {widths.map((width) => (
            <span key={width} className="loading-line" style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  );
}
