//! Measurements in the browser. They print numbers and fail at nothing: times are no tests.
//! `cargo xtask bench` runs them.

use serde_json::Value;

use super::browser::with_page;
use super::site::Site;

/// Notes when the first mark is in the page, in ms after the start of the navigation.
const FIRST_MARK: &str = "new MutationObserver((_, observer) => {
    if (document.querySelector('[data-layer=marks] [data-key]')) {
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

/// Drags or enlarges the map a little, 120 times, and gives for each step the ms of script in its
/// frame and the ms until the next frame. The map does its work in a frame of its own, so what
/// lies between a callback asked for before the event and one after it is that work.
const MAP_STEPS: &str = "(async (event) => {
    const script = [], frame = [];
    for (let i = 0; i < 120; i++) {
        await new Promise(requestAnimationFrame);
        let begun = 0, ended = 0;
        requestAnimationFrame(() => { begun = performance.now(); });
        event($('.mapsurface'), i);
        await new Promise((resolve) => requestAnimationFrame(() => {
            ended = performance.now();
            resolve();
        }));
        await new Promise(requestAnimationFrame);
        script.push(ended - begun);
        frame.push(performance.now() - begun);
    }
    return { script: script.slice(10), frame: frame.slice(10) };
})";

/// A drag to the right and back.
const DRAG: &str = "((surface, i) => {
    const x = 500 + 6 * (i % 60 < 30 ? i % 30 : 30 - i % 30);
    const type = i === 0 ? 'pointerdown' : i === 119 ? 'pointerup' : 'pointermove';
    surface.dispatchEvent(new PointerEvent(type, {
        bubbles: true, pointerId: 7, isPrimary: true, button: 0, buttons: 1, clientX: x, clientY: 300,
    }));
})";

/// Turns of the wheel, near and far again.
const WHEEL: &str = "((surface, i) => surface.dispatchEvent(new WheelEvent('wheel', {
    bubbles: true, cancelable: true, clientX: 500, clientY: 300, deltaY: i % 40 < 20 ? -30 : 30,
})))";

fn print_steps(what: &str, steps: &Value) {
    for name in ["script", "frame"] {
        let list = steps[name].as_array().expect("the script gives two lists");
        let mut times: Vec<f64> = list.iter().filter_map(Value::as_f64).collect();
        println!(
            "{what}, {name}: median {:.1} ms, p95 {:.1} ms of {} steps",
            quantile(&mut times, 0.5),
            quantile(&mut times, 0.95),
            times.len()
        );
    }
}

#[test]
#[ignore = "a measurement: run by `cargo xtask bench`"]
fn steps_of_the_map() {
    with_page(Site::built(), async |page| {
        for (view, fragment) in [
            ("opening view", ""),
            ("whole oblast", "f=oblast"),
            ("whole route", "f=route"),
            ("village", "c=35.2726,51.1915,1.2"),
        ] {
            page.open(fragment).await;
            page.until_complete().await;
            for (step, event) in [("drag", DRAG), ("wheel", WHEEL)] {
                let steps: Value = page.js(&format!("{MAP_STEPS}({event})")).await;
                print_steps(&format!("map, {view}, {step}"), &steps);
            }
        }
    });
}

/// The value below which that part of the values lies.
pub fn quantile(values: &mut [f64], part: f64) -> f64 {
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
