//! The fixed texts of the page.

use super::plural::{self, Noun};
use super::{LANG, Lang, date, number};
use crate::model::{DateSpan, Day};

/// A fixed text of the page.
///
/// Each is a constant of its own and not a line of a table, so that the texts of what is fetched
/// later are fetched with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Msg {
    english: &'static str,
}

impl Msg {
    /// The text in the language of the page.
    #[inline(always)]
    pub const fn text(self) -> &'static str {
        match LANG {
            Lang::En => self.english,
        }
    }
}

/// Pairs each message with its text in every language.
macro_rules! messages {
    ($($name:ident => $english:literal,)*) => {
        #[allow(missing_docs, non_upper_case_globals)]
        impl Msg {
            $(pub const $name: Msg = Msg { english: $english };)*

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

    // Timeline.
    Dated => "Show events by the day on which they",
    BasisHappened => "Happened",
    BasisPublished => "Published",
    BasisWhy => "Published: what a reader could have known on that day. Events come up when their first source was published.",
    KnownBy => "What a reader could have known: events come up on the day on which their first source was published.",

    // A reader's own file.
    OwnFile => "Your file",
    OwnOpen => "Open a file of your own",
    OwnOther => "Open another file",
    OwnReading => "Reading",
    OwnCancel => "Cancel",
    OwnClose => "Close",
    OwnBack => "Back to the published reports",
    OwnDayFirst => "Read dates day first",
    OwnMonthFirst => "Read dates month first",
    OwnMore => "What was understood",
    OwnRefused => "Refused rows",
    OwnSave => "Save them all as CSV",
    OwnPrivate => "Nothing leaves this machine: your browser reads the file.",
    OwnDrop => "Drop the file to open it on this page. Nothing leaves this machine.",
    OwnTooLarge => "The file is larger than 400 MB, the most that is opened here.",
    OwnElsewhere => "The address asks for a file of another site. This page fetches nothing from other sites: save the file, then open it here.",
    OwnNoWorker => "The file could not be read: the browser did not start the page\u{2019}s reader, or stopped it for want of memory.",
    OwnAsInFile => "As it stands in the file",

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
    LoadingPart => "Loading this part of the page",
    TryAgain => "Try again",
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
    Movements => "Movements",
    PutTogether => "put together from several reports",
    LegSea => "By sea from North Korea to Vladivostok and Dunay",
    LegTraining => "To training grounds in the Far East and Siberia",
    LegWest => "To the west of Russia",
    LegOblast => "Into Kursk oblast",
    LegFront => "To the villages of the front",
    Route => "North Korean route",
    RouteWhat => "The whole way by legs, each with the days that reports give. Several accounts of a leg are all drawn.",
    RouteShow => "Show the whole way",
    RouteClose => "Show all movements",
    RoutePlay => "Play",
    FlyTo => "Show on map",
    ComposedMovement => "Movement from several reports",
    RestsOn => "The reports it rests on",
    WayNotGiven => "; the way is not given",
    StartNotGiven => "; where from is not given",
    GoalNotGiven => "; where to is not given",
    Settlements => "Who is said to hold what",
    Sources => "Sources",
    NoDate => "no date",
    OpensInNewTab => "(opens in a new tab)",
    Carrying => "carrying",
    ArchiveLookUp => "Look for an archived copy",
    ArchiveWhy => "Asks the Internet Archive by address and day. Whether it has a copy, and of what, is not known here.",

    // Losses and forces.
    LossesHeading => "Reported losses",
    ForcesHeading => "Reported strengths and ground",
    MovementsHeading => "Movements",
    ClaimsMade => "What each claimant has said up to",
    NoClaims => "The reports shown hold no such figures.",
    NoClaimsYet => "No such figure",
    OtherMeasure => "Other",
    ChooseWhat => "What is counted",
    LogScale => "Logarithmic scale",
    CountClaims => "New figures in the timeline",
    TopicSoldiers => "Killed, wounded, lost: each word apart",
    TopicCivilians => "Killed, wounded, missing",
    TopicStrength => "Soldiers present, sent, announced",
    TopicArea => "Ground held, sq km",
    TopicSettlements => "Settlements held and retaken",
    ClaimsDeck => "One line is one claimant counting one thing; no line is the truth. Drag the day, or open a point to read its report.",
    AxisFrom => "The value axis is logarithmic: it begins at",
    AxisTimes => "and each line is ten times the one below.",
    ChartName => "Chart of claims: each point opens its report; the ladder and the table below hold the same",
    LadderHeading => "Ladder of claims",
    LadderRule => "latest figure of each claimant; by meaning, side and size",
    OnTheDay => "on this day",
    Fell => "lower than this claimant\u{2019}s number before",
    Highest => "the highest of this claimant",
    ListedHeading => "Listed, not drawn",
    TermsHeading => "Words that are mixed up",
    UsedBy => "Used here by",
    FromImages => "visually confirmed",
    FromImagesMeaning => "Counted item by item from photographs and footage: what nobody filmed is not counted, so it is a minimum; damaged and abandoned items are included.",
    WhyHeading => "Why nothing is added up",
    WhyNot => "Claimants count different things, from different days on, by rules that they do not publish; some repeat others. A sum or a mean of such numbers would be a number that nobody has claimed and nobody can check. So each stands alone, a line joins only one claimant\u{2019}s numbers of one meaning, and no scale is shared between meanings.",
    ShowTable => "Show as a table",
    HideTable => "Hide the table",
    SaveCsv => "Save this table (CSV)",
    ColumnSaid => "Said",
    ColumnWho => "Claimant",
    ColumnNumber => "Number",
    ColumnWhat => "What it counts",
    ColumnNote => "Note",
    HowToRead => "How to read the marks",
    MarkExact => "the number as given",
    MarkAbout => "about, nearly",
    MarkAtLeast => "more than, at least",
    MarkUpTo => "up to, below",
    MarkRange => "from one number to another",
    MarkWhisker => "the date is approximate",
    MarkAlso => "the same statement is also reported otherwise: see its note",
    MarkFell => "lower than this claimant\u{2019}s number before",
    MarkHighest => "the highest of this claimant",
    MarkPart => "* counts a part only: the ladder says which",
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
    LegendMoves => "Moves",
    LegendThrough => "Places named",
    LegendSchematic => "Way not given",
    LegendPlanned => "Planned",
    LegendComposed => "Several reports",
    LegendRough => "Approximate",
    LegendNames => "Names",

    // About the data.
    AboutWhat => "A map with a timeline of what was reported from Kursk oblast and about it: who did or said what, who reports it, how sure one can be, and where to read it. It shows reports. It does not say that they are true.",
    OfFacts => "Of something that happened",
    OfStatements => "Of something that was said",
    DownloadEvents => "the events with their sources (GeoJSON)",
    DownloadEventTable => "the events as a table (CSV)",
    DownloadFigures => "every figure with claimant, meaning and period (CSV)",
    DownloadSources => "every source of every event (CSV)",
    AboutPublished => "What follows is about the published reports, not about your file.",
    OnlyShown => "only what is shown",
    AllWeeks => "All weeks in numbers",
    DownloadPlaces => "the places",
    DownloadClaimants => "whose figures are quoted",
    DownloadPublishers => "who published the sources",
    DownloadMeasures => "what the figures count",
    DownloadReadme => "what every file and column means",
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

    /// What going by publication means, and how many events it leaves out.
    pub fn known_by(undated: usize) -> String {
        let mut words = Msg::KnownBy.text().to_owned();
        if undated > 0 {
            let events = plural::count(undated, Noun::Event);
            match LANG {
                Lang::En => {
                    words.push(' ');
                    words.push_str(&events);
                    words.push_str(" without a known day of publication left out.");
                }
            }
        }
        words
    }

    /// "First published on 13 November 2024, as far as is known."
    pub fn first_published(day: Option<Day>) -> String {
        match (LANG, day) {
            (Lang::En, Some(day)) => {
                format!(
                    "First published on {}, as far as is known.",
                    date::long(day)
                )
            }
            (Lang::En, None) => "The day of its first publication is not known.".to_owned(),
        }
    }

    /// "happened 6 to 12 November 2024", where a list goes by publication.
    pub fn happened(span: DateSpan) -> String {
        match LANG {
            Lang::En => format!("happened {}", date::span(span)),
        }
    }

    /// The columns of the table of claims.
    pub const COLUMNS: [Msg; 5] = [
        Msg::ColumnSaid,
        Msg::ColumnWho,
        Msg::ColumnNumber,
        Msg::ColumnWhat,
        Msg::ColumnNote,
    ];

    /// "also reported as: killed".
    pub fn also(reading: &str) -> String {
        match LANG {
            Lang::En => format!("also reported as: {reading}"),
        }
    }

    /// "bars to 4,000".
    pub fn bars_to(most: f64) -> String {
        match LANG {
            Lang::En => format!("bars end at {}", number::plain(most)),
        }
    }

    /// "16 days before".
    pub fn days_before(days: usize) -> String {
        let count = plural::count(days, Noun::Day);
        match LANG {
            Lang::En => format!("{count} before"),
        }
    }

    /// "highest: 1,294 on 27 Aug 2024".
    pub fn highest_on(value: &str, day: Day) -> String {
        let day = date::short(day);
        match LANG {
            Lang::En => format!("highest: {value} on {day}"),
        }
    }

    /// What the chart of weeks shows.
    pub fn coverage(weeks: usize, empty: usize, busiest: Day, most: u32) -> String {
        let busiest = date::long(busiest);
        match LANG {
            Lang::En => format!(
                "{weeks} weeks, {empty} of them without a report; most reports in the week of {busiest}: {most}."
            ),
        }
    }

    /// "Could not be fetched: data/about.json: HTTP status 404".
    pub fn could_not_fetch(what: &str) -> String {
        match LANG {
            Lang::En => format!("Could not be fetched: {what}"),
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
}
