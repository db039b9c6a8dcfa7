//! What the worker hands over, as the page takes it out of the browser's memory.

use js_sys::Uint8Array;
use kursk_timeline::browser::reader::Delivered;
use kursk_timeline::data::own::parcel::{Sections, pack_texts};
use kursk_timeline::model::Texts;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_section_in_pieces_is_the_whole_section() {
    let mut sent = Texts::default();
    for text in ["Суджа", "", "Lgov, 12"] {
        sent.push(text);
    }
    let (text, ends) = sent.parts();
    let buffer = Uint8Array::from(&pack_texts(&sent)[..]).buffer();
    for most in 1..=text.len() as u32 + 1 {
        let mut parcel = Delivered::new(buffer.clone());
        let mut taken = Vec::new();
        let mut pieces = 1;
        while parcel.piece(&mut taken, most).expect("there is a section") {
            assert_eq!(taken, text[..taken.len()]);
            pieces += 1;
        }
        assert_eq!(taken, text, "{most} bytes at once");
        assert_eq!(pieces, text.len().div_ceil(most as usize));
        assert_eq!(parcel.words().as_deref(), Some(ends), "the next section");
        assert_eq!(parcel.piece(&mut Vec::new(), most), None);
    }
}
