// node readability.mjs linkedom|jsdom < LIST: Mozilla Readability over the pages that LIST names, one a line.
// Prints how many gave an article, and milliseconds a page, reading the files included: by the clock and of the processor.
// npm install @mozilla/readability linkedom jsdom (for this measurement only).
import { readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';

const [name] = process.argv.slice(2);
const library = await import(name);
const parse = name === 'jsdom'
    ? (html) => new library.JSDOM(html, { url: 'https://example.org/' }).window
    : (html) => library.parseHTML(html);
const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
let found = 0;
const begin = process.hrtime.bigint(), used = process.cpuUsage();
for (const file of files) {
    try {
        const window = parse(readFileSync(file, 'utf8'));
        if (new Readability(window.document).parse())
            found++;
        window.close?.();
    } catch {
        // a page that the library cannot take counts as done
    }
}
const ms = Number(process.hrtime.bigint() - begin) / 1e6, cpu = process.cpuUsage(used);
console.log(name, files.length, found, (ms / files.length).toFixed(3),
    ((cpu.user + cpu.system) / 1e3 / files.length).toFixed(3));
