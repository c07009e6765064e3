/**
 * Runs the benchmarks in tests/bench one after the other, prints a table and fails when a ratio is
 * above its limit. `npm run bench -- standing` runs those whose file name contains the word.
 */
import { readdirSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const wanted = process.argv.slice(2);
const files = readdirSync('tests/bench')
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();

let over = 0;
for (const file of files) {
  const bench = await import(new URL(`../tests/bench/${file}`, import.meta.url).href);
  console.log(`\n${bench.name}`);
  for (const row of await bench.run()) {
    const limit = row.limit === undefined ? '' : `  (limit ${row.limit})`;
    const above = row.limit !== undefined && row.value > row.limit;
    if (above) over += 1;
    const value = Number.isInteger(row.value) ? String(row.value) : row.value.toFixed(2);
    const note = row.note ? `  ${row.note}` : '';
    console.log(`  ${above ? 'OVER ' : '     '}${row.name}: ${value} ${row.unit}${limit}${note}`);
  }
}
console.log(over === 0 ? '\nEvery row is within its limit.' : `\n${over} rows above their limit.`);
process.exit(over === 0 ? 0 : 1);
