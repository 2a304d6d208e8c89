import { Fragment } from 'react'

/** Words with a dot between them, each in its own direction: a sign stays before its word. */
export function Dotted({ words }: { words: readonly string[] }) {
  return words.map((word, at) => (
    <Fragment key={word}>
      {at > 0 && ' · '}
      <bdi>{word}</bdi>
    </Fragment>
  ))
}
