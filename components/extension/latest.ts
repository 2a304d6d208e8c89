/**
 * Asks one question at a time. Of those that come meanwhile only the newest is asked, and an answer counts only while
 * nothing newer is wanted: somebody who types fast must not fill the background with questions of the past.
 */
export class Latest<Question, Answer> {
  #wanted: { question: Question } | null = null
  #newest: Question | undefined
  #asking = false

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly tell: (answer: Answer) => void,
  ) {}

  want(question: Question): void {
    this.#wanted = { question }
    this.#newest = question
    if (!this.#asking) void this.#run()
  }

  /** No answer is wanted any more, also not the one on its way. */
  forget(): void {
    this.#wanted = null
    this.#newest = undefined
  }

  async #run(): Promise<void> {
    this.#asking = true
    try {
      while (this.#wanted) {
        const { question } = this.#wanted
        this.#wanted = null
        const answer = await this.ask(question)
        if (this.#newest === question) this.tell(answer)
      }
    } finally {
      this.#asking = false
    }
  }
}
