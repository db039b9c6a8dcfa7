//! Opens any bytes as features of a reader's own file: opening ends, and is the same however the bytes are cut.
#![no_main]

use kursk_timeline::data::own::Opener;
use kursk_timeline::reader::parcel;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    // The first two bytes choose how the file begins and how it is cut: in the corpus, digits.
    let [start, step, bytes @ ..] = input else {
        return;
    };
    let starts = [
        "",
        "[",
        "{\"features\":[",
        "{\"features\":[{\"type\":\"Feature\",\"properties\":{",
    ];
    let file = [starts[usize::from(*start) % starts.len()].as_bytes(), bytes].concat();
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
        parcel(opened);
    }
});
