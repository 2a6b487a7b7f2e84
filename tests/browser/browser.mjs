// A Chromium for the tests of the report: opens a page from a file and notes every request, error and message.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const REPORTS = process.env.REPORTS;
export const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
export const LANGUAGES = ["zh", "en"];

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Opens a report; `page.complaints` grows by whatever should not happen. */
export async function open(browser, name, { size = "wide", lang, locale = "en-GB", scheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: SIZES[size], locale, colorScheme: scheme, hasTouch: size === "narrow", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.complaints = [];
  page.on("request", r => { if (!/^(file|data):/.test(r.url())) page.complaints.push(`request ${r.url()}`); });
  page.on("console", m => { if (["error", "warning"].includes(m.type())) page.complaints.push(`console ${m.text()}`); });
  page.on("pageerror", e => page.complaints.push(`error ${e.stack}`));
  page.on("dialog", d => { page.complaints.push(`dialog ${d.message()}`); d.dismiss(); });
  await page.goto(pathToFileURL(join(REPORTS, `${name}.html`)).href + (lang ? `#lang=${lang}` : ""));
  await settle(page);
  return page;
}

/** Two frames, so that what was asked for is drawn. */
export const settle = page => page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(() => done())); }));

/** Text that is cut off or lies on other text, as sentences. Runs in the page. */
export function faults() {
  const found = [];
  const name = node => `<${node.tagName.toLowerCase()} class="${node.className}"> “${node.textContent.trim().slice(0, 30)}”`;
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("script, style, noscript, option, .skip")) continue;
    if (!holder.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) texts.push({ holder, rect });
  }
  for (const { holder, rect } of texts) {
    for (let box = holder; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX + overflowY)) break;
      const edge = box.getBoundingClientRect();
      if (overflowX === "hidden" && (rect.left < edge.left - 1 || rect.right > edge.right + 1)) found.push(`cut at the side: ${name(holder)} in ${box.className}`);
      if (overflowY === "hidden" && (rect.top < edge.top - 3 || rect.bottom > edge.bottom + 3)) found.push(`cut in height: ${name(holder)} in ${box.className}`);
      if (position === "fixed") break;
    }
  }
  for (const input of document.querySelectorAll("input[placeholder]")) {
    const pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(input);
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (input.clientWidth && pen.measureText(input.placeholder).width > room) found.push(`placeholder too long: ${input.placeholder}`);
  }
  // What scrolled away or lies under a sticky head is not on the screen: the point in the middle tells. What is left of
  // a text at the edge of a scrolled box ends there; a sheet lies over the page on purpose.
  const left = ({ holder, rect }) => {
    let { left, right, top, bottom } = rect;
    let sheet = null;
    for (let box = holder; box && box !== document.body; box = box.parentElement) {
      const { overflowX, position } = getComputedStyle(box);
      if (position === "fixed") sheet = box;
      if (overflowX === "visible") continue;
      const edge = box.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, edge.left), Math.min(right, edge.right), Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return { holder, sheet, rect: { left, right, top, bottom, width: right - left, height: bottom - top } };
  };
  const seen = texts.map(left).filter(({ holder, rect }) => {
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return top && (holder.contains(top) || top.contains(holder));
  }).sort((a, b) => a.rect.top - b.rect.top);
  seen.forEach((a, i) => {
    for (let k = i + 1; k < seen.length && seen[k].rect.top < a.rect.bottom; k += 1) {
      const b = seen[k];
      if (a.sheet !== b.sheet || a.holder === b.holder || a.holder.contains(b.holder) || b.holder.contains(a.holder)) continue;
      const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      // Line boxes are a little taller than their letters.
      if (wide > 2 && high > 4) found.push(`overlap of ${wide.toFixed()} x ${high.toFixed()}: ${name(a.holder)} and ${name(b.holder)}`);
    }
  });
  return [...new Set(found)];
}
