import type { WireReading } from '../host/wire.ts';

/** A rectangle in shares of a picture's width and height: [0, 1], origin top-left. */
export interface Share {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels to read: a file as a data: URL, and which part of it (all by default). */
export interface PictureRequest {
  readonly picture: string;
  readonly share?: Share;
}

/** What a page asks the background for. Everything is JSON, since Chrome passes nothing else before version 148. */
export type PageRequest =
  | ({ readonly kind: 'read-picture' } & PictureRequest)
  /** Reads part of a screenshot that `capture` took. */
  | { readonly kind: 'read-capture'; readonly captureId: string; readonly share: Share }
  /** Waits until the browser allows another screenshot; Chrome grants two a second. */
  | { readonly kind: 'await-capture' }
  /** Takes a screenshot of the sender's tab; it waits in the background for `read-capture`. */
  | { readonly kind: 'capture' }
  /** Gives a screenshot to the extension's own area page. */
  | { readonly kind: 'take-capture'; readonly captureId: string }
  /** Fetches a picture where the user has granted its host; rejects otherwise. */
  | { readonly kind: 'fetch-picture'; readonly url: string }
  /** Whether the card may offer to ask for a host's permission; true once a host. */
  | { readonly kind: 'may-offer'; readonly url: string }
  | { readonly kind: 'offer-permission'; readonly url: string }
  | {
      readonly kind: 'save-correction';
      readonly glyph: readonly number[];
      readonly readAs: number;
      readonly label: number;
      readonly sampleId?: number | undefined;
    }
  /** Starts the selection of an area on the active tab, for the popup; false where the browser lets nobody in. */
  | { readonly kind: 'read-area' };

/** What each request is answered with. */
export interface PageAnswers {
  'read-picture': WireReading;
  'read-capture': WireReading;
  'await-capture': null;
  capture: string;
  'take-capture': string;
  'fetch-picture': string;
  'may-offer': boolean;
  'offer-permission': null;
  'save-correction': number;
  'read-area': boolean;
}

/** An answer, or an error in the shape that crosses messages. */
export type Answered<T> = { readonly ok: T } | { readonly error: WireError };

/** An error as it crosses messages; `code` is what the interface goes by. */
export interface WireError {
  readonly code: string;
  readonly message: string;
}

/** What the background asks the page's reader to do. */
export type PageCommand =
  | { readonly kind: 'show-picture'; readonly srcUrl: string; readonly targetElementId?: number | undefined }
  /** `frameUrl`: of the frame that lets no script in; it is what is selected at first. */
  | { readonly kind: 'show-area'; readonly frameUrl?: string | undefined }
  /** The user has granted a host: what was read off the screen may be read from its file now. */
  | { readonly kind: 'host-granted'; readonly host: string };
