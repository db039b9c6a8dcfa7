//! Opens any bytes as a reader's own file, after the header of a table: opening ends, is the same however
//! the bytes are cut, and what comes out can be handed to the page and shown.
#![no_main]

use kursk_timeline::data::own::Opener;
use kursk_timeline::data::own::assemble::assemble;
use kursk_timeline::data::own::parcel::{pack, unpack};
use kursk_timeline::reader::parcel;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    // The first two bytes choose how the file begins and how it is cut: in the corpus, digits.
    let [header, step, bytes @ ..] = input else {
        return;
    };
    let headers = [
        "",
        "date,lat,lon,title\n",
        "start;end;coordinates;kind\r\n",
        "sep=\t\ndate\tx\ty\n",
    ];
    let file = [
        headers[usize::from(*header) % headers.len()].as_bytes(),
        bytes,
    ]
    .concat();
    let open = |step: usize| {
        let mut opener = Opener::new(None);
        for part in file.chunks(step) {
            opener.push(part)?;
        }
        opener.finish()
    };
    let whole = open(file.len().max(1));
    assert_eq!(whole, open(usize::from(*step).max(1)));
    if let Ok(opened) = whole {
        let sent = parcel(opened);
        let arrived = unpack(&pack(&sent)).expect("a parcel arrives");
        assert_eq!(sent, arrived);
        let dataset = assemble(arrived.events);
        assert!(
            dataset
                .events
                .windows(2)
                .all(|pair| pair[0].span.start <= pair[1].span.start)
        );
    }
});
