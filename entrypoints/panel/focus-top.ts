/** Where a page has just opened, the keyboard is at its beginning: what is read aloud and the next Tab start there. */
export const focusTop = (section: HTMLElement | null) => section?.focus()
