//! The contest: the same files of made-up events in this page and in other maps, one after the
//! other in the same browser. It prints tables and fails at nothing: times are no tests.
//! `cargo xtask bench --contest` runs it.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::bench::quantile;
use super::browser::{private_memory, with_page_within};
use super::page::Page;
use super::site::{Site, variable};

/// Each with the name of its page (this project's is the site itself), and with
/// how the browser is to draw it. Without a graphics card a canvas is quicker
/// when no card is pretended; WebGL needs one that is.
const MAPS: [(&str, &str, &[&str]); 4] = [
    ("this page", "", &["--disable-gpu"]),
    (
        "Leaflet 1.9.4, markercluster 1.5.3",
        "leaflet-cluster.html",
        &["--disable-gpu"],
    ),
    (
        "Leaflet 1.9.4, canvas",
        "leaflet-canvas.html",
        &["--disable-gpu"],
    ),
    (
        "MapLibre GL 6.17.0, filter",
        "maplibre.html",
        &["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
    ),
];
/// Cells of a row behind the map's name.
const CELLS: usize = 6;
const STEPS: i32 = 60;
/// Parts of the whole time, at which the jumps end.
const JUMPS: [f64; 12] = [
    0.71, 0.12, 0.93, 0.38, 0.05, 0.64, 0.27, 0.99, 0.51, 0.19, 0.83, 0.44,
];
/// A map that takes longer to open a file, or for all its steps or jumps, is stopped.
const LONGEST: Duration = Duration::from_secs(90);
/// How often it is asked whether there are markers.
const INTERVAL: Duration = Duration::from_millis(100);
/// Notes when the first mark is in the page and how long each long task took.
const WATCH: &str = "window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({ type: 'longtask', buffered: true });
if (!location.pathname.includes('/contest/')) {
    new MutationObserver((_, observer) => {
        const row = document.querySelector('[data-event]');
        if (row?.textContent.includes('Made-up') && document.querySelector('[data-layer=marks] [data-key]')) {
            observer.disconnect();
            requestAnimationFrame(() => { window.firstMark = performance.now(); });
        }
    }).observe(document, { childList: true, subtree: true, characterData: true });
}";

/// This page, driven as the others are.
const OURS: &str = "window.contest ??= (() => {
    const input = slider();
    return { first: Number(input.min), last: Number(input.max), step: (day) => {
        const done = new Promise((resolve) => new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve();
        }).observe(input, { attributes: true, attributeFilter: ['aria-valuetext'] }));
        input.value = day;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return done;
    } };
})()";

/// A jump is an act by itself: so many ms after the last, when every map is at rest.
const PAUSE_MS: u32 = 300;

/// After a pause shows a day, and gives the ms until the map has followed and until the next frame.
const STEP: &str = "(async (day, pause) => {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    await new Promise(requestAnimationFrame);
    const begun = performance.now();
    await contest.step(day);
    const script = performance.now() - begun;
    await new Promise(requestAnimationFrame);
    return [script, performance.now() - begun];
})";

#[test]
#[ignore = "a measurement: run by `cargo xtask bench --contest`"]
fn the_same_files_in_several_maps() {
    let sizes = variable("KURSK_CONTEST_SIZES");
    for size in sizes.split(',') {
        let size: usize = size.parse().expect("a size is a whole number");
        println!("\n{size} events\n");
        println!(
            "| map | first markers | longest task | step, script | step, frame | jump, frame | memory |"
        );
        println!("|---|---|---|---|---|---|---|");
        for (name, file, drawing) in MAPS {
            println!("| {name} | {} |", measured(size, file, drawing));
        }
    }
}

/// The cells of a map's row. A map that does not answer in time ends its row, and nothing else.
fn measured(size: usize, file: &str, drawing: &[&str]) -> String {
    let mut cells = Vec::new();
    with_page_within(Site::built(), drawing, 4 * LONGEST, async |page| {
        let site = page.site().address();
        let data = format!("sample-{size}.geojson");
        let address = match file {
            "" => format!("{site}?data=contest/{data}"),
            _ => format!("{site}contest/{file}?data={data}"),
        };
        if let Err(why) = visit(page, &address, &mut cells).await {
            cells.push(why);
        }
    });
    cells.resize(CELLS, String::new());
    cells.join(" | ")
}

/// What is awaited, or why it has not come.
async fn in_time<T>(awaited: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let over = |_| format!("over {} s", LONGEST.as_secs());
    timeout(LONGEST, awaited).await.map_err(over)?
}

/// Writes the cells one after the other.
///
/// # Errors
/// Why there are no more.
async fn visit(page: &Page, address: &str, cells: &mut Vec<String>) -> Result<(), String> {
    page.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": WATCH }),
    )
    .await;
    // A page that is busy for minutes answers no command in time.
    page.driver().set_script_timeout(LONGEST).await.ok();
    let opened = async {
        page.driver().goto(address).await.ok();
        loop {
            let mark = page.try_js("window.firstMark ?? null").await;
            match mark.unwrap_or(None) {
                Some(mark) => break Ok::<f64, String>(mark),
                None => tokio::time::sleep(INTERVAL).await,
            }
        }
    };
    let opening = in_time(opened).await?;
    cells.push(format!("{opening:.0} ms"));
    let longest: f64 = in_time(page.try_js("Math.max(0, ...longTasks)")).await?;
    cells.push(if longest > 0.0 {
        format!("{longest:.0} ms")
    } else {
        "under 50 ms".to_owned()
    });
    let days = format!("({OURS}, [contest.first, contest.last])");
    let (first, last): (f64, f64) = in_time(page.try_js(&days)).await?;
    let days = last - first;
    let steps: Vec<f64> = (0..STEPS)
        .map(|i| first + (days * 0.5).round() + f64::from(i))
        .collect();
    let jumps: Vec<f64> = JUMPS
        .iter()
        .map(|part| first + (days * part).round())
        .collect();
    // The way to the first day is a jump of its own, and not counted.
    let steps = times(page, &steps, 0).await?;
    cells.push(pair(&steps, 0));
    cells.push(pair(&steps, 1));
    let jumps = times(page, &jumps, PAUSE_MS).await?;
    cells.push(pair(&jumps, 1));
    let collected = async {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await;
        Ok(())
    };
    in_time(collected).await?;
    cells.push(format!("{:.0} MB", private_memory() / 1e6));
    Ok(())
}

/// Shows one day after the other, with pauses of so many ms, as long as there is time, and gives
/// the times of all but the first.
///
/// # Errors
/// When the map does not even show two.
async fn times(page: &Page, days: &[f64], pause: u32) -> Result<Vec<[f64; 2]>, String> {
    let mut times = Vec::new();
    let shown = async {
        for day in days {
            times.push(
                page.try_js::<[f64; 2]>(&format!("{STEP}({day}, {pause})"))
                    .await?,
            );
        }
        Ok(())
    };
    let why = in_time(shown).await;
    if times.len() < 2 {
        why?;
    }
    Ok(times.split_off(times.len().min(1)))
}

fn pair(times: &[[f64; 2]], which: usize) -> String {
    let mut list: Vec<f64> = times.iter().map(|time| time[which]).collect();
    if list.is_empty() {
        return "none".to_owned();
    }
    let (median, late) = (quantile(&mut list, 0.5), quantile(&mut list, 0.95));
    format!("{median:.1} / {late:.1} ms")
}
