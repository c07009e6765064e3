/** One measured figure. Over its `limit` the bench fails. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  limit?: number;
  note?: string;
}
