// Runs in the background: keeps when each transaction that wrote a note was complete, by the wall clock in
// milliseconds with fractions. A file of its own, because a function that tsx has transformed does not run there.
if (!globalThis.commits) {
  globalThis.commits = []
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...record) {
    if (this.name === 'objections') {
      this.transaction.addEventListener('complete', () =>
        globalThis.commits.push(performance.timeOrigin + performance.now()),
      )
    }
    return put.apply(this, record)
  }
}
