//! The reader's own file: opened by choice, by drop and by address; text stays text, nothing leaves the machine.

use serde_json::{Value, json};

use super::browser::with_page;
use super::data;
use super::page::Page;
use super::site::Site;

/// A table with a row of each sort: day first by its last date.
const TABLE: &str = "date;lat;lon;title;place;side;notes\n\
    6/8/2024;51,19;35,27;Strike on a bridge;Sudzha;UA;See https://example.org/a, and more.\n\
    7/8/2024;51,30;35,10;Clash;Malaya Loknya;RU;\n\
    tomorrow;51;35;Bad date;;;\n\
    9/8/2024;151;235;Bad place;;;\n\
    25/8/2024;;;Nowhere;Kursk;;\n";

/// Gives a file to the page as if it had been chosen, or dropped on it.
async fn give(page: &Page, name: &str, text: &str, dropped: bool) {
    let (name, text) = (json!(name), json!(text));
    page.run(&format!(
        "const given = new DataTransfer();
         given.items.add(new File([{text}], {name}));
         if ({dropped}) {{
             const event = {{ dataTransfer: given, bubbles: true, cancelable: true }};
             $('svg.map').dispatchEvent(new DragEvent('dragover', event));
             $('svg.map').dispatchEvent(new DragEvent('drop', event));
         }} else {{
             $('#own-file').files = given.files;
             $('#own-file').dispatchEvent(new Event('change', {{ bubbles: true }}));
         }}"
    ))
    .await;
}

/// The bar's summary, without the file's name.
const SUMMARY: &str = "text($('.own [role=status]')).replace(text($('.own b')), '')";

#[test]
fn a_chosen_file_is_shown_in_place_of_the_published_reports() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until_complete().await;
        let before = page.js::<String>("status()").await;
        give(page, "table.csv", TABLE, false).await;
        page.until_is(
            SUMMARY,
            "3 events, 6 Aug 2024 to 25 Aug 2024, 2 rows refused".to_owned(),
        )
        .await;
        page.until_is("count()", 3).await;
        page.until_is("day()", "25 August 2024".to_owned()).await;
        let bar: String = page.js("text($('.own'))").await;
        assert!(
            bar.contains("6/8/2024 is 6 August") && bar.contains("Nothing leaves this machine"),
            "{bar}"
        );

        // Refused rows, with line, column, found and expected.
        page.click("$('.own summary')").await;
        let refused: Vec<String> = page.js("$$('.own ol li').map(text)").await;
        assert_eq!(
            refused[0],
            "Line 4, date: found \"tomorrow\", expected a date, such as 2024-08-06"
        );
        assert!(
            refused[1].starts_with("Line 5, lon: found longitude 235, latitude 151"),
            "{refused:?}"
        );

        // The search, the list and the details are those of the file.
        page.run("rows().find((row) => text(row).includes('Strike on a bridge')).click()")
            .await;
        page.until_is(
            "text(details().querySelector('h2'))",
            "Strike on a bridge".to_owned(),
        )
        .await;
        let link: String = page.js("details().querySelector('a').href").await;
        assert_eq!(link, "https://example.org/a");
        assert!(page.js::<String>("location.hash").await.contains("e=row-1"));

        // The other order of dates: June to September, and the 25th fits no month.
        page.run("button('Read dates month first').click()").await;
        page.until_is(
            SUMMARY,
            "2 events, 8 Jun 2024 to 8 Jul 2024, 3 rows refused".to_owned(),
        )
        .await;

        page.run("button('Back to the published reports').click()")
            .await;
        page.until_is("status()", before).await;
        assert!(page.js::<bool>("!$('.own')").await);
        page.assert_sound("after a file was opened and closed")
            .await;
    });
}

#[test]
fn a_file_full_of_traps_shows_nothing_but_text() {
    let hostile = "date,lat,lon,title,place,notes,link\n\
        2024-08-06,51.2,35.3,<img src=x onerror=\"window.caught=1\">,<b>Sudzha</b>,\"<script>window.caught=1</script>\n\
        \u{202e}gnp.exe\u{0}\u{1b}[2J \u{2066}x\",javascript:window.caught=1\n\
        2024-08-07,51.3,35.4,</p></div><iframe src=//evil.example>,&lt;,\"=HYPERLINK(\"\"https://evil.example\"\")\",data:text/html;x\n\
        2024-08-08,51.3,35.4,\u{202e}\u{202e},\u{7f},https://user:pass@evil.example/,https://evil.example/\"onclick=\"window.caught=1\n\
        2024-08-09,<svg onload=window.caught=1>,35,x,x,x,x\n";
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until_complete().await;
        page.requests().await;
        let elements = "$$('script, iframe, img, object, embed, style, b *, form').length";
        let before: usize = page.js(elements).await;
        give(
            page,
            "<img src=x onerror=window.caught=1>.csv",
            hostile,
            true,
        )
        .await;
        page.until("the file is open", "$('.own [role=status]')")
            .await;
        page.run("$('.own details').open = true").await;
        for row in 1..=3 {
            page.run(&format!("$('[data-event=row-{row}]').click()"))
                .await;
            page.until("the details are shown", "details()?.querySelector('dl')")
                .await;
            let shown: String = page.js("details().textContent").await;
            assert!(
                !shown.contains(|c: char| c == '\u{202e}'
                    || c == '\u{2066}'
                    || (c.is_control() && c != '\n')),
                "{shown:?}"
            );
            let links: Vec<String> = page
                .js("[...details().querySelectorAll('a')].map((a) => a.href)")
                .await;
            assert!(
                links.iter().all(|link| link == "https://evil.example/"),
                "{links:?}"
            );
            page.run("button('All events')?.click()").await;
            page.until("the list is shown", "rows().length > 0").await;
        }
        assert!(
            page.js::<String>("text($('.own ol'))")
                .await
                .contains("<svg onload")
        );
        assert_eq!(page.js::<usize>(elements).await, before);
        assert_eq!(page.js::<Value>("window.caught ?? null").await, Value::Null);
        let asked = page.requests().await;
        let origin = page.site().origin().to_owned();
        assert!(
            asked
                .iter()
                .all(|url| url.starts_with(&origin) || url.starts_with("blob:")),
            "{asked:#?}"
        );
        page.assert_sound("with a hostile file").await;
    });
}

#[test]
fn an_address_beside_the_page_is_opened_and_another_refused() {
    with_page(Site::built(), async |page| {
        // The published events are GeoJSON with dates: a file like any other.
        let site = page.site().address().to_owned();
        let visit = async |address: String| {
            page.driver()
                .goto("about:blank")
                .await
                .expect("an empty page opens");
            page.driver().goto(&address).await.expect("the page opens");
            page.until_ready().await;
        };
        visit(format!("{site}?data=data/events.geojson")).await;
        let events = data::events().len();
        page.until(
            "the file is open",
            &format!("{SUMMARY}.startsWith('{events} events, ')"),
        )
        .await;
        page.assert_sound("with a file by address").await;
        // The rest of the published data comes when its reader goes back to it.
        let asked = page.requests().await;
        let is_asked = |name: &str| asked.iter().any(|url| url.contains(name));
        assert!(is_asked("data/first.json"), "{asked:#?}");
        assert!(!is_asked("data/measures.json"), "{asked:#?}");
        page.run("button('Back to the published reports').click()")
            .await;
        page.until_complete().await;
        page.until(
            "the published reports are there",
            "!$('.own') && count() > 0",
        )
        .await;

        page.requests().await;
        visit(format!("{site}?data=https://other.example/events.geojson")).await;
        page.until(
            "the address is refused",
            "alerts().some((alert) => alert.includes('another site'))",
        )
        .await;
        let asked = page.requests().await;
        assert!(
            !asked.iter().any(|url| url.starts_with("https://other")),
            "{asked:#?}"
        );

        visit(format!("{site}?data=no-such-file.csv")).await;
        page.until(
            "the missing file is named",
            "alerts().some((alert) => alert.includes('404'))",
        )
        .await;
        page.until("the published reports are shown instead", "count() > 0")
            .await;
    });
}

#[test]
fn reading_can_be_cancelled_and_too_much_is_refused_before_reading() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until_complete().await;
        let before = page.js::<String>("status()").await;
        // The same megabyte over and over takes no room.
        let give_large = async |megabytes: u32| {
            page.run(&format!(
                "const row = '2024-08-06,51.2,35.3,A row of some length to fill the file\\n';
                 const part = new Blob([row.repeat(Math.ceil(1e6 / row.length))]);
                 const given = new DataTransfer();
                 given.items.add(new File(['date,lat,lon,title\\n', ...Array({megabytes}).fill(part)], 'large.csv'));
                 $('#own-file').files = given.files;
                 $('#own-file').dispatchEvent(new Event('change', {{ bubbles: true }}));"
            ))
            .await;
        };
        give_large(401).await;
        page.until(
            "too much is refused",
            "alerts().some((alert) => alert.includes('400 MB'))",
        )
        .await;
        give_large(200).await;
        page.until("progress is shown", "$('.own progress')?.value > 0")
            .await;
        page.click("button('Cancel')").await;
        page.until("the bar is gone", "!$('.own')").await;
        assert_eq!(page.js::<String>("status()").await, before);
        page.assert_sound("after reading was cancelled").await;
    });
}
