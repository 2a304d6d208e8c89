import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { STATE_PORT } from '@/utils/messages/extension-state'
import { handleAccount, handleRefused } from './background/account-messages'
import { BADGE_ALARM } from './background/announcer'
import { runCommand } from './background/commands'
import { changed, createCore, formsNow } from './background/core'
import { handleCorners } from './background/corner-messages'
import { handleOwnData, handleRescue } from './background/data-messages'
import { handleDebriefs } from './background/debrief-messages'
import { handleDemoClock, handleDemos, handleMoving } from './background/demo-messages'
import { handleLesson, watchLesson } from './background/lesson'
import { handleNotes, handleReading, handleUndo } from './background/note-messages'
import { createPairingDesk, handlePairing, PAIRING_ALARM } from './background/pairing'
import { handlePictures } from './background/picture-messages'
import { QUIET_ALARM, watchClock } from './background/quiet'
import { report } from './background/report'
import { handleSeats, isTrusted } from './background/seats'
import { handleSettings } from './background/settings-messages'
import { start, welcome } from './background/start'
import { refuseStrangers } from './background/strangers'
import { handleSurfaces } from './background/surface-messages'
import { SYNC_ALARM } from './background/sync'
import { reopenAfterReload } from './background/tabs'
import { createTrusting } from './background/trusting'

/** Only wires. Every listener is added before anything is awaited: the event that woke the background is not lost. */
export default defineBackground(() => {
  const core = createCore()
  const trusting = createTrusting(core)
  refuseStrangers()
  handleCorners(trusting)
  handleSeats(core)
  handleNotes(core, trusting)
  handleUndo(core, trusting)
  handlePictures(core, trusting)
  handleReading(core, trusting)
  handleDemos(core, trusting)
  handleDemoClock(core, trusting)
  handleMoving(core, trusting)
  handleDebriefs(core, trusting)
  handleLesson(core, trusting)
  handleSurfaces(core, trusting)
  const pairing = createPairingDesk(core)
  handleAccount(core, trusting)
  handlePairing(pairing, trusting)
  handleRefused(core, trusting)
  handleSettings(core, trusting)
  handleOwnData(core, trusting)
  handleRescue(core, trusting)

  browser.commands.onCommand.addListener((name, tab) => void runCommand(core, name, tab).catch(report))
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM) core.sync.wake().catch(report)
    if (name === PAIRING_ALARM) pairing.look().catch(report)
    if (name === QUIET_ALARM) watchClock(core, { used: false })
    if (name === BADGE_ALARM) core.announcer.announce().catch(report)
  })
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== STATE_PORT) return
    isTrusted(core.tabs, port.sender ?? {})
      .then(async (trusted) => {
        if (!trusted) return port.disconnect()
        core.announcer.add(port)
        changed(core)
        port.postMessage(await formsNow(core))
      })
      .catch(report)
  })
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    reopenAfterReload(core, tabId, status).catch(report)
    if (status === 'complete') watchLesson(core).catch(report)
  })
  browser.tabs.onRemoved.addListener((tabId) => {
    core.tabs.forget(tabId).catch(report)
    watchLesson(core).catch(report)
  })
  browser.runtime.onInstalled.addListener((details) => {
    start(core).catch(report)
    welcome(details).catch(report)
  })
  browser.runtime.onStartup.addListener(() => void start(core).catch(report))
  self.addEventListener('online', () => void core.sync.hurry().catch(report))
})
