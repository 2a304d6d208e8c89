import { startDisplay } from './display'

/** One display for the whole run; the browsers and xdotool find it in the environment. */
export default async function globalSetup(): Promise<() => void> {
  const display = await startDisplay()
  process.env.DISPLAY = display.name
  return () => display.stop()
}
