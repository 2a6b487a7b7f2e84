// Renews the screenshots of the documentation: node screenshots.mjs DIRECTORY, with REPORTS as for the tests.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, launch, open, settle, SIZES } from "./browser.mjs";
import { smaller } from "./png.mjs";

const [directory] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const browser = await launch();
for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    const page = await open(browser, "day", { size, lang });
    if (size === "wide") await page.locator("#gantt .bar.double").first().click();
    await settle(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    // The narrow page is shown down to the end of the chart.
    const height = size === "wide" ? SIZES.wide.height : await page.evaluate(() => Math.ceil(document.getElementById("unserved").getBoundingClientRect().top));
    const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: SIZES[size].width, height } });
    writeFileSync(join(directory, `report-${size}-${lang}.png`), smaller(picture));
    await page.context().close();
  }
}
await browser.close();
