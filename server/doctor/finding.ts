/** One thing that was looked at. `says` also names what to do where something is wrong. */
export interface Finding {
  about: 'program' | 'database' | 'tables' | 'clock' | 'disk' | 'address' | 'mail' | 'provider'
  level: 'ok' | 'warn' | 'fail'
  says: string
}
