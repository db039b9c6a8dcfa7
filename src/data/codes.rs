//! The words of the files and what they mean.

use crate::model::{
    About, Grade, Heading, Holder, Kind, Leg, MovementMode, PlaceKind, Precision, RouteKind,
    Standing, StandingOf,
};

/// The values that a member may have as they are written, and what they mean.
pub(super) struct Codes<T, const N: usize> {
    pub names: [&'static str; N],
    pub values: [T; N],
}

pub(super) const PRECISIONS: Codes<Precision, 3> = Codes {
    names: ["day", "approx", "month"],
    values: [Precision::Day, Precision::Approx, Precision::Month],
};

pub(super) const KINDS: Codes<Kind, 18> = Codes {
    names: [
        "incursion",
        "advance",
        "assault",
        "capture",
        "recapture",
        "withdrawal",
        "strike",
        "infrastructure",
        "deployment",
        "movement",
        "training",
        "loss-claim",
        "strength-claim",
        "area-claim",
        "prisoner",
        "diplomacy",
        "humanitarian",
        "statement",
    ],
    values: Kind::ALL,
};

pub(super) const STANDINGS: Codes<Standing, 3> = Codes {
    names: ["confirmed", "claimed", "disputed"],
    values: Standing::ALL,
};

pub(super) const STANDINGS_OF: Codes<StandingOf, 2> = Codes {
    names: ["statement", "fact"],
    values: [StandingOf::Statement, StandingOf::Fact],
};

pub(super) const ABOUTS: Codes<About, 6> = Codes {
    names: ["UA", "RU", "KP", "RU+KP", "civilians", "other"],
    values: [
        About::Ukraine,
        About::Russia,
        About::NorthKorea,
        About::RussiaAndNorthKorea,
        About::Civilians,
        About::Other,
    ],
};

pub(super) const MODES: Codes<MovementMode, 6> = Codes {
    names: ["sea", "rail", "air", "road", "foot", "unknown"],
    values: [
        MovementMode::Sea,
        MovementMode::Rail,
        MovementMode::Air,
        MovementMode::Road,
        MovementMode::Foot,
        MovementMode::Unknown,
    ],
};

pub(super) const ROUTES: Codes<RouteKind, 2> = Codes {
    names: ["reported", "schematic"],
    values: [RouteKind::Reported, RouteKind::Schematic],
};

pub(super) const HOLDERS: Codes<Holder, 3> = Codes {
    names: ["UA", "RU", "contested"],
    values: [Holder::Ukraine, Holder::Russia, Holder::Contested],
};

pub(super) const GRADES: Codes<Grade, 2> = Codes {
    names: ["A", "B"],
    values: [Grade::A, Grade::B],
};

pub(super) const PLACE_KINDS: Codes<PlaceKind, 12> = Codes {
    names: [
        "city",
        "town",
        "settlement",
        "site",
        "plant",
        "airfield",
        "port",
        "training-ground",
        "raion",
        "oblast",
        "region",
        "country",
    ],
    values: [
        PlaceKind::City,
        PlaceKind::Town,
        PlaceKind::Settlement,
        PlaceKind::Site,
        PlaceKind::Plant,
        PlaceKind::Airfield,
        PlaceKind::Port,
        PlaceKind::TrainingGround,
        PlaceKind::Raion,
        PlaceKind::Oblast,
        PlaceKind::Region,
        PlaceKind::Country,
    ],
};

pub(super) const LEGS: Codes<Leg, 5> = Codes {
    names: ["sea", "training", "west", "oblast", "front"],
    values: Leg::ALL,
};

pub(super) const HEADINGS: Codes<Heading, 8> = Codes {
    names: ["N", "NE", "E", "SE", "S", "SW", "W", "NW"],
    values: Heading::ALL,
};

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    fn words<T: Serialize, const N: usize>(codes: &Codes<T, N>) {
        let written = serde_json::to_value(&codes.values[..]).ok();
        assert_eq!(written, serde_json::to_value(&codes.names[..]).ok());
    }

    /// What is written is what is read.
    #[test]
    fn codes_are_those_that_are_written() {
        words(&PRECISIONS);
        words(&KINDS);
        words(&STANDINGS);
        words(&STANDINGS_OF);
        words(&ABOUTS);
        words(&MODES);
        words(&LEGS);
        words(&HEADINGS);
        words(&ROUTES);
        words(&HOLDERS);
        words(&GRADES);
        words(&PLACE_KINDS);
    }
}
