const ROWS = Array.from({ length: 10 }, (_, index) => index)

/** Where rows will stand: the layout is there before they are. */
export function TableOutline() {
  return (
    <div className="outline" aria-hidden>
      {ROWS.map((row) => (
        <div key={row} className="outline-row" />
      ))}
    </div>
  )
}
