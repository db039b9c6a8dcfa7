//! Line icons of the interface: 20 x 20 units, drawn with strokes.

use super::markup::{Node, attrs, el};

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IconName {
    Search,
    Theme,
    Sun,
    Moon,
    Share,
    ZoomIn,
    ZoomOut,
    Oblast,
    Route,
    Measure,
    Previous,
    Next,
    StepBack,
    StepForward,
    Play,
    Pause,
    Replay,
    External,
    Close,
    Chevron,
    List,
    Filter,
    Info,
    Warning,
    Download,
    Open,
}

impl IconName {
    /// The strokes, and what is filled.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Search => (
                "M13.5 8.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM12.3 12.3L17 17",
                "",
            ),
            Self::Theme => (
                "M16.5 10a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z",
                "M10 3.5a6.5 6.5 0 0 1 0 13z",
            ),
            Self::Sun => (
                "M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.4 4.4l1.1 1.1M14.5 14.5l1.1 1.1M15.6 4.4l-1.1 1.1M5.5 14.5l-1.1 1.1",
                "",
            ),
            Self::Moon => ("M16 12.2A6.6 6.6 0 0 1 7.8 4a6.6 6.6 0 1 0 8.2 8.2z", ""),
            Self::Share => ("M10 12.5V3M6.5 6L10 2.7 13.5 6M5 9.5H4v7.5h12V9.5h-1", ""),
            Self::ZoomIn => ("M10 4v12M4 10h12", ""),
            Self::ZoomOut => ("M4 10h12", ""),
            Self::Oblast => ("M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4", ""),
            Self::Route => (
                "M3 13c3-8 10-10 14-3M3 13l.4-4M3 13l3.6-1.8M15.5 11.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0z",
                "",
            ),
            Self::Measure => (
                "M3 13.5L13.5 3 17 6.5 6.5 17zM6 10.5l1.8 1.8M8.5 8l1.8 1.8M11 5.5l1.8 1.8",
                "",
            ),
            Self::Previous => ("M12.5 4.5L7 10l5.5 5.5", ""),
            Self::Next => ("M7.5 4.5L13 10l-5.5 5.5", ""),
            Self::StepBack => ("M5 4.5v11M15 4.5L9.5 10l5.5 5.5", ""),
            Self::StepForward => ("M15 4.5v11M5 4.5l5.5 5.5L5 15.5", ""),
            Self::Play => ("", "M6 3.5v13l11-6.5z"),
            Self::Pause => ("", "M5.5 3.5h3.2v13H5.5zM11.3 3.5h3.2v13h-3.2z"),
            Self::Replay => ("M4.2 8.2A6.2 6.2 0 1 1 4 11.6M4 4v4.4h4.4", ""),
            Self::External => ("M8 5h7v7M15 5l-9 9", ""),
            Self::Close => ("M5 5l10 10M15 5L5 15", ""),
            Self::Chevron => ("M5 8l5 5 5-5", ""),
            Self::List => ("M4 5h12M4 10h12M4 15h7", ""),
            Self::Filter => ("M3 5.5h14M5.5 10h9M8 14.5h4", ""),
            Self::Info => (
                "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9.2v4.3M10 6.4v.3",
                "",
            ),
            Self::Warning => ("M10 3l7.5 13.5h-15zM10 8v4M10 14v.6", ""),
            Self::Download => ("M10 3v9.5M6.5 9L10 12.5 13.5 9M4 16.5h12", ""),
            Self::Open => ("M3 15.5v-11h4.5l2 2H16v3M3 15.5l2.6-6H18l-2.6 6z", ""),
        }
    }
}

/// An icon at the size of most, 18 CSS pixels. It is hidden from assistive
/// technology: the control that carries it has the name.
pub fn icon(name: IconName) -> Node {
    icon_sized(name, 18)
}

/// An icon of 12, 14, 16, 18 or 20 CSS pixels at the default text size.
#[inline(never)]
pub fn icon_sized(name: IconName, size: u8) -> Node {
    let class = match size {
        12 => "ic ic-12",
        14 => "ic ic-14",
        16 => "ic ic-16",
        20 => "ic ic-20",
        _ => "ic",
    };
    let (stroke, fill) = name.paths();
    let mut paths = Vec::new();
    if !stroke.is_empty() {
        paths.push(el("path", attrs!["d" => stroke], Vec::new()));
    }
    if !fill.is_empty() {
        paths.push(el("path", attrs!["class" => "fi", "d" => fill], Vec::new()));
    }
    let attributes = attrs!["class" => class, "viewBox" => "0 0 20 20", "aria-hidden" => "true"];
    el("svg", attributes, paths)
}
