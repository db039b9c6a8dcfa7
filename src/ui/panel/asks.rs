//! What the buttons of the panel ask for. One listener of the panel reads it
//! from the clicked button, so that no row needs a listener of its own.

use super::filter::kinds_of;
use super::tabs::tab_id;
use crate::index::Scope;
use crate::model::{Day, Family, Kind, Leg, Side, Standing};
use crate::view::{Action, Tab};

/// The action that the button asks for; `None` for one that is not the panel's.
pub fn action(ask: &str, of: &str) -> Option<Action> {
    let n = || of.parse::<usize>().ok();
    Some(match ask {
        "event" => Action::Select(of.into()),
        "fly" => Action::ShowMovement(of.into()),
        "leg" => Action::ShowLeg(*Leg::ALL.get(n()?)?),
        "route" => Action::ShowRoute(of == "show"),
        "play-route" => Action::PlayRoute,
        "back" => Action::Deselect,
        "neighbour" => Action::SelectNeighbour {
            newer: of == "newer",
        },
        "all-events" => Action::OpenScope(Scope::All),
        "day" => Action::SetDay(Day(of.parse().ok()?)),
        "clear" => Action::ClearFilter,
        "kind" => Action::ToggleKind(*Kind::ALL.get(n()?)?),
        "side" => Action::ToggleSide(*Side::ALL.get(n()?)?),
        "standing" => Action::ToggleStanding(*Standing::ALL.get(n()?)?),
        "show-family" => Action::SetKinds(kinds_of(*Family::ALL.get(n()?)?), true),
        "hide-family" => Action::SetKinds(kinds_of(*Family::ALL.get(n()?)?), false),
        "show-kinds" => Action::SetKinds(Kind::ALL.to_vec(), true),
        "hide-kinds" => Action::SetKinds(Kind::ALL.to_vec(), false),
        "tab" => Action::SetTab(Tab::ALL.into_iter().find(|&tab| tab_id(tab) == of)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_ask_for_actions() {
        assert_eq!(action("kind", "2"), Some(Action::ToggleKind(Kind::Assault)));
        assert_eq!(action("day", "-3"), Some(Action::SetDay(Day(-3))));
        assert_eq!(
            action("hide-family", "1"),
            Some(Action::SetKinds(
                vec![Kind::Strike, Kind::Infrastructure],
                false
            ))
        );
        assert_eq!(action("tab", "tab-about"), Some(Action::SetTab(Tab::About)));
        assert_eq!(action("side", "9"), None);
        assert_eq!(action("more", ""), None);
    }
}
