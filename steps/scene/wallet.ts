// The cards of a scenario: what readers see, what issuers know, and which PINs nobody may ever read.
import type { Card } from '../../simulator/admin/client.ts';
import { cardAccount, findTestCard, TEST_CARDS } from '../../src/definitions/cards.ts';
import type { CardImage } from '../../src/terminal/index.ts';
import { FeatureFault, type FeatureLanguage } from './expectation.ts';
import type { Plan } from './plan.ts';

/** A card of the scenario: what the reader sees, what the issuer knows, and the PIN its holder would enter. */
export type DealtCard = { image: CardImage; account: Card; pin: string };

export class Wallet {
  readonly #plan: Plan;
  readonly #language: FeatureLanguage;
  readonly #dealt: DealtCard[] = [];
  readonly #alike: DealtCard[] = [];
  readonly #pins = new Set<string>();
  /** Payment codes that the customers of the scenario have opened, oldest first. */
  readonly codes: string[] = [];
  /** Verification codes that the cashier has entered. */
  readonly verificationCodes: string[] = [];
  /** A card that is not the scenario's, for mix-ups. */
  readonly other: DealtCard;

  constructor(plan: Plan, language: FeatureLanguage) {
    this.#plan = plan;
    this.#language = language;
    const other = TEST_CARDS['second debit chip'];
    this.other = { image: other.image, account: cardAccount(other, language), pin: other.pin };
  }

  /** Deals a test card and makes it the scenario's card. A card that no issuer knows is not put into the acquirer's book. */
  deal(kind: string, issuer: string, availableMinor: number): void {
    const card = findTestCard(kind);
    if (card === null)
      throw new FeatureFault({ en: `There is no test card called "${kind}".`, zh: `没有名为“${kind}”的测试卡。` });
    const account: Card = { ...cardAccount(card, this.#language), issuer, availableMinor };
    this.#dealt.push({ image: card.image, account, pin: card.pin });
    this.#plan.change(({ acquirer }) => {
      if (!card.known || !card.issuerConnected) return;
      acquirer.cards = [...acquirer.cards.filter(({ pan }) => pan !== account.pan), account];
    });
  }

  /** Another test card whose number ends as that of the scenario's card does. It is shown to a reader and in no issuer's book. */
  alike(): DealtCard {
    const { pan } = this.current.image;
    const found = Object.values(TEST_CARDS).find(({ image }) => image.pan !== pan && image.pan.endsWith(pan.slice(-4)));
    if (found === undefined)
      throw new FeatureFault({
        en: 'There is no test card whose number ends like that of the card of the scenario.',
        zh: '没有卡号末四位与场景中的卡相同的测试卡。',
      });
    const card = { image: found.image, account: cardAccount(found, this.#language), pin: found.pin };
    this.#alike.push(card);
    return card;
  }

  /** Changes what the issuer knows of the scenario's card. */
  change(changes: Partial<Card>): void {
    this.#plan.change(() => Object.assign(this.current.account, changes));
    if (changes.pin !== undefined) this.current.pin = changes.pin;
  }

  /** Writes another service code on the stripe of the scenario's card. */
  restripe(code: (before: string) => string): void {
    const { image } = this.current;
    this.current.image = { ...image, serviceCode: code(image.serviceCode) };
  }

  /** The scenario's card: the last one dealt. */
  get current(): DealtCard {
    const last = this.#dealt.at(-1);
    if (last === undefined)
      throw new FeatureFault({
        en: 'The scenario has no card yet: deal one with a Given.',
        zh: '场景中还没有卡：请先用“假如”发一张卡。',
      });
    return last;
  }

  get all(): readonly DealtCard[] {
    return [...this.#dealt, this.other, ...this.#alike];
  }

  /** A PIN of the right length that is not the card's. */
  wrongPin(): string {
    const wrong = this.current.pin.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
    this.keepSecret(wrong);
    return wrong;
  }

  /** A PIN that was entered, right or wrong: nobody may read it anywhere. */
  keepSecret(pin: string): void {
    if (pin !== '') this.#pins.add(pin);
  }

  /** Every PIN that must stay secret: those of the cards and those that were entered. */
  get pins(): readonly string[] {
    return [...new Set([...this.#pins, ...this.all.map(({ pin }) => pin)])];
  }
}
