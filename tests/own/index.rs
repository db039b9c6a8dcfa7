//! The index that comes with a parcel.

use kursk_timeline::data::own::assemble::assemble;
use kursk_timeline::data::own::parcel::{pack, unpack};
use kursk_timeline::index::{Catalog, Filter, Subset, flat};
use kursk_timeline::reader::parcel;

use super::support::open;

/// The index that the worker makes is the one that the page would make, and
/// arrives as it was sent.
#[test]
fn the_index_comes_with_the_parcel() {
    let crowd = (0..3000).map(|i| {
        let (day, month) = (i * 7 % 28 + 1, i % 12 + 1);
        let lasts = if i % 5 == 0 {
            format!("2025-12-{day:02}")
        } else {
            String::new()
        };
        let (lat, lon) = match i % 9 {
            0 => (String::new(), String::new()),
            n => (
                format!("5{}.{}", n % 3, i * 31 % 97),
                format!("3{}.{}", n % 5, i * 17 % 89),
            ),
        };
        let side = ["UA", "RU", "KP", ""][i % 4];
        format!(
            "2025-{month:02}-{day:02},{lasts},{lat},{lon},{side},strike,Place {}\n",
            i % 7
        )
    });
    let header = "date,end,lat,lon,side,kind,place\n".to_owned();
    let opened = open(&(header.clone() + &crowd.collect::<String>()));
    for opened in [opened, open(&header)] {
        let sent = parcel(opened);
        let arrived = unpack(&pack(&sent)).unwrap();
        let mut lists = arrived.index.into_iter();
        let mut next = || lists.next();
        let mut reader = flat::Reader { next: &mut next };
        let (sites, placements) = reader.places().unwrap();
        let mut whole = reader.lists().unwrap();
        whole.pyramid = reader.map().unwrap();
        assert!(lists.next().is_none());

        let catalog = Catalog::new(assemble(arrived.events));
        assert_eq!(sites, catalog.sites);
        assert_eq!(placements, catalog.placements);
        let made = Subset::new(&catalog, &Filter::default());
        assert_eq!(format!("{whole:?}"), format!("{made:?}"));
    }
}

#[test]
fn an_index_that_is_cut_off_is_none() {
    let sent = parcel(open("date,lat,lon\n2025-01-02,51,35\n2025-01-03,51,36\n"));
    for length in 0..sent.index.len() {
        let mut lists = sent.index[..length].iter().cloned();
        let mut next = || lists.next();
        let mut reader = flat::Reader { next: &mut next };
        let whole = reader
            .places()
            .and_then(|_| reader.lists())
            .and_then(|_| reader.map());
        assert!(whole.is_none(), "{length}");
    }
}
