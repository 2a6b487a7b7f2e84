// What the report promises, in a browser: nothing asked of any network, nothing cut off, one selection everywhere.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { faults, LANGUAGES, launch, open, settle, SIZES } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** Runs `body` on a fresh page and then asks whether it complained of anything. */
async function on(report, options, body) {
  const page = await open(browser, report, options);
  try {
    await body(page);
    assert.deepEqual(page.complaints, []);
  } finally {
    await page.context().close();
  }
}

/** Looks at the page screen by screen. */
async function assertTidy(page, where) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const step = page.viewportSize().height - 60;
  for (let y = 0; y < Math.min(height, step * 14); y += step) {
    await page.evaluate(top => scrollTo(0, top), y);
    await settle(page);
    assert.deepEqual(await page.evaluate(faults), [], `${where}, at ${y}`);
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Moves over the map until a visit is under the pointer. */
async function pointAtVisit(page) {
  const canvas = page.locator("#map-stage canvas");
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  for (let y = 30; y < box.height - 30; y += 9) {
    for (let x = 30; x < box.width - 60; x += 9) {
      await page.mouse.move(box.x + x, box.y + y);
      if (await canvas.evaluate(c => c.classList.contains("over"))) return [box.x + x, box.y + y];
    }
  }
  throw new Error("no visit on the map");
}

const heading = page => page.locator("#detail h2").textContent();
const marked = (page, selector, key) => page.locator(selector).first().getAttribute(key);

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["day", "week", "hostile", "table"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#gantt .bar").first().click();
          await assertTidy(page, "with a visit selected");
          await page.locator("#detail .close").click();
          await page.locator("#gantt .row-name").first().click();
          await assertTidy(page, "with a caregiver selected");
        }));
    }
  }
}

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["admission", "hostile-admission"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#find").fill("a");
          await assertTidy(page, "with a search");
        }));
    }
  }
}

test("an admission says who waits and why, and what one more bed would change, in the language of the page", () =>
  on("admission", { lang: "en" }, async page => {
    // Ding has waited longest; the one nursing bed that would do is Bai's, of a higher tier.
    const first = page.locator("#waiting tbody tr").first();
    assert.match(await first.textContent(), /ding.*1 applicant of a higher tier or an earlier date for 1 bed in this home/);
    assert.match(await page.locator("#beds").textContent(), /serve one more \(general, 1,825 days\)/);
    assert.match(await page.locator("#facts").textContent(), /synthetic data/);
    assert.match(await page.locator("#facts").textContent(), /schematic, not geographic/);
    await page.locator("#find").fill("gao");
    assert.equal(await page.locator("#waiting tbody tr").count(), 1);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#waiting h2").textContent(), /轮候/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
  }));

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["plan", "hostile-plan", "scenario-plan"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#find").fill("a");
          await assertTidy(page, "with a search");
          await page.locator("#find").fill("");
          for (const part of await page.locator("details > summary").all()) await part.click();
          await assertTidy(page, "with the tables behind the charts");
        }));
    }
    for (const report of ["forecast", "hostile-forecast", "scenario-forecast"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#list select").selectOption({ index: 1 });
          await assertTidy(page, "with another group");
          for (const part of await page.locator("details > summary").all()) await part.click();
          await assertTidy(page, "with the tables behind the charts");
        }));
    }
  }
}

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["meals", "hostile-meals", "scenario-meals"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#find").fill("a");
          await assertTidy(page, "with a search");
          await page.locator("#find").fill("");
          await page.locator("#sites tbody .link").first().click();
          await assertTidy(page, "with a kitchen picked");
        }));
    }
  }
}

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["rounds", "hostile-rounds", "scenario-rounds", "network", "siting", "hostile-network", "scenario-network", "slots", "hostile-slots", "plain-slots", "scenario-slots", "funerals", "hostile-funerals", "scenario-funerals", "funerals-day", "desk", "hostile-desk"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#find").fill("a");
          await assertTidy(page, "with a search");
          await page.locator("#find").fill("");
          await page.locator("main tbody .link").first().click();
          await assertTidy(page, "with a row picked");
        }));
    }
  }
}

for (const size of Object.keys(SIZES)) {
  for (const lang of LANGUAGES) {
    for (const report of ["cemetery", "hostile-cemetery", "scenario-cemetery"]) {
      test(`${report}, ${size}, ${lang}: no request, no error, no text cut off or on other text`, () =>
        on(report, { size, lang }, async page => {
          await assertTidy(page, "as opened");
          await page.locator("#find").fill("a");
          await assertTidy(page, "with a search");
        }));
    }
  }
}

test("a cemetery plan shows years, shares against targets, when sites fill up and what it is known to be", () =>
  on("scenario-cemetery", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    assert.equal(data.years.length, 15);
    const facts = await page.locator("#facts").textContent();
    for (const words of ["synthetic data", "2021 to 2035", "2 sites"]) assert.match(facts, new RegExp(words));
    // A chart for each definition, burials and free units with the plan and as it is, money.
    assert.equal(await page.locator("main svg.chart").count(), data.shares.length + 4 + 1);
    assert.equal(await page.locator("#sites-table tbody tr[data-row]").count(), data.sites.length);
    assert.match(await page.locator("#sites").textContent(), /If nothing is done/);
    assert.equal(await page.locator("#proof tbody tr").count(), 6);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#targets").textContent(), /预期性.*不低于 65%/s);
    assert.match(await page.locator("#proof").textContent(), /无处安葬/);
  }));

test("rounds name every courier's trips, what is not brought and the score by rule", () =>
  on("scenario-rounds", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    assert.ok(data.trips.length > 30 && data.orders.length > 500);
    const facts = await page.locator("#facts").textContent();
    for (const words of ["synthetic data", "schematic, not geographic", "straight-line estimates"]) assert.match(facts, new RegExp(words));
    assert.ok(await page.locator("main svg").count() >= 2);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("main").textContent(), /送餐|车次|订单/);
  }));

test("slots show by site, day and time what is used of each, and who wanted it in vain", () =>
  on("scenario-slots", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    // What is shown slot by slot comes to what stands in the head.
    assert.equal(data.slots.reduce((n, s) => n + s.people, 0), data.placed.people);
    assert.equal(data.ranks.reduce((n, r) => n + r[1], 0), data.placed.people);
    const figures = await page.locator("#figures").textContent();
    assert.match(figures, new RegExp(`${data.placed.people.toLocaleString("en-GB")}of ${data.asked.people.toLocaleString("en-GB")}`));
    const shown = site => data.slots.map((s, i) => ({ ...s, i })).filter(s => s.site === site);
    assert.equal(await page.locator("#calendar .heat-cell").count(), shown(0).length);
    assert.equal(await page.locator("#calendar .heat-cell .star").count(), shown(0).filter(s => s.peak).length);
    assert.equal(await page.locator("#calendar .heat-cell.over").count(), shown(0).filter(s => s.people > s.capacity).length);
    // The slot that most of those without one wanted.
    const inVain = s => s.missed.reduce((n, m) => n + m[2], 0);
    const most = shown(0).reduce((a, b) => inVain(b) > inVain(a) ? b : a);
    const cell = page.locator(`[data-cell="${most.i}"]`);
    assert.match(await cell.textContent(), new RegExp(`${Math.floor(100 * most.people / most.places)} %$`));
    await cell.click();
    // It keeps the focus, although the calendar is drawn anew, and is marked in the table.
    assert.equal(await page.evaluate(() => document.activeElement.dataset.cell), String(most.i));
    const told = await page.locator("#calendar .picked").textContent();
    for (const words of [`${most.people} of ${most.places}`, "at most; ", most.missed[0][2].toLocaleString("en-GB")]) assert.ok(told.includes(words), `${words} is not in ${told}`);
    await page.locator("#calendar select").last().selectOption("firstWishes");
    assert.match(await cell.textContent(), new RegExp(`${Math.floor(100 * most.first_wishes / most.places).toLocaleString("en-GB")} %$`));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("tr.on, [data-cell][aria-pressed=true]").count(), 0);
    assert.equal(await page.locator("#proof tbody tr").count(), data.proof.stages.length);
    for (const lang of ["zh", "en"]) {
      await page.locator(`[data-lang=${lang}]`).click();
      assert.doesNotMatch(await page.locator("main").textContent(), /undefined|NaN|\[object/);
    }
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#unplaced").textContent(), /名额不足.*增填志愿/s);
  }));

test("the numbers of a draw are those that anyone works out from seed and ids", () =>
  on("slots", { lang: "en" }, async page => {
    const seed = await page.locator("#draw code").textContent();
    assert.ok((await page.locator("#draw .script").textContent()).includes(`seed = ${JSON.stringify(seed)}`));
    const rows = await page.locator("#requests-table tbody tr[data-row]").all();
    const cells = await Promise.all(rows.map(row => row.locator("td").allTextContents()));
    const keys = cells.map(([id]) => [createHash("sha256").update(`${seed}:${id}`).digest("hex"), id]).sort();
    assert.equal(keys.length, 9);
    for (const [id, number] of cells) assert.equal(Number(number), keys.findIndex(key => key[1] === id) + 1, id);
    // r8 has the last number, a party by shuttle, and is told both of its wishes.
    assert.match(await page.locator("#requests tr", { hasText: "r8" }).textContent(), /no slot.*no shuttle goes there.*too few places are left/);
    await page.locator("#requests select").selectOption("drawn");
    assert.equal(await page.locator("#requests-table tbody tr[data-row]").count(), 4);
    await page.locator("#find").fill("r7");
    assert.equal(await page.locator("#requests-table tbody tr[data-row]").count(), 1);
  }));

test("slots without a draw, shuttles or sources have no sections of them", () =>
  on("plain-slots", { lang: "en" }, async page => {
    for (const id of ["draw", "shuttles", "sources"]) assert.equal(await page.locator(`#${id}`).isVisible(), false, id);
    assert.equal(await page.locator("#nav a").count(), 7);
    assert.match(await page.locator("#verdict").textContent(), /Every request has a slot/);
    assert.equal(await page.locator("#calendar select").count(), 1);
  }));

test("of very many requests the page lists some, says of how many, and stays small", () =>
  on("many-slots", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    assert.equal(data.asked.requests, 20_000);
    assert.ok(data.requests.length <= 10_000);
    assert.match(await page.locator("#requests .block-head").textContent(), new RegExp(`${data.requests.length.toLocaleString("en-GB")} of 20,000 requests`));
    assert.ok(await page.locator("#requests-table tbody tr").count() < 80);
    assert.ok((await page.content()).length < 3_000_000);
  }));

test("slots print every site and are dark in the dark", async () => {
  await on("scenario-slots", { lang: "zh", scheme: "dark" }, page => assertTidy(page, "dark"));
  await on("scenario-slots", { lang: "zh" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    await page.emulateMedia({ media: "print" });
    assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 50_000);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#calendar .heat").count(), new Set(data.slots.map(s => s.site)).size);
    assert.equal(await page.locator("#nav").isVisible(), false);
    await page.setViewportSize({ width: 1040, height: 720 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 1040);
  });
});

test("funerals show each unit by day, with what is out, closed and wished", () =>
  on("funerals", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const [start, end] = [data.midnights[2], data.midnights[3]];
    await page.locator("#gantt .days button").nth(1).click();
    const kinds = ["cold-storage", "vigil-hall", "farewell-hall", "cremator", "hearse", "preparation"];
    const steps = data.uses.filter(u => kinds.includes(data.pools[u[0]].kind) && u[2] < end && u[4] > start);
    assert.equal(await page.locator("#gantt .units-row .use").count(), steps.length);
    // One ordinary cremator is out of service on the second day; farewells are closed on the third.
    assert.equal(await page.locator("#gantt .units-row.of-cremator .out").count(), 1);
    await page.locator("#gantt .days button").nth(2).click();
    for (const row of await page.locator("#gantt .of-farewell-hall").all()) assert.equal(await row.locator(".shut").count(), 1);
    // A case that is picked in the table is shown on its day, marked wherever it is, and with its wish.
    await page.locator("#cases tbody .link", { hasText: /^a$/ }).click();
    assert.match(await page.locator("#gantt h3").first().textContent(), /4 Apr 2026/);
    assert.ok(await page.locator("#gantt .units-row .use.on").count() >= 3);
    assert.equal(await page.locator("#gantt .units-row .wish").count(), 1);
    for (const lang of ["zh", "en"]) {
      await page.locator(`[data-lang=${lang}]`).click();
      assert.doesNotMatch(await page.locator("main").textContent(), /undefined|NaN/);
    }
    assert.match(await page.locator("#gantt .picked").textContent(), /vigil.*farewell.*cremation.*Ashes/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".units-row .use.on, tr.on").count(), 0);
  }));

test("arrow keys go from bar to bar, and Enter picks the case", () =>
  on("funerals-day", { lang: "en" }, async page => {
    const focused = () => page.evaluate(() => document.activeElement.dataset.use);
    await page.locator('#gantt .units-row .use[tabindex="0"]').focus();
    const first = await focused();
    await page.keyboard.press("ArrowRight");
    const second = await focused();
    assert.notEqual(first, second);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(), first);
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await focused(), first);
    assert.equal(await page.locator('#gantt .units-row .use[tabindex="0"]').count(), 1);
    await page.keyboard.press("Enter");
    // It keeps the focus, although the chart is drawn anew.
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("on")));
    const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.ok(label.startsWith(`${await page.locator("#gantt .picked h3").textContent()} · `));
  }));

test("the desk's calendar adds up to what the chart shows, and tells free and taken unit by unit", () =>
  on("scenario-funerals", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const vigil = data.pools.findIndex(p => p.kind === "vigil-hall");
    assert.equal(data.pools[vigil].units, 21);
    for (const day of [0, 3, 6]) {
      const noon = data.midnights[day + 1] + 12 * 3600000;
      const taken = data.uses.filter(u => u[0] === vigil && u[2] < noon && u[3] > noon - 24 * 3600000).length;
      const cell = page.locator(`[data-cell="${vigil}-${day}"]`);
      assert.match(await cell.textContent(), new RegExp(`^${taken} taken · ${21 - taken} free$`));
      await cell.click();
      assert.equal(await page.locator("#agenda .slots .taken").count(), taken);
      assert.equal(await page.locator("#agenda .slots .free").count(), 21 - taken);
      // The chart goes to the same day.
      assert.equal(await page.locator("#gantt .days button").nth(day).getAttribute("aria-pressed"), "true");
    }
    // Not all of one to three nights find a hall among 21, and the page says who does not and why.
    assert.ok(data.unserved.length > 0);
    assert.match(await page.locator("#unserved").textContent(), /others have the units/);
    assert.match(await page.locator("#sources").textContent(), /stated \d+ · .*assumed \d+/);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#calendar").textContent(), /守灵厅.*占用/s);
  }));

test("the desk's page shows what is held and confirmed, what is free, and where each plot stands", () =>
  on("desk", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    assert.match(await page.locator("#facts").textContent(), /as of Thu 2 Apr 09:00/);
    // The 4th: family 1 with its vigil, farewell and cremation, and the document's own case.
    await page.locator("#gantt .days button").nth(1).click();
    assert.equal(await page.locator("#gantt .units-row .use").count(), 4);
    await page.locator("#gantt .days button").nth(0).click();
    assert.equal(await page.locator("#gantt .units-row .use.held").count(), 1);
    assert.equal(await page.locator("#gantt .units-row .use.planned").count(), 2);
    // A cremator of the 3rd: the plan's from 10:10, and family 2 until 14:20, which is only held.
    const ordinary = data.pools.findIndex(p => p.class === "ordinary");
    const cell = page.locator(`[data-cell="${ordinary}-0"]`);
    assert.match(await cell.textContent(), /^2 taken · .* free · 1 held$/);
    await cell.click();
    assert.match(await page.locator("#agenda").textContent(), /13:00–14:00 family 2 held until Thu 2 Apr 10:30/);
    await page.locator("#bookings-table .link", { hasText: "family 2" }).click();
    assert.match(await page.locator("#gantt .picked").textContent(), /held until Thu 2 Apr 10:30.*cremation/s);
    await page.locator("#bookings select").selectOption("over");
    assert.match(await page.locator("#bookings-table tbody").textContent(), /^family 3released/);
    // Of three niches one is free, one held, and in one somebody rests.
    assert.deepEqual(data.register, [["niche", "hall", [1, 1, 0, 1]], ["tree", "east", [1, 0, 1, 0]]]);
    assert.match(await page.locator("#plots-table tbody").textContent(), /n1nichehallinterredfamily 1/);
    assert.equal(await page.locator("#overbooked").isVisible(), false);
    for (const lang of ["zh", "en"]) {
      await page.locator(`[data-lang=${lang}]`).click();
      assert.doesNotMatch(await page.locator("main").textContent(), /undefined|NaN|\[object/);
    }
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#plots").textContent(), /一位一权.*已安葬/s);
  }));

test("the desk's page says where more is booked than there is, and whose it is", () =>
  on("hostile-desk", { lang: "en" }, async page => {
    const row = page.locator("#overbooked tbody tr");
    assert.match(await row.first().textContent(), /superior.*12:00.*__proto__/);
    assert.match(await page.locator("#verdict").textContent(), /More is booked than there is/);
    await row.first().locator(".link").first().click();
    assert.ok(await page.locator("#gantt .units-row.beyond").count() >= 1);
  }));

test("funerals print every day and are dark in the dark", async () => {
  await on("scenario-funerals", { lang: "zh", scheme: "dark" }, page => assertTidy(page, "dark"));
  await on("scenario-funerals", { lang: "zh" }, async page => {
    await page.emulateMedia({ media: "print" });
    assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 100_000);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#gantt .units-port").count(), 7);
    assert.equal(await page.locator("#nav").isVisible(), false);
    await page.setViewportSize({ width: 1040, height: 720 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 1040);
  });
});

for (const report of ["hostile-rounds", "hostile-network", "hostile-cemetery", "hostile-slots", "hostile-funerals", "hostile-desk"]) {
  test(`what ${report} says stays text`, () =>
    on(report, { lang: "en" }, async page => {
      assert.match(await page.title(), /^<\/script><script>document.title="owned"/);
      assert.ok(await page.getByText("__proto__").count() > 0);
      assert.equal(await page.locator("[onmouseover], main img, u, main script").count(), 0);
    }));
}

test("siting draws what is protected with as wide a band as is kept, and lists what is too near", () =>
  on("siting", { lang: "en" }, async page => {
    const count = selector => page.locator(`#map ${selector}`).count();
    // Four lines of distances, four things protected; a circle around each of five villages.
    assert.deepEqual([await count("g.zone"), await count("g.protected")], [4, 4]);
    assert.equal(await count("g.zone:first-of-type circle"), 5);
    // A thousand metres at both sides of the river, and as wide around the reservoir, which is 1,000 m wide itself.
    const { band, box } = await page.evaluate(() => ({
      band: Number(document.querySelector("#map g.zone path.area").getAttribute("stroke-width")),
      box: document.querySelector("#map g.protected path.area").getBBox().width,
    }));
    assert.ok(Math.abs(band - 2 * box) < 0.3, `${band} ${box}`);
    const text = await page.locator("#siting").textContent();
    for (const words of ["communities", "500", "5,000 at least, 40,000 at most", "assumed"]) assert.match(text, new RegExp(words));
    // old to its village, n1 to the reservoir and beside old, n4 beside old, and n2 beside n3, which is open.
    assert.equal(await page.locator("#siting-table tbody tr[data-row]").count(), 5);
    assert.match(await page.locator("#facts").textContent(), /counted: funerals a year/);
    assert.match(await page.locator("#unserved-table").textContent(), /n1 lacks 500 m from 水库/);
    await page.locator("#switch-zones").uncheck();
    assert.deepEqual([await count("g.zone"), await count("g.protected")], [0, 4]);
  }));

test("a network without distances has no section of them", () =>
  on("network", { lang: "en" }, async page => assert.equal(await page.locator("#siting").isVisible(), false)));

test("a meals plan draws everybody and everything, and says of what plane", () =>
  on("scenario-meals", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const count = selector => page.locator(`#map ${selector}`).count();
    assert.equal(await count("g.home"), data.communities.length);
    assert.equal(await count("rect.kitchen"), data.kitchens.length);
    assert.equal(await count("rect.point"), data.points.length);
    assert.equal(await count("rect.opened"), [...data.kitchens, ...data.points].filter(s => s.change === "opened").length);
    const whole = data.communities.filter(c => c.meals[1] === c.meals[0]).length;
    assert.equal(await count("g.home.whole"), whole);
    const facts = await page.locator("#facts").textContent();
    for (const words of ["synthetic data", "schematic, not geographic", "straight-line estimates", "15 min on foot"]) assert.match(facts, new RegExp(words));
    // Lines of each sort are there where they are switched on.
    assert.equal(await count("line.supply"), data.supply.length);
    assert.equal(await count("line.delivery"), 0);
    await page.locator("#switch-delivery").check();
    assert.equal(await count("line.delivery"), data.delivery.length);
    await page.locator("#switch-supply").uncheck();
    assert.equal(await count("line.supply"), 0);
    await page.locator("#switch-candidates").uncheck();
    assert.equal(await count("rect.left"), 0);
    assert.match(await page.locator("#sources").textContent(), /stated \d+ · .*assumed \d+/);
  }));

test("a site that is picked in the table shows its meals alone on the map, until it is let go", () =>
  on("scenario-meals", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const kitchen = data.supply[0][0];
    await page.locator("#find").fill(data.kitchens[kitchen].label);
    await page.locator(`#sites tr[data-row="kitchen ${kitchen}"] .link`).click();
    const own = [...data.supply, ...data.delivery].filter(([k]) => k === kitchen);
    assert.equal(await page.locator("#map line").count(), own.length);
    assert.equal(await page.locator("#map .on.kitchen").count(), 1);
    assert.equal(await page.locator("#map h3").textContent(), data.kitchens[kitchen].label);
    assert.equal(await marked(page, "#sites tr.on", "data-row"), `kitchen ${kitchen}`);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("tr.on").count(), 0);
    assert.equal(await page.locator("#map line").count(), data.supply.length + data.dine_in.length);
    await page.locator("#find").fill("");
    await page.locator("#map select").selectOption("0");
    assert.ok(await page.locator("#map g.home").count() < data.communities.length);
  }));

test("a meals plan tells who goes without and why, targets, changes and bounds in the language of the page", () =>
  on("meals", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const [needed, served] = data.all;
    assert.match(await page.locator("#figures").textContent(), new RegExp(`${served}of ${needed}`));
    // Nobody cooks halal for the far village, whatever is opened.
    assert.match(await page.locator("#unserved").textContent(), /Far village.*cannot walk.*no kitchen near enough/);
    const targets = page.locator("#targets .chart-box");
    assert.equal(await targets.count(), data.targets.length);
    for (const [i, t] of data.targets.entries()) assert.match(await targets.nth(i).textContent(), t.missing ? /short|too many/ : /met/);
    await page.locator("#sites select").selectOption("changed");
    const changed = [...data.kitchens, ...data.points].filter(s => !["kept", "not-opened"].includes(s.change)).length;
    assert.equal(await page.locator("#sites tbody tr[data-row]").count(), changed);
    await page.locator("#flows select").selectOption("delivery");
    assert.equal(await page.locator("#flows tbody tr[data-row]").count(), data.delivery.length);
    assert.ok(await page.locator("#proof tbody tr").count() >= 5);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#unserved").textContent(), /行动不便/);
    assert.match(await page.locator("#rules").textContent(), /餐餐有供/);
  }));

test("what a meals plan says stays text", () =>
  on("hostile-meals", { lang: "en" }, async page => {
    assert.match(await page.title(), /^<\/script><script>document.title="owned"/);
    await page.locator("#find").fill("__proto__");
    await page.locator("#sites tbody .link", { hasText: "__proto__" }).click();
    assert.equal(await page.locator("#map h3").textContent(), "__proto__");
    assert.equal(await page.locator("[onmouseover], main img, u, main script").count(), 0);
  }));

test("a bed plan tells targets by name, prices as those of the relaxation, and where figures come from", () =>
  on("scenario-plan", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    const targets = page.locator("#targets .chart-box");
    assert.equal(await targets.count(), data.targets.length);
    for (const [i, t] of data.targets.entries()) {
      assert.match(await targets.nth(i).textContent(), t.missing ? /short/ : /reached/);
      assert.match(await targets.nth(i).textContent(), t.nature === "binding" ? /binding/ : /expected/);
    }
    assert.match(await page.locator("#proof").textContent(), /Shadow prices .* linear relaxation/);
    assert.match(await page.locator("#sources").textContent(), /stated \d+ · .*assumed \d+/);
    assert.match(await page.locator("#facts").textContent(), /synthetic data/);
    assert.match(await page.locator("#facts").textContent(), /schematic, not geographic/);
    assert.equal(await page.locator("#map rect.site").count(), data.sites.filter(s => s.elderly).length);
    assert.equal(await page.locator("#map circle.part-of").count(), data.communities.length);
    // Who finds no bed, by kind: the sum of the kinds is that of all.
    const last = async () => Number((await page.locator("#unmet .block-head p").textContent()).match(/[\d.,]+$/)[0].replaceAll(",", ""));
    const all = await last();
    let sum = 0;
    for (const k of data.kinds.keys()) {
      await page.locator("#unmet select").selectOption(String(k));
      sum += await last();
    }
    assert.ok(Math.abs(sum - all) < 0.11 * data.kinds.length, `${sum} is not ${all}`);
    await page.locator("[data-lang=zh]").click();
    assert.match(await page.locator("#proof").textContent(), /影子价格（线性松弛）/);
  }));

test("a bed plan without some of it says so", () =>
  on("plan", { lang: "en" }, async page => {
    assert.equal(await page.locator("#sources").isVisible(), false);
    const { proof } = JSON.parse(await page.locator("#data").textContent());
    assert.equal(await page.locator("#proof", { hasText: "cannot be kept together" }).count(), proof.clash ? 1 : 0);
    if (!proof.stochastic) assert.match(await page.locator("#proof").textContent(), /It was not worked out/);
  }));

test("a forecast shows every plan in the same scale, for whom one asks", () =>
  on("forecast", { lang: "en" }, async page => {
    const data = JSON.parse(await page.locator("#data").textContent());
    for (const id of ["list", "waits"]) assert.equal(await page.locator(`#${id} .chart-box svg`).count(), data.answer.plans.length);
    const ticks = i => page.locator("#list svg").nth(i).locator("text").allTextContents();
    assert.deepEqual(await ticks(0), await ticks(1));
    const before = await page.locator("#list path.band").first().getAttribute("d");
    await page.locator("#list select").selectOption({ index: 1 });
    assert.notEqual(await page.locator("#list path.band").first().getAttribute("d"), before);
    // The other fan shows the same people.
    assert.equal(await page.locator("#waits select").inputValue(), "1");
    assert.match(await page.locator("#tiers").textContent(), /±/);
    assert.match(await page.locator("#occupancy").textContent(), /± [\d.]+ %/);
  }));

test("charts have words and tables for those who do not see them", async () => {
  for (const report of ["scenario-plan", "scenario-forecast", "scenario-meals"]) {
    await on(report, { lang: "en" }, async page => {
      for (const svg of await page.locator("main svg").all()) {
        assert.equal(await svg.getAttribute("role"), "img");
        assert.ok((await svg.getAttribute("aria-label")).length > 3);
      }
      for (const port of await page.locator(".grid-port").all()) assert.ok(await port.getAttribute("aria-label"));
      // A meals plan's tables stand beside its pictures.
      assert.ok(await page.locator(report === "scenario-meals" ? "main table" : "details.behind table").count() > 1);
    });
  }
});

test("the pages of beds and meals are dark in the dark, print, and fit a new width", async () => {
  for (const report of ["scenario-plan", "scenario-forecast", "scenario-meals"]) {
    await on(report, { lang: "zh", scheme: "dark" }, page => assertTidy(page, "dark"));
    await on(report, { lang: "zh" }, async page => {
      await page.setViewportSize(SIZES.narrow);
      await settle(page);
      await assertTidy(page, "after it was made narrow");
      await page.emulateMedia({ media: "print" });
      assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 50_000);
      assert.equal(await page.locator("#nav").isVisible(), false);
      // Nothing is wider than the paper.
      if (report === "scenario-meals") {
        await page.setViewportSize({ width: 1040, height: 720 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 1040);
      }
    });
  }
});

for (const size of Object.keys(SIZES)) {
  test(`${size}: a visit picked on the map is marked in the chart, the table and the detail`, () =>
    on("day", { size, lang: "en" }, async page => {
      await page.mouse.click(...await pointAtVisit(page));
      await settle(page);
      const row = await marked(page, "#visits tr.on", "data-row");
      assert.equal(await page.locator(`#visits tr.on .link`).first().textContent(), await heading(page));
      const bars = page.locator("#gantt .bar.on");
      if (await bars.count()) assert.equal(await bars.first().getAttribute("data-visit"), row);
      else assert.match(await page.locator("#detail").textContent(), /unserved/);
    }));
}

test("a visit picked in the chart is marked in the table and brings its caregiver along", () =>
  on("day", { lang: "en" }, async page => {
    const bar = page.locator("#gantt .bar.double").first();
    const visit = await bar.getAttribute("data-visit");
    await bar.click();
    assert.equal(await marked(page, "#visits tr.on", "data-row"), visit);
    assert.equal(await page.locator("#caregivers tr.on").count() > 0, true);
    assert.equal(await page.locator("#gantt .row.on").count() > 0, true);
    assert.match(await page.locator("#detail").textContent(), /With/);
    // The partner's link in the panel selects the partner.
    const partner = page.locator("#detail dt", { hasText: "With" }).locator("xpath=following-sibling::dd").locator("button");
    const name = await partner.textContent();
    await partner.click();
    assert.equal(await heading(page), name);
    assert.equal(await page.locator("#gantt .row.on .row-name b").textContent(), name);
  }));

test("a row picked in a table is brought into view in the chart", () =>
  on("day", { lang: "en" }, async page => {
    await page.locator("#visits th button", { hasText: "Start" }).or(page.locator("#visits th button", { hasText: "Time" })).click();
    const cell = page.locator("#visits tbody tr[data-row]").nth(3).locator("td").nth(2);
    const row = await page.locator("#visits tbody tr[data-row]").nth(3).getAttribute("data-row");
    await cell.click();
    await settle(page);
    assert.equal(await marked(page, "#visits tr.on", "data-row"), row);
    const bar = page.locator(`#gantt .bar.on[data-visit="${row}"]`).first();
    if (await bar.count()) {
      const [inner, outer] = [await bar.boundingBox(), await page.locator("#gantt-port").boundingBox()];
      assert.ok(inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height);
    }
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("tr.on").count(), 0);
    assert.equal(await heading(page), "Nothing selected");
  }));

test("arrow keys walk the chart", () =>
  on("day", { lang: "en" }, async page => {
    await page.locator("#gantt .bar").first().click();
    const first = await heading(page);
    await page.keyboard.press("ArrowRight");
    const second = await heading(page);
    assert.notEqual(second, first);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await heading(page), first);
    const row = () => page.evaluate(() => Number(document.activeElement.dataset.row));
    const above = await row();
    await page.keyboard.press("ArrowDown");
    assert.ok(await row() > above);
  }));

test("the language is the browser's, the hash overrides it, and a button changes it", async () => {
  const title = page => page.locator("#gantt h2").textContent();
  await on("day", { locale: "zh-CN" }, async page => {
    assert.equal(await title(page), "排班甘特图");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    await page.locator("[data-lang=en]").click();
    assert.equal(await title(page), "Rounds");
    assert.match(page.url(), /#lang=en$/);
  });
  await on("day", { locale: "zh-CN", lang: "en" }, async page => assert.equal(await title(page), "Rounds"));
  await on("day", { locale: "de-DE" }, async page => assert.equal(await title(page), "Rounds"));
});

test("estimates and made-up data are named as such", () =>
  on("day", { lang: "en" }, async page => {
    const facts = await page.locator("#facts").textContent();
    for (const words of ["synthetic data", "straight-line estimates", "schematic, not geographic"]) assert.match(facts, new RegExp(words));
  }));

test("ways are drawn along the roads, and whose roads they are is said where they are drawn", () =>
  on("heidelberg", { lang: "en" }, async page => {
    const facts = await page.locator("#facts").textContent();
    for (const words of ["along roads", "© OpenStreetMap contributors", "synthetic data"]) assert.match(facts, new RegExp(words));
    assert.match(await page.locator("#map-note").textContent(), /© OpenStreetMap contributors/);
    const data = JSON.parse(await page.locator("#data").textContent());
    // From each place to the next, and back: a line with more points than its two ends, where the place is another.
    for (const route of data.routes) assert.equal(route.lines.length, route.stops.length + 1);
    const lines = data.routes.flatMap(r => r.lines).filter(Boolean);
    assert.ok(lines.some(line => line.length > 20));
    // The first point of a line is the place it leaves, to a hundred-thousandth of a degree.
    const [route] = data.routes;
    const from = data.places[data.shifts[route.shift][4]];
    const [x, y] = route.lines[0];
    assert.ok(Math.abs(x / 1e5 - from[1]) < 2e-5 && Math.abs(y / 1e5 - from[2]) < 2e-5);
  }));

test("made-up streets are said to be made up", () =>
  on("streets", { lang: "en" }, async page => {
    const facts = await page.locator("#facts").textContent();
    for (const words of ["along roads", "synthetic streets", "schematic, not geographic"]) assert.match(facts, new RegExp(words));
    assert.ok((await page.content()).length < 2_000_000);
  }));

test("days are shown alone or side by side", () =>
  on("week", { lang: "en" }, async page => {
    const days = page.locator("#days button");
    const heads = page.locator(".gantt-axis .day");
    assert.equal(await heads.count(), 1);
    await days.nth(2).click({ modifiers: ["Shift"] });
    assert.equal(await heads.count(), 2);
    await days.nth(3).click();
    assert.equal(await heads.count(), 1);
    await days.last().click();
    assert.equal(await heads.count(), await days.count() - 1);
  }));

test("tables sort and filter", () =>
  on("day", { lang: "en" }, async page => {
    const first = () => page.locator("#caregivers tbody tr[data-row] .link").first().textContent();
    const head = page.locator("#caregivers th", { hasText: "Travel" });
    await head.locator("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    const most = await first();
    await head.locator("button").click();
    assert.notEqual(await first(), most);
    await page.locator("#caregivers input").fill(most);
    assert.equal(await first(), most);
    await page.locator("#visits select").selectOption("gone");
    const gone = await page.locator("#visits .block-head p").textContent();
    assert.match(gone, /^\d+ of \d+$/);
  }));

test("whoever goes unserved is told why and what would help", () =>
  on("day", { lang: "en" }, async page => {
    const one = page.locator(".case", { hasText: "impossible-skill" });
    assert.match(await one.textContent(), /No caregiver has the skill .*(\d+) of \1 rounds/s);
    assert.match(await one.textContent(), /What would help/);
    await one.locator(".link").first().click();
    assert.equal(await heading(page), "impossible-skill");
  }));

test("what a document says stays text", () =>
  on("hostile", { lang: "en" }, async page => {
    assert.match(await page.title(), /^<\/script><script>document.title="owned"/);
    assert.equal(await page.locator("h1").textContent(), await page.title());
    await page.locator("#find").fill("__proto__");
    await page.locator("#find").press("Enter");
    assert.equal(await heading(page), "__proto__");
    assert.equal(await page.locator("[onmouseover], main img, u, main script").count(), 0);
  }));

test("a problem without coordinates has a note in the map's place", () =>
  on("table", { lang: "en" }, async page => {
    assert.equal(await page.locator("canvas").count(), 0);
    assert.match(await page.locator("#map-stage").textContent(), /no coordinates/);
  }));

test("20,000 visits open, with only the rows in view in the page", () =>
  on("large", { lang: "en" }, async page => {
    assert.equal(await page.locator("#gantt .row").count() < 60, true);
    assert.match(await page.locator("#gantt-note").textContent(), /^rows 1 to \d+ of [\d,]+$/);
    await page.locator("#gantt-port").evaluate(port => { port.scrollTop = 40 * 1000; });
    await settle(page);
    assert.match(await page.locator("#gantt-note").textContent(), /^rows 1,00\d to/);
    assert.equal(await page.locator("#visits tbody tr").count() < 80, true);
  }));

test("dark and print have their own dress", async () => {
  await on("day", { lang: "zh", scheme: "dark" }, async page => {
    await assertTidy(page, "dark");
    const [paper, ink] = await page.evaluate(() => ["--paper", "--ink"].map(n => getComputedStyle(document.body).getPropertyValue(n)));
    assert.notEqual(paper, ink);
  });
  await on("day", { lang: "zh" }, async page => {
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pdf.length > 100_000);
    assert.equal(await page.locator("#nav").isVisible(), false);
  });
});
