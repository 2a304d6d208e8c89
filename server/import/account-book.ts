import type { WorkspaceTx } from '@/server/db/schema'
import type { ServerMutation } from '@/server/sync/server-mutations'
import { accountId, newId, type WorkspaceId } from '@/utils/model/ids'
import type { Account } from '@/utils/model/records'

type Known = Pick<Account, 'id' | 'name' | 'segment'>

/** One company is one account, however a file spells its name's case and spaces. */
const keyOf = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** The workspace's accounts by name while a file goes in: finds them, makes missing ones, and collects what changed. */
export class AccountBook {
  readonly #byName: Map<string, Known>
  #changes: ServerMutation[] = []

  private constructor(known: readonly Known[]) {
    this.#byName = new Map(known.map((account) => [keyOf(account.name), account]))
  }

  static async open(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<AccountBook> {
    const known = await tx
      .selectFrom('account')
      .select(['id', 'name', 'segment'])
      .where('workspaceId', '=', workspaceId)
      .where('deletedAt', 'is', null)
      .execute()
    return new AccountBook(known)
  }

  find(name: string): Known | undefined {
    return this.#byName.get(keyOf(name))
  }

  /** The account of that name, made when there is none; a segment that the file names becomes the account's. */
  ensure(name: string, { segment, externalId = null }: { segment: string | null; externalId?: string | null }): Known {
    const known = this.find(name)
    if (!known) return this.#make(name, segment, externalId)
    if (segment === null || known.segment === segment) return known
    this.#changes.push({ entity: 'account', entityId: known.id, fields: { segment } })
    return this.#keep({ ...known, segment })
  }

  /** What `ensure` made or changed since the last call. */
  takeChanges(): ServerMutation[] {
    const changes = this.#changes
    this.#changes = []
    return changes
  }

  #make(name: string, segment: string | null, externalId: string | null): Known {
    const id = newId(accountId)
    this.#changes.push({ entity: 'account', entityId: id, fields: { externalId, name: name.trim(), segment } })
    return this.#keep({ id, name, segment })
  }

  #keep(account: Known): Known {
    this.#byName.set(keyOf(account.name), account)
    return account
  }
}
