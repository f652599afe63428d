// A finger on the screen: real touches, from which Chromium itself makes scrolling, clicks and long presses.
import type { CDPSession, Page } from '@playwright/test';

export interface Point {
  x: number;
  y: number;
}

export class Finger {
  readonly #session: CDPSession;
  #points: Point[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page) {
    return new Finger(await page.context().newCDPSession(page));
  }

  /** While one finger is down, another one. */
  async down(at: Point) {
    this.#points.push(at);
    await this.#send('touchStart');
  }

  /** In steps small enough that the browser sees a way and not a jump. A second finger goes the other way. */
  async move({ x = 0, y = 0 }: Partial<Point>, steps = 8) {
    const from = this.#points;
    for (let i = 1; i <= steps; i++) {
      this.#points = from.map((point, finger) => {
        const share = (finger === 0 ? i : -i) / steps;
        return { x: point.x + share * x, y: point.y + share * y };
      });
      await this.#send('touchMove');
    }
  }

  async up() {
    this.#points = [];
    await this.#send('touchEnd');
  }

  /** Lifted 50 ms later by the events' own clocks, however long the page takes to answer: or it would be a rest. */
  async tap(at: Point) {
    const now = Date.now() / 1000;
    this.#points = [at];
    const down = this.#send('touchStart', now);
    this.#points = [];
    await Promise.all([down, this.#send('touchEnd', now + 0.05)]);
  }

  #send(type: 'touchStart' | 'touchMove' | 'touchEnd', timestamp?: number) {
    const touchPoints = this.#points.map((point, id) => ({ ...point, id }));
    return this.#session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp });
  }
}
