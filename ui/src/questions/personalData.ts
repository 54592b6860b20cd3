/**
 * Does a question seem to hold personal data? Asked before anything is put in an address or
 * sent. The server looks again, more carefully, and warns of what slipped through here.
 */
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/;
/** Eleven digits, alone or as 6 + 5: a national identity number (also a D number). */
const NATIONAL_ID = /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/;
/** Eight digits as Norwegian phone numbers are written, with or without +47. */
const PHONE = /(?<!\d)(?:\+47 ?|0047 ?)?(?:[2-9]\d{7}|[2-9]\d(?: \d\d){3}|[49]\d\d \d\d \d\d\d)(?!\d)/;

export function seemsPersonal(question: string): boolean {
  return [EMAIL, NATIONAL_ID, PHONE].some((pattern) => pattern.test(question));
}
