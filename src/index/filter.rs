//! Which events a reader wants to see, apart from the time.

use crate::model::{Event, Kind, Side, Standing};

/// What is left out, and what is searched for. The default leaves out nothing.
///
/// Choices are kept as what is hidden, so that a link made today also shows
/// kinds that are added tomorrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Bit set over [`Kind::ALL`].
    hidden_kinds: u32,
    /// Bit set over [`Side::ALL`].
    hidden_sides: u32,
    /// Bit set over [`Standing::ALL`].
    hidden_standings: u32,
    /// What the reader typed into the search field.
    pub query: String,
}

impl Filter {
    /// Whether events of this kind are shown.
    pub fn shows_kind(&self, kind: Kind) -> bool {
        self.hidden_kinds & kind_bit(kind) == 0
    }

    /// Whether events of this side are shown.
    pub fn shows_side(&self, side: Side) -> bool {
        self.hidden_sides & side_bit(side) == 0
    }

    /// Whether events of this standing are shown.
    pub fn shows_standing(&self, standing: Standing) -> bool {
        self.hidden_standings & standing_bit(standing) == 0
    }

    /// Shows or hides a kind.
    pub fn toggle_kind(&mut self, kind: Kind) {
        self.hidden_kinds ^= kind_bit(kind);
    }

    /// Shows or hides several kinds at once.
    pub fn set_kinds(&mut self, kinds: impl IntoIterator<Item = Kind>, shown: bool) {
        for kind in kinds {
            if shown {
                self.hidden_kinds &= !kind_bit(kind);
            } else {
                self.hidden_kinds |= kind_bit(kind);
            }
        }
    }

    /// Shows or hides a side.
    pub fn toggle_side(&mut self, side: Side) {
        self.hidden_sides ^= side_bit(side);
    }

    /// Shows or hides a standing.
    pub fn toggle_standing(&mut self, standing: Standing) {
        self.hidden_standings ^= standing_bit(standing);
    }

    /// Whether kind, side and standing of the event are shown; the search is
    /// not looked at.
    pub fn admits(&self, event: &Event) -> bool {
        self.shows_kind(event.kind)
            && self.shows_standing(event.standing)
            && self.shows_side(event.side())
    }

    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.chosen() == 0 && self.query.trim().is_empty()
    }

    /// Number of kinds, sides and standings left out.
    pub fn chosen(&self) -> u32 {
        self.hidden_kinds.count_ones()
            + self.hidden_sides.count_ones()
            + self.hidden_standings.count_ones()
    }
}

fn kind_bit(kind: Kind) -> u32 {
    1 << kind as u32
}

fn side_bit(side: Side) -> u32 {
    1 << side as u32
}

fn standing_bit(standing: Standing) -> u32 {
    1 << standing as u32
}
