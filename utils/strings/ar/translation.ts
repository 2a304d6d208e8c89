import type { Catalogue, Translation } from '../translator'

/** A catalogue in Arabic, which counts in six ways: none, one, two, a few (3–10), many (11–99), and the rest. */
export type Arabic<C extends Catalogue> = Translation<C, 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>
