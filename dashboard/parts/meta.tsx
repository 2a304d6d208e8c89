import { Children, type ReactNode } from 'react'

/** Small facts in a row, with a point between each two; a name of the other direction keeps its place among them. */
export function Meta({ children }: { children: ReactNode }) {
  return (
    <span className="meta">
      {/* The point belongs to the part, not to the name in it, which may run the other way. */}
      {Children.map(children, (part) => part && <span>{part}</span>)}
    </span>
  )
}
