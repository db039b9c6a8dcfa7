//! Plain types of the subject and their invariants: days, events, figures,
//! claimants, sources, places and movements. This module uses no other.

pub mod basis;
pub mod dataset;
pub mod day;
pub mod event;
pub mod figure;
pub mod ids;
pub mod movement;
pub mod party;
pub mod place;
pub mod rows;
pub mod source;
pub mod texts;
pub mod way;

pub use basis::Basis;
pub use dataset::{Claimant, Dataset, Detail, Measure, Publisher};
pub use day::{DateSpan, Day, DayRange, Precision, Weekday};
pub use event::{Event, Family, Kind, Standing, StandingOf};
pub use figure::{About, Figure, Qualifier};
pub use ids::Ids;
pub use movement::{Control, Holder, Movement, MovementMode, RouteKind};
pub use party::{Party, Side};
pub use place::{Place, PlaceKind};
pub use rows::Rows;
pub use source::{Grade, Source};
pub use texts::Texts;
pub use way::{Composed, Heading, Leg, Stage, Way, WayNote};
