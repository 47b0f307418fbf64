import type { SampleStore } from '../sample-store.ts';
import { hashGlyph } from './glyph-hash.ts';

/** All samples of one and the same picture. */
export interface Same {
  readonly ids: number[];
  readonly labels: number[];
}

/** Which pictures there are already, by their hash. */
export class KnownSamples {
  readonly #byHash = new Map<number, Same>();

  /** The pictures of every kept sample. */
  static async of(store: SampleStore): Promise<KnownSamples> {
    const known = new KnownSamples();
    for await (const samples of store.readAll()) {
      for (const { id, label, glyph } of samples) {
        const same = known.like(glyph);
        same.ids.push(id);
        same.labels.push(label);
      }
    }
    return known;
  }

  /** The samples of this picture; those that are added to them are known from then on. */
  like(glyph: Uint8Array): Same {
    const hash = hashGlyph(glyph);
    const same = this.#byHash.get(hash) ?? { ids: [], labels: [] };
    this.#byHash.set(hash, same);
    return same;
  }
}
