import type { Device } from './device'
import type { EndpointAnswer, EndpointRequest, SimEndpoint } from './endpoint'
import { Random, seedOf } from './random'
import type { Scheduler } from './scheduler'

/** What may happen to one request, and how often against the others. */
const FATES = {
  ...{ refused: 3, dropRequest: 2, dropAnswer: 4, duplicate: 4, delay: 4, cut: 3, halfAnswer: 2, page: 1 },
  ...{ busy: 2, error: 2, lateError: 2, dieBefore: 2, dieAfter: 2 },
} as const
type Fate = keyof typeof FATES

interface Sent {
  url: string
  init: RequestInit
  /** False once the life that asked is over. */
  isAwaited(): boolean
}

interface Waiting {
  resolve(answer: Response): void
  reject(error: Error): void
}

const TOO_LONG = new Error('It took too long.')

/** Carries requests to the endpoint, and does to them whatever networks do. */
export class Network {
  faults = 0
  requests = 0
  /** Chance that something happens to a request. */
  faultRate = 0

  constructor(
    private readonly seed: number,
    private readonly scheduler: Scheduler,
    private readonly endpoint: SimEndpoint,
    private readonly tell: (words: () => string) => void,
  ) {}

  /** A signal that aborts after so many milliseconds of simulated time. */
  timeout(ms: number): AbortSignal {
    const controller = new AbortController()
    this.scheduler.after(ms, () => controller.abort(TOO_LONG))
    return controller.signal
  }

  fetch(device: Device, { url, init, isAwaited }: Sent): Promise<Response> {
    const random = new Random(seedOf(this.seed, device.index, this.requests++))
    const fate = random.chance(this.faultRate) ? random.weighted(FATES) : null
    const what = `${device.name} ${String(init.method)} ${url.slice(0, url.indexOf('?') + 1 || undefined)}`
    if (fate) {
      this.faults++
      this.tell(() => `${what}: ${fate}`)
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        resolve: (answer) => void (isAwaited() && resolve(answer)),
        reject: (error) => void (isAwaited() && reject(error)),
      }
      init.signal?.addEventListener('abort', () => waiting.reject(TOO_LONG))
      this.#carry(requestOf(url, init), { fate, random, waiting, what })
    })
  }

  #carry(
    request: EndpointRequest,
    { fate, random, waiting, what }: { fate: Fate | null; random: Random; waiting: Waiting; what: string },
  ): void {
    const slow = random.chance(0.2) ? random.int(200, 4_000) : 0
    const there = random.int(5, 80) + (fate === 'delay' ? random.int(0, 45_000) : 0)
    const { scheduler } = this
    if (fate === 'dropRequest') return
    const early = { busy, error, page }[fate as string]
    if (fate === 'refused') scheduler.after(there, () => waiting.reject(new Error('No connection.')))
    if (early) scheduler.after(there, () => waiting.resolve(early(random)))
    if (early || fate === 'refused') return
    const arrive = async () => {
      const dies = fate === 'dieBefore' ? 'before' : fate === 'dieAfter' ? 'after' : null
      const answer = await this.endpoint.handle(request, { random, dies })
      if (answer && answer.status !== 200) this.tell(() => `${what}: answered ${answer.status}`)
      if (!answer) return scheduler.after(random.int(1, 200), () => waiting.reject(new Error('Connection reset.')))
      if (fate !== 'dropAnswer')
        scheduler.after(random.int(5, 80) + slow, () =>
          waiting.resolve(fate === 'lateError' ? error() : arrived(answer, fate)),
        )
    }
    scheduler.after(there, arrive)
    if (fate === 'duplicate') scheduler.after(there + random.int(1, 90_000), arrive)
  }
}

function requestOf(url: string, { method, headers, body }: RequestInit): EndpointRequest {
  const token = (headers as Record<string, string>).authorization?.slice('Bearer '.length) ?? ''
  return { method: String(method), url, token, body: body ? new Uint8Array(body as ArrayBuffer) : null }
}

/** As much of fetch's Response as sync reads: a real one takes longer than all the rest. */
function response(status: number, text: () => Promise<string>, headers: Record<string, string> = {}): Response {
  const get = (name: string) => headers[name] ?? null
  return { ok: status >= 200 && status < 300, status, headers: { get }, text } as unknown as Response
}

function arrived({ status, text }: EndpointAnswer, fate: Fate | null): Response {
  if (fate === 'cut') return response(status, () => Promise.reject(new Error('The body ended early.')))
  return response(status, async () => (fate === 'halfAnswer' ? text.slice(0, text.length / 2) : text))
}

const busy = (random: Random) =>
  response(429, async () => '{"title":"Too many requests","status":429,"code":"busy"}', {
    'retry-after': String(random.int(1, 90)),
  })
const error = () => response(500, async () => 'Internal Server Error')
const page = () => response(200, async () => '<!doctype html><title>Sign in to the hotel</title>')
