/**
 * What came by a message, as this page's own. Firefox makes it in a world that dies when the extension is updated, and
 * from then on every look at it throws; where it is of this world already, as in Chromium, it is taken as it is.
 */
export function ownCopy<T>(received: T): T {
  return received instanceof Object ? received : structuredClone(received)
}
