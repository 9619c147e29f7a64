/** What a suspension does, one line each. */
export function Effects({ effects }: { effects: readonly string[] }) {
  return (
    <ul className="employer-effects">
      {effects.map((effect) => (
        <li key={effect}>{effect}</li>
      ))}
    </ul>
  );
}
