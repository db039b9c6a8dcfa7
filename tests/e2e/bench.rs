//! Measurements in the browser. They print numbers and fail at nothing: times are no tests.
//! `cargo xtask bench` runs them.

use serde_json::Value;

use super::browser::with_page;
use super::site::Site;

/// Notes when the first mark is in the page, in ms after the start of the navigation.
const FIRST_MARK: &str = "new MutationObserver((_, observer) => {
    if (document.querySelector('[data-layer=marks] [data-count]')) {
        observer.disconnect();
        requestAnimationFrame(() => { window.firstMark = performance.now(); });
    }
}).observe(document, { childList: true, subtree: true });";

/// Moves the slider by a day so many times, and gives for each step the ms of script until
/// the page has followed, and the ms until the next frame.
const STEPS: &str = "(async () => {
    const input = slider(), script = [], frame = [];
    for (let i = 0; i < 90; i++) {
        await new Promise(requestAnimationFrame);
        const begun = performance.now();
        input.value = Number(input.value) + (i % 30 < 15 ? 1 : -1);
        const done = new Promise((resolve) => new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve(performance.now());
        }).observe(input, { attributes: true, attributeFilter: ['aria-valuetext'] }));
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        script.push(await done - begun);
        await new Promise(requestAnimationFrame);
        frame.push(performance.now() - begun);
    }
    return { script: script.slice(10), frame: frame.slice(10) };
})()";

fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * part).round() as usize]
}

#[test]
#[ignore = "a measurement: run by `cargo xtask bench`"]
fn first_marks_and_slider_steps() {
    with_page(Site::built(), async |page| {
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            serde_json::json!({ "source": FIRST_MARK }),
        )
        .await;
        let mut opening = Vec::new();
        for _ in 0..9 {
            page.open("").await;
            page.until("the first mark is drawn", "window.firstMark > 0")
                .await;
            opening.push(page.js::<f64>("window.firstMark").await);
        }
        println!(
            "first markers on screen: median {:.0} ms, slowest {:.0} ms of {} openings",
            quantile(&mut opening, 0.5),
            quantile(&mut opening, 1.0),
            opening.len()
        );
        page.until_complete().await;
        let steps: Value = page.js(STEPS).await;
        for name in ["script", "frame"] {
            let list = steps[name].as_array().expect("the script gives two lists");
            let mut times: Vec<f64> = list.iter().filter_map(Value::as_f64).collect();
            println!(
                "slider step, {name}: median {:.1} ms, p95 {:.1} ms of {} steps",
                quantile(&mut times, 0.5),
                quantile(&mut times, 0.95),
                times.len()
            );
        }
    });
}
