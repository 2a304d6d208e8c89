// Runs in the background: how long the browser itself takes to commit one row to the disk, in milliseconds. A file of
// its own, because a function that tsx has transformed does not run there.
new Promise((resolve, reject) => {
  const opening = indexedDB.open('bare-commit', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const began = performance.now()
    const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').put('x'.repeat(1_000), 'row')
    transaction.onerror = () => reject(transaction.error)
    transaction.oncomplete = () => {
      opening.result.close()
      resolve(performance.now() - began)
    }
  }
})
