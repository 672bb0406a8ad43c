/** The part of the `edtf` library that we use; it ships no types of its own. */
declare module 'edtf' {
  interface ExtendedDate {
    readonly type: string;
    /** First and last instant, in milliseconds since 1970 (UTC). */
    readonly min: number;
    readonly max: number;
    /** 1 for a year, 2 for a month, 3 for a day. */
    readonly precision: number;
  }
  export default function edtf(text: string): ExtendedDate;
}
