/** What stands under the panel's head. */
export type View = 'notes' | 'menu' | 'start' | 'name' | 'plan' | 'keys' | 'debrief' | 'check'
