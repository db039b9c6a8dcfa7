//! The fixed texts of the page.

use super::{LANG, Lang, date};
use crate::model::Day;

/// Pairs each message with its text in every language.
macro_rules! messages {
    ($($name:ident => $english:literal,)*) => {
        /// A fixed text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Msg {
            $($name,)*
        }

        impl Msg {
            /// The text in the language of the page.
            pub fn text(self) -> &'static str {
                match (LANG, self) {
                    $((Lang::En, Msg::$name) => $english,)*
                }
            }

            /// All messages.
            #[cfg(test)]
            const ALL: &[Msg] = &[$(Msg::$name,)*];
        }
    };
}

messages! {
    // Header.
    Title => "Kursk, day by day",
    Subline => "What was reported, by whom, and how sure one can be",
    PageTools => "Page",
    Search => "Search",
    SearchHint => "Place, unit, claimant or source",
    OpenSearch => "Open search",
    CloseSearch => "Close search",
    ThemeSystem => "Theme: as the system",
    ThemeLight => "Theme: light",
    ThemeDark => "Theme: dark",
    Share => "Share this view",
    About => "About",

    // Panel.
    Reports => "Reports",
    TabEvents => "Events",
    TabLosses => "Losses",
    TabForces => "Forces",
    TabAbout => "About the data",
    PanelPeek => "Panel size: small",
    PanelHalf => "Panel size: half",
    PanelFull => "Panel size: full",

    // Event list.
    AllEvents => "All events",
    ScopeElsewhere => "Elsewhere or without place",
    ShowMore => "Show more",
    NoReport => "No report",
    NothingMatches => "Nothing that matches the filter",
    Nearest => "Nearest reports:",
    ClearFilter => "Clear filter",
    Filter => "Filter",
    FilterAll => "All",
    FilterNone => "None",
    FilterOnClear => "on, clear",
    FilterLeftOut => "Left out:",
    FilterSearch => "Search:",

    // Event details.
    EventDetails => "Event details",
    UnknownEvent => "This event is not in the data",
    UnknownEventWhy => "The link names an event that the data does not hold. It may have been renamed or withdrawn.",
    Neighbours => "Neighbouring events",
    PreviousEvent => "Previous event",
    NextEvent => "Next event",
    NoPlace => "no place given",
    PlaceRough => "The place is approximate, to within about",
    PlaceArea => "Reported for an area, so it is counted beside the area\u{2019}s name and not drawn at a point.",
    PlaceNotOnMap => "Place known, not on the map.",
    LoadingTexts => "Loading text and sources",
    LoadFailed => "Texts and sources could not be loaded.",
    ActsOrSpeaks => "acts or speaks",
    AlsoInvolved => "also involved:",
    AccountsDiffer => "Accounts differ.",
    FiguresHeading => "Figures",
    NeverAddedUp => "as claimed, never added up",
    Derived => "worked out from the claimant\u{2019}s words",
    Since => "since",
    AsOf => "as of",
    RunningTotal => "running total",
    ReportedMovement => "Reported movement",
    PlannedMovement => "Planned movement",
    Settlements => "Who is said to hold what",
    Sources => "Sources",
    NoDate => "no date",
    OpensInNewTab => "(opens in a new tab)",
    Carrying => "carrying",

    // Losses and forces.
    LossesHeading => "Reported losses",
    ForcesHeading => "Reported strengths and ground",
    MovementsHeading => "Movements",
    ClaimsMade => "Claims",
    MovesClaimsMade => "Claims and movements",
    ClaimsRule => "newest first. Every number is one party\u{2019}s claim; numbers of different claimants, or of different meanings, are never added up.",
    NoClaims => "The reports shown hold no such figures.",
    NoClaimsYet => "No such figure",
    OtherMeasure => "Other",
    NoPeriod => "period not given",
    ReportOf => "Report of",
    Planned => "Planned:",

    // Faults.
    FaultsLeftOut => "could not be shown",
    FaultsShown => "shown with something left out",
    FaultsAll => "See all",
    FaultsHeading => "What could not be read",

    // Legend.
    Legend => "Legend",
    LegendWhose => "Whose",
    LegendHowSure => "How sure",
    LegendWhat => "What",
    LegendPlace => "Where",
    LegendCluster => "Several",
    LegendArea => "Area only",
    LegendRough => "Approximate",

    // About the data.
    AboutWhat => "A map with a timeline of what was reported from Kursk oblast and about it: who did or said what, who reports it, how sure one can be, and where to read it. It shows reports. It does not say that they are true.",
    AboutMethodHeading => "How it is made",
    AboutMethod => "Each event is one record with a date, a place as exactly as the reports give it, a neutral summary in our own words, and links to the pages it rests on. Pages that copy others without naming them are left out; pages that relay others name their origin here.",
    AboutFigures => "A figure belongs to one claimant and keeps that claimant\u{2019}s meaning, limit and period: \u{201c}losses\u{201d} is not \u{201c}killed\u{201d}, and \u{201c}more than 10,000\u{201d} is not 10,000. Figures of different claimants are shown side by side, never added up, averaged or joined into one line.",
    AboutStandingHeading => "How sure one can be",
    AboutStanding => "The standing is about the event as a whole. Of a statement it says whether the words are on record; of a fact, whether it happened.",
    OfFacts => "Of something that happened",
    OfStatements => "Of something that was said",
    AboutMarksHeading => "How to read the marks",
    AboutMarks => "Colour says whose act or word it was, shape says what it was, fill and outline say how sure one can be. Older marks fade. Events that reports place only in an area are counted beside its name.",
    AboutLimitsHeading => "Known limits",
    LimitCoverage => "Collected from public pages, mostly in English; a quiet week may be a week with fewer pages, not with less fighting.",
    LimitDates => "A statement is dated by the day on which it was made, an event by the day on which it is said to have happened. Approximate dates are given in words.",
    LimitPlaces => "Villages are points, not outlines. Where reports say \u{201c}near\u{201d} or give a distance, the place is approximate.",
    LimitSources => "Independent publishers are counted, not independent observers: two outlets may rest on one bulletin. Grade A is own reporting, an official page or an established outlet; grade B relays others and names them.",
    LimitRivers => "Rivers are schematic, good to a few kilometres. The map shows no front line.",
    AboutDownloadsHeading => "Download",
    DownloadEvents => "the events with their sources (GeoJSON)",
    DownloadPlaces => "the places",
    DownloadClaimants => "whose figures are quoted",
    DownloadPublishers => "who published the sources",
    DownloadMeasures => "what the figures count",
    AboutLicenceHeading => "Licence and map data",
    AboutLicence => "Reports and tables: CC BY 4.0. Programme: MIT or Apache 2.0. The map is drawn by the page itself from:",
    ByOpenStreetMap => "\u{a9} OpenStreetMap contributors (ODbL)",
    ByGeoBoundaries => "geoBoundaries (CC BY 4.0)",
    ByGeoNames => "GeoNames (CC BY 4.0)",
    ByGshhg => "World Data Bank II, by way of GSHHG",
    ByEfas => "EFAS, Copernicus Emergency Management Service",
    ByNaturalEarth => "Natural Earth",
    AboutKeysHeading => "Keyboard",
    KeySearch => "search",
    KeyDay => "on the timeline: a day back or on",
    KeyWeek => "on the timeline: a week on or back",
    KeyEnds => "on the timeline: first or last day",
    KeyJump => "previous or next day that has events",
    KeyPan => "on the map: move it",
    KeyZoom => "on the map: nearer, farther, whole oblast",
    KeyBack => "from the details back to the list",
}

/// Texts with something in them.
impl Msg {
    /// "3 of 12 on this day".
    pub fn position(at: usize, of: usize) -> String {
        match LANG {
            Lang::En => format!("{at} of {of} on this day"),
        }
    }

    /// "says TASS".
    pub fn says(who: &str) -> String {
        match LANG {
            Lang::En => format!("says {who}"),
        }
    }

    /// "Report of 12 Nov 2024: (title)".
    pub fn report_of(day: Day, title: &str) -> String {
        format!("{} {}: {title}", Msg::ReportOf.text(), date::short(day))
    }

    /// "Show all 12".
    pub fn show_all(n: usize) -> String {
        match LANG {
            Lang::En => format!("Show all {n}"),
        }
    }

    /// A movement in a sentence of what is given: "North Korean soldiers, by
    /// rail, from Vladivostok by way of Khabarovsk to Kursk oblast."
    pub fn movement(
        who: &str,
        how: &str,
        from: Option<&str>,
        via: &[&str],
        to: Option<&str>,
    ) -> String {
        match LANG {
            Lang::En => {
                let mut words = who.to_owned();
                let mut add = |before: &str, name: &str| {
                    words.push_str(before);
                    words.push_str(name);
                };
                if !how.is_empty() {
                    add(", ", how);
                }
                // One comma before the way, however it begins.
                let mut comma = ",";
                if let Some(from) = from {
                    add(", from ", from);
                    comma = "";
                }
                for (i, via) in via.iter().enumerate() {
                    match i {
                        0 => {
                            add(comma, " by way of ");
                            add("", via);
                        }
                        _ => add(", ", via),
                    }
                    comma = "";
                }
                if let Some(to) = to {
                    add(comma, " to ");
                    add("", to);
                }
                add(
                    "",
                    match (from, to) {
                        (None, None) if via.is_empty() => "; the way is not given.",
                        (_, None) => "; where to is not given.",
                        (None, _) => "; where from is not given.",
                        _ => ".",
                    },
                );
                words
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_says_something() {
        for message in Msg::ALL {
            let text = message.text();
            assert!(!text.trim().is_empty(), "{message:?}");
            assert_eq!(text, text.trim(), "{message:?}");
        }
    }

    #[test]
    fn movements_name_what_is_not_given() {
        assert_eq!(
            Msg::movement("Convoys", "by road", None, &[], Some("Sudzha")),
            "Convoys, by road, to Sudzha; where from is not given."
        );
        assert_eq!(
            Msg::movement("Flights", "", None, &[], None),
            "Flights; the way is not given."
        );
    }
}
