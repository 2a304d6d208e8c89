/** The lock that the page that teaches holds as long as it lives, wherever it stands. */
export const LESSON_LOCK = 'lesson'
