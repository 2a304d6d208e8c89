import type { Catalogue, Translation } from '../translator'

/** A catalogue in German: it counts in the same two numbers as English. */
export type German<C extends Catalogue> = Translation<C, 'one' | 'other'>
