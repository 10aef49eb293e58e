/** Hôm nay: the day in Viet Nam, which keeps UTC+7 all year. */
const AHEAD = 7 * 60 * 60 * 1000;

/**
 * Hôm nay ở Việt Nam: returns the day in Viet Nam at an instant, or now, such as "2025-12-15"; for `as_of`. A server that counts in UTC is
 * still on the day before until seven in the morning.
 */
export function todayInVietNam(at: Date | number = Date.now()): string {
  return new Date(Number(at) + AHEAD).toISOString().slice(0, 10);
}
