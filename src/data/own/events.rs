//! The events of a reader's file in columns, as they are handed from the
//! worker that reads the file to the page: one piece of memory, no objects.

use crate::model::Texts;

/// Events in columns, ordered by first day, then by their place in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// First days, as [`crate::model::Day`] counts them.
    pub starts: Vec<i32>,
    /// Last days.
    pub ends: Vec<i32>,
    /// Number of each event's row among those understood, from 1.
    pub rows: Vec<u32>,
    /// Index of each event's place; `u32::MAX` for none.
    pub places: Vec<u32>,
    /// Four for each event: kind (an index into `Kind::ALL`, 255 for none that
    /// the page knows), side, standing, precision of the date.
    pub codes: Vec<u8>,
    /// Headlines; empty where the row has nothing to make one of.
    pub titles: Texts,
    /// Names of places without a point.
    pub place_notes: Texts,
    /// All values of each row: see [`crate::model::Rows::values`].
    pub values: Texts,
    /// Names of the columns.
    pub names: Texts,
    /// Longitudes of the places in degrees (WGS 84).
    pub place_lons: Vec<f64>,
    /// Latitudes of the places in degrees.
    pub place_lats: Vec<f64>,
    /// Radius in km within which a place is to be trusted; 0 for a point.
    pub place_kms: Vec<f64>,
    /// Names of the places; empty where the file gives none.
    pub place_names: Texts,
}

impl Events {
    /// The columns of texts, in the order in which a parcel holds them.
    pub fn texts_mut(&mut self) -> [&mut Texts; 5] {
        [
            &mut self.titles,
            &mut self.place_notes,
            &mut self.values,
            &mut self.names,
            &mut self.place_names,
        ]
    }
}
