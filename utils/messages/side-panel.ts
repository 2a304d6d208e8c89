/**
 * The draft of the side panel in this window, and the lock that its page holds as long as it lives: no browser says in
 * which window a side panel stands, and a background that was restarted knows no page yet.
 */
export const sidePanelKey = (windowId: number | null): string => `side-panel:${windowId}`
