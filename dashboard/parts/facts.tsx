import type { ReactNode } from 'react'

/** A titled list of names and values; what is not known is left out by its caller. */
export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts">
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}
