import { language, t } from './messages.ts';

const integers = new Intl.NumberFormat(language);
const numbers = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
const percents = new Intl.NumberFormat(language, {
  style: 'percent',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const wholePercents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const points = new Intl.NumberFormat(language, {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const unit = (name: string) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 });
const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')];

/** 12345 → "12,345". */
export const formatCount = (count: number): string => integers.format(count);

/** A number with the digits that it has, up to six significant ones. */
export const formatNumber = (value: number): string => numbers.format(value);

/** An accuracy in [0, 1] with two decimals, or a dash where it was not measured. */
export const formatAccuracy = (accuracy: number | null | undefined): string =>
  accuracy == null || Number.isNaN(accuracy) ? '–' : percents.format(accuracy);

/** A share in [0, 1] as a whole percentage. */
export const formatShare = (share: number): string => wholePercents.format(share);

/** A difference of accuracies, in percentage points with its sign. */
export const formatPoints = (difference: number): string => t('points', points.format(difference * 100));

/** A date and time, or a dash where there is none. */
export const formatDate = (iso: string | null | undefined): string => (iso ? dates.format(new Date(iso)) : '–');

/** A date without the time, or a dash where there is none. */
export const formatDay = (iso: string | null | undefined): string => (iso ? days.format(new Date(iso)) : '–');

/** A duration as people say it: "40 sec", "3 min 20 sec", "1 hr 5 min". */
export function formatDuration(durationMs: number): string {
  const total = Math.max(0, Math.round(durationMs / 1000));
  if (total < 60) return seconds!.format(total);
  if (total < 3600) return `${minutes!.format(Math.floor(total / 60))} ${seconds!.format(total % 60)}`;
  return `${hours!.format(Math.floor(total / 3600))} ${minutes!.format(Math.floor((total % 3600) / 60))}`;
}

/** A size in bytes with a fitting unit. */
export function formatBytes(bytes: number): string {
  const [value, name] =
    bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: 1 }).format(value);
}
