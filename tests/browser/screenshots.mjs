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
// The pages of beds and meals: as much of each as tells what it is.
for (const [report, upTo] of [["scenario-plan", "map"], ["scenario-forecast", "kinds"], ["scenario-meals", "classes"]]) {
  for (const size of Object.keys(SIZES)) {
    const page = await open(browser, report, { size, lang: "en" });
    const height = Math.min(2200, await page.evaluate(id => Math.ceil(document.getElementById(id).getBoundingClientRect().top), upTo));
    // A window as high as the picture: charts are drawn for the window that there is.
    await page.setViewportSize({ width: SIZES[size].width, height });
    await settle(page);
    const picture = await page.screenshot();
    writeFileSync(join(directory, `${report.replace("scenario-", "report-")}-${size}-en.png`), smaller(picture));
    await page.context().close();
  }
}
await browser.close();
