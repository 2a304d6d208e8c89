import { LINK_DAYS } from './sign-in-links'

interface Letter {
  link: string
  workspace: string
}

/** What is mailed to somebody who was invited. */
export function invitationLetter({ link, workspace, by }: Letter & { by: string }) {
  return {
    subject: `${by} invites you to ${workspace} on Pushback`,
    text: `${by} has made you a member of ${workspace} on Pushback.\n\nThis link signs you in, once, within ${LINK_DAYS} days:\n${link}\n`,
  }
}

/** What is mailed to somebody who cannot get in. */
export function linkLetter({ link, workspace }: Letter) {
  return {
    subject: `Your sign-in link for ${workspace} on Pushback`,
    text: `This link signs you in to ${workspace} on Pushback, once, within ${LINK_DAYS} days. You can choose a new password there:\n${link}\n\nIf you did not ask for it, you need not do anything.\n`,
  }
}
