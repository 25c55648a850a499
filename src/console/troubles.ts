// What goes on behind the page and did not work: it is said until it works again.
import type { Bilingual } from '../definitions/evidence.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { TroubleView } from '../views/console/model.ts';

const WHAT = {
  acquirer: { en: 'The acquirer cannot be read:', zh: '无法读取收单方数据：' },
  cards: { en: 'What the cards have left cannot be read:', zh: '无法读取卡片余额：' },
  filling: { en: 'What is known of the sale could not be filled in:', zh: '未能代填原交易信息：' },
} as const satisfies Record<string, Bilingual>;

/** Characters of a reason that are shown. */
const MOST_SAID = 300;

export class Troubles {
  readonly #changed: (troubles: readonly TroubleView[]) => void;
  #views: readonly TroubleView[] = [];

  constructor(changed: (troubles: readonly TroubleView[]) => void) {
    this.#changed = changed;
  }

  get views(): readonly TroubleView[] {
    return this.#views;
  }

  /** Says why something does not work, or with null that it works again. */
  tell(of: keyof typeof WHAT, error: Error | null): void {
    const what = WHAT[of];
    const why = error === null ? null : hideCardNumbers(error.message).slice(0, MOST_SAID);
    const before = this.#views.find((each) => each.what === what);
    if ((before?.why ?? null) === why) return;
    this.#views = [...this.#views.filter((each) => each !== before), ...(why === null ? [] : [{ what, why }])];
    this.#changed(this.#views);
  }
}
