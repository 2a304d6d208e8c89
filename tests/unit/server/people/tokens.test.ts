import { describe, expect, it } from 'vitest'
import { hashToken, newDeviceToken, newPageToken, readDeviceToken, readPageToken } from '@/server/people/tokens'
import { newId, workspaceId } from '@/utils/model/ids'

const workspace = newId(workspaceId)

describe('tokens', () => {
  it('lead to their workspace', () => {
    const [device, page] = [newDeviceToken(workspace), newPageToken(workspace)]
    expect(readDeviceToken(device)).toEqual({ workspaceId: workspace, hash: hashToken(device) })
    expect(readPageToken(page)).toEqual({ workspaceId: workspace, hash: hashToken(page) })
  })

  it('have the form that is promised', () => {
    expect(newDeviceToken(workspace)).toMatch(new RegExp(`^pb_${workspace}_[A-Za-z0-9_-]{43}$`))
  })

  it('differ', () => {
    expect(newDeviceToken(workspace)).not.toBe(newDeviceToken(workspace))
  })

  it('are of one kind only', () => {
    expect(readPageToken(newDeviceToken(workspace))).toBeUndefined()
    expect(readDeviceToken(newPageToken(workspace))).toBeUndefined()
  })

  it.each([
    '',
    'pb_',
    `pb_${workspace}_short`,
    `${newDeviceToken(workspace)}x`,
    `pb_${'-'.repeat(36)}_${'a'.repeat(43)}`,
  ])('are not %j', (text) => {
    expect(readDeviceToken(text)).toBeUndefined()
  })
})
