import { createTransport } from 'nodemailer'

/** Sends mail to people. */
export interface Mail {
  /** Whether the server took it; what went wrong there is the operator's, and `doctor`'s, to find. */
  send(letter: { to: string; subject: string; text: string }): Promise<boolean>
  close(): void
}

interface MailSettings {
  /** `smtp://user:password@host:587`; `smtps:` for TLS from the start. */
  url: string
  from: string
  onError(error: Error): void
}

/** How long a server may take for a step: whoever asked for the letter waits. */
const STEP_MS = 10_000

export function openMail({ url, from, onError }: MailSettings): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
  })
  return {
    async send(letter) {
      try {
        await transport.sendMail({ from, ...letter })
        return true
      } catch (error) {
        onError(error instanceof Error ? error : new Error('mail'))
        return false
      }
    },
    close: () => transport.close(),
  }
}
