//! Sizes, touch and motion.

use serde_json::json;

use super::browser::{emulate, with_page};
use super::page::Page;
use super::site::Site;

/// Widths from the narrowest phone to the desk; the last one is a wide screen at 400 % zoom.
const SIZES: [(u32, u32); 5] = [(320, 568), (390, 844), (768, 1024), (1440, 900), (320, 256)];

/// Parts of the page's own layout that end outside of the window, where nothing scrolls to them.
const STICKING_OUT: &str = "$$('.top *, .dock *, .panel *').filter(shown).filter((e) => {
       const box = e.getBoundingClientRect();
       if (box.width <= 1 || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
       if (e.closest('svg, .sr-only, .skip')) return false;
       for (let p = e.parentElement; p; p = p.parentElement) {
         if (p.scrollWidth > p.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return false;
       }
       return true;
     }).map((e) => e.outerHTML.slice(0, 90))";

#[test]
fn nothing_scrolls_sideways_and_the_slider_is_in_reach() {
    with_page(Site::built(), async |page| {
        for (width, height) in SIZES {
            page.resize(width, height).await;
            page.open("").await;
            let widths: (u32, u32) = page
                .js("[document.documentElement.scrollWidth, document.body.scrollWidth]")
                .await;
            assert!(
                widths.0 <= width && widths.1 <= width,
                "the page is {widths:?} px wide at {width} x {height}"
            );
            let sticking_out: Vec<String> = page.js(STICKING_OUT).await;
            assert!(
                sticking_out.is_empty(),
                "out of the page at {width} x {height}: {sticking_out:#?}"
            );
            let hit = "(() => { const { x, y } = middle(slider()); return document.elementFromPoint(x, y) === slider(); })()";
            page.until(
                &format!("the slider can be touched at {width} x {height}"),
                hit,
            )
            .await;
            page.run("slider().focus()").await;
            page.press(thirtyfour::Key::Right).await;
            page.until_is("day()", "13 November 2024".to_owned()).await;
        }
    });
}

/// Names under an open legend, and whether one is where it was.
const UNDER_LEGEND: &str = "(() => {
       const legend = $('.legend').getBoundingClientRect();
       return $$('.labs text').filter((name) => {
         const box = name.getBoundingClientRect();
         return box.left < legend.right && box.right > legend.left && box.top < legend.bottom && box.bottom > legend.top;
       }).map(text);
     })()";

#[test]
fn names_keep_clear_of_the_legend_and_come_back_when_it_is_folded() {
    with_page(Site::built(), async |page| {
        page.resize(1440, 900).await;
        page.open("").await;
        let sumy = "$$('.labs text').some((name) => text(name) === 'Sumy')";
        page.until("there are names", "$$('.labs text').length > 20")
            .await;
        page.until_is(UNDER_LEGEND, Vec::<String>::new()).await;
        assert!(!page.js::<bool>(sumy).await, "the legend hides the place");
        page.run("$('.legend summary').click()").await;
        page.draw().await;
        page.until("the name is shown that was hidden", sumy).await;
        page.until_is(UNDER_LEGEND, Vec::<String>::new()).await;
        page.run("$('.legend summary').click()").await;
        page.draw().await;
        page.until("it is hidden again", &format!("!{sumy}")).await;
    });
}

/// Controls that are smaller than 24 by 24 CSS pixels, with their sizes.
async fn small_targets(page: &Page) -> Vec<String> {
    page.js(
        "$$('button, a, summary, input, select, [role=button], [role=tab]').filter(shown).flatMap((e) => {
           if (e.tagName === 'A' && getComputedStyle(e).display === 'inline') return [];
           if (e.matches('.skip')) return [];
           const target = e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') ?? e : e.querySelector(':scope > .hit') ?? e;
           const box = target.getBoundingClientRect();
           const small = box.width < 23.95 || box.height < 23.95;
           if (!small || isHitAround(e)) return [];
           return [`${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${e.tagName} ${(e.getAttribute('aria-label') ?? text(e)).slice(0, 60)}`];
         })",
    )
    .await
}

#[test]
fn everything_is_large_enough_to_be_touched() {
    with_page(Site::built(), async |page| {
        for (width, height) in [(390, 844), (1440, 900)] {
            page.resize(width, height).await;
            for fragment in ["", "t=losses", "t=forces", "t=about"] {
                page.open(fragment).await;
                page.until_complete().await;
                if fragment == "t=about" {
                    page.until("the sections are there", "$('[data-section=versions]')")
                        .await;
                }
                page.run("$$('.filter details, .legend, .about details').forEach((d) => { d.open = true; })")
                    .await;
                let small = small_targets(page).await;
                assert!(
                    small.is_empty(),
                    "too small at {width} px in `{fragment}`: {small:#?}"
                );
            }
            page.open("").await;
            page.run("rows()[0].click()").await;
            page.until_sources().await;
            let small = small_targets(page).await;
            assert!(
                small.is_empty(),
                "too small at {width} px in a report: {small:#?}"
            );
        }
    });
}

/// Notes whatever moves for longer than no time.
const WATCH_MOTION: &str = "window.moved = [];
    for (const name of ['animationstart', 'transitionrun']) {
      document.addEventListener(name, (event) => {
        for (const a of event.target.getAnimations({ subtree: true })) {
          if (a.effect.getComputedTiming().activeDuration > 0) {
            window.moved.push(`${event.target.getAttribute('class')}: ${a.animationName ?? a.transitionProperty}`);
          }
        }
      }, true);
    }";

/// Everything that moves the page a little.
async fn stir(page: &Page) {
    page.open("").await;
    page.run("slider().focus()").await;
    page.press(thirtyfour::Key::Home).await;
    page.press(thirtyfour::Key::End).await;
    page.click("button('Zoom in')").await;
    page.run("rows()[0].click()").await;
    page.until("the report is open", "details()").await;
    page.run("$('.grab')?.click()").await;
    page.run("$$('details').forEach((d) => { d.open = !d.open; })")
        .await;
    page.draw().await;
}

#[test]
fn nothing_moves_for_readers_who_want_that() {
    with_page(Site::built(), async |page| {
        page.resize(390, 844).await;
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCH_MOTION }),
        )
        .await;
        stir(page).await;
        let moved: Vec<String> = page.js("window.moved").await;
        assert!(
            !moved.is_empty(),
            "the probe sees no motion even where there is some"
        );
        emulate(page, &[("prefers-reduced-motion", "reduce")]).await;
        stir(page).await;
        let moved: Vec<String> = page.js("window.moved").await;
        assert!(moved.is_empty(), "these have moved: {moved:#?}");
    });
}
