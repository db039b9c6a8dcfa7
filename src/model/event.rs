//! Events: one report each.

use serde::{Deserialize, Serialize};

use super::{DateSpan, Day, Party, Side};

/// One reported happening, movement or statement: the part that lists, markers
/// and counts need. The longer texts are in its [`super::Detail`].
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable, unique name: the date and a few words.
    pub id: String,
    /// When it happened; for a statement, when it was made.
    pub span: DateSpan,
    /// What it is.
    pub kind: Kind,
    /// Neutral headline, at most 80 characters.
    pub title: String,
    /// Those involved or speaking; the first one acts or speaks.
    pub parties: Vec<Party>,
    /// Index into [`super::Dataset::places`]; `None` where the report names no place.
    pub place: Option<u32>,
    /// Where exactly, when the place is only near ("bridge over the Seym").
    pub place_note: Option<String>,
    /// How sure one can be of the event as a whole.
    pub standing: Standing,
    /// What the standing is about.
    pub standing_of: StandingOf,
    /// Earliest known publication among its sources.
    pub published_first: Option<Day>,
}

impl Event {
    /// Whose act or word it is: the side of the first party.
    pub fn side(&self) -> Side {
        self.parties.first().map_or(Side::Other, Party::side)
    }
}

/// What an event is; what a marker's shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Kind {
    /// Forces crossing the border.
    Incursion,
    /// Forces moving forward in a fight.
    Advance,
    /// An attack, beaten off or not.
    Assault,
    /// Ground taken by the attacker on the other's soil.
    Capture,
    /// Ground taken back.
    Recapture,
    /// Forces going back.
    Withdrawal,
    /// A strike from a distance.
    Strike,
    /// A bridge, plant, depot or other work hit or changed.
    Infrastructure,
    /// Forces stationed or sent.
    Deployment,
    /// Forces on their way.
    Movement,
    /// Forces training.
    Training,
    /// Somebody's figure of losses.
    LossClaim,
    /// Somebody's figure of strength.
    StrengthClaim,
    /// Somebody's figure of ground held.
    AreaClaim,
    /// Prisoners taken, shown, tried or exchanged.
    Prisoner,
    /// Treaties, visits, decisions.
    Diplomacy,
    /// Residents: harm, evacuation, return, aid.
    Humanitarian,
    /// Something said.
    Statement,
    /// Something of which a reader's own file does not say what it is, or says
    /// what the page has no sign for. Not among [`Kind::ALL`]: the published
    /// files know no such kind.
    #[serde(skip)]
    Other,
}

impl Kind {
    /// All kinds of the published files, in the order in which filters and legends give them.
    pub const ALL: [Kind; 18] = [
        Kind::Incursion,
        Kind::Advance,
        Kind::Assault,
        Kind::Capture,
        Kind::Recapture,
        Kind::Withdrawal,
        Kind::Strike,
        Kind::Infrastructure,
        Kind::Deployment,
        Kind::Movement,
        Kind::Training,
        Kind::LossClaim,
        Kind::StrengthClaim,
        Kind::AreaClaim,
        Kind::Prisoner,
        Kind::Diplomacy,
        Kind::Humanitarian,
        Kind::Statement,
    ];

    /// The name in data files and links, such as `loss-claim`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Incursion => "incursion",
            Kind::Advance => "advance",
            Kind::Assault => "assault",
            Kind::Capture => "capture",
            Kind::Recapture => "recapture",
            Kind::Withdrawal => "withdrawal",
            Kind::Strike => "strike",
            Kind::Infrastructure => "infrastructure",
            Kind::Deployment => "deployment",
            Kind::Movement => "movement",
            Kind::Training => "training",
            Kind::LossClaim => "loss-claim",
            Kind::StrengthClaim => "strength-claim",
            Kind::AreaClaim => "area-claim",
            Kind::Prisoner => "prisoner",
            Kind::Diplomacy => "diplomacy",
            Kind::Humanitarian => "humanitarian",
            Kind::Statement => "statement",
            Kind::Other => "other",
        }
    }

    /// The kind of that [`Kind::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The family by which the histogram stacks and the filter groups.
    pub fn family(self) -> Family {
        match self {
            Kind::Incursion
            | Kind::Advance
            | Kind::Assault
            | Kind::Capture
            | Kind::Recapture
            | Kind::Withdrawal => Family::Fighting,
            Kind::Strike | Kind::Infrastructure => Family::Strikes,
            Kind::Deployment | Kind::Movement | Kind::Training => Family::Movements,
            Kind::LossClaim | Kind::StrengthClaim | Kind::AreaClaim => Family::Figures,
            Kind::Prisoner
            | Kind::Diplomacy
            | Kind::Humanitarian
            | Kind::Statement
            | Kind::Other => Family::Words,
        }
    }
}

/// A family of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Crossing, advance, assault, capture, recapture, withdrawal.
    Fighting,
    /// Strikes and works hit.
    Strikes,
    /// Deployments, movements, training.
    Movements,
    /// Figures of losses, strength and area.
    Figures,
    /// Statements, diplomacy, prisoners, residents.
    Words,
}

impl Family {
    /// All families, from the bottom of the histogram to its top.
    pub const ALL: [Family; 5] = [
        Family::Fighting,
        Family::Strikes,
        Family::Movements,
        Family::Figures,
        Family::Words,
    ];
}

/// How sure one can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Standing {
    /// Said by both sides, geolocated, or seen by independent media.
    Confirmed,
    /// Said by one side only.
    Claimed,
    /// Denied by another party, or given otherwise.
    Disputed,
}

impl Standing {
    /// All standings, surest first.
    pub const ALL: [Standing; 3] = [Standing::Confirmed, Standing::Claimed, Standing::Disputed];
}

/// What a standing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum StandingOf {
    /// Somebody said or decided something; `confirmed` means that it is on
    /// record, not that it is true.
    Statement,
    /// Something happened on the ground.
    Fact,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_files() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("Assault"), None);
    }

    #[test]
    fn the_first_party_gives_the_side() {
        assert_eq!(Party("KR".into()).side(), Side::Other);
        assert_eq!(Party("KP".into()).side(), Side::NorthKorea);
    }
}
