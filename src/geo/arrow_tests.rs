use super::*;
use proptest::prelude::*;

fn p(x: f64, y: f64) -> MapPoint {
    MapPoint { x, y }
}

fn view() -> Extent {
    Extent {
        min: p(-1e5, -1e5),
        max: p(1e5, 1e5),
    }
}

fn cut(fraction: f64) -> Cut {
    Cut {
        scale: 2.0,
        fraction,
        gap_start: 0.0,
        gap_end: 0.0,
        aside: 0.0,
        tail: 1.0,
        neck: 6.0,
        head: 12.0,
        view: view(),
    }
}

/// The numbers of a path.
fn numbers(path: &str) -> Vec<f64> {
    path.replace('-', " -")
        .split(|c: char| c == ' ' || c.is_ascii_alphabetic())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap())
        .collect()
}

#[test]
fn curves_begin_and_end_at_their_points_and_swing_to_the_left() {
    let line = curve(p(0.0, 0.0), p(100.0, 0.0));
    assert_eq!(
        (line[0], line[line.len() - 1]),
        (p(0.0, 0.0), p(100.0, 0.0))
    );
    // To the east: north is left, and y grows to the south.
    assert!(line[line.len() / 2].y < -10.0);
    let back = curve(p(100.0, 0.0), p(0.0, 0.0));
    assert!(back[back.len() / 2].y > 10.0);
}

#[test]
fn long_ways_are_great_circles() {
    let map = |lon, lat| map_from_lonlat(LonLat { lon, lat });
    let line = curve(map(131.9, 43.1), map(36.0, 51.5));
    let middle = lonlat_from_map(line[line.len() / 2]);
    // The middle of the shortest way from Vladivostok to Kursk is the middle of the
    // two unit vectors: latitude 58.18, far north of both.
    assert!((middle.lat - 58.18).abs() < 0.01, "{middle:?}");
    let ends = (
        lonlat_from_map(line[0]),
        lonlat_from_map(line[line.len() - 1]),
    );
    assert!((ends.0.lon - 131.9).abs() < 1e-6 && (ends.1.lat - 51.5).abs() < 1e-6);
}

#[test]
fn smooth_lines_go_through_every_point() {
    let points = [p(0.0, 0.0), p(50.0, 10.0), p(52.0, 60.0), p(120.0, 60.0)];
    let (line, shares) = smooth(&points);
    assert_eq!(shares.len(), points.len());
    assert_eq!((shares[0], shares[3]), (0.0, 1.0));
    assert!(shares.windows(2).all(|pair| pair[0] < pair[1]));
    for point in points {
        assert!(line.iter().any(|on| apart(*on, point) < 1e-9));
    }
}

#[test]
fn an_arrow_grows_with_its_fraction() {
    let line = curve(p(0.0, 0.0), p(400.0, 0.0));
    let tip = |fraction| arrow(&line, &cut(fraction)).unwrap().tip;
    assert!(tip(0.3).x < tip(0.6).x && tip(0.6).x < tip(1.0).x);
    assert!(apart(tip(1.0), p(400.0, 0.0)) < 1e-6);
    // There is always a whole head to see.
    let least = arrow(&line, &cut(0.0)).unwrap();
    assert!(!least.head.is_empty() && !least.body.is_empty());
}

#[test]
fn heads_are_as_large_at_every_scale() {
    let line = [p(0.0, 0.0), p(1000.0, 0.0)];
    let size = |scale| {
        let arrow = arrow(&line, &Cut { scale, ..cut(1.0) }).unwrap();
        let steps = numbers(&arrow.head);
        (steps[2], steps[3])
    };
    assert_eq!(size(2.0), (-12.0, 5.8));
    assert_eq!(size(2.0), size(0.5));
    assert_eq!(size(2.0), size(20.0));
}

#[test]
fn an_arrow_that_is_too_short_is_not_drawn() {
    let line = [p(0.0, 0.0), p(5.0, 0.0)];
    assert_eq!(arrow(&line, &cut(1.0)), None);
    assert_eq!(arrow(&line[..1], &cut(1.0)), None);
    assert_eq!(arrow(&[], &cut(1.0)), None);
    assert!(
        arrow(
            &line,
            &Cut {
                scale: 20.0,
                ..cut(1.0)
            }
        )
        .is_some()
    );
}

#[test]
fn lanes_lie_on_either_side_and_meet_near_the_ends() {
    let line = [p(0.0, 0.0), p(200.0, 0.0), p(400.0, 0.0)];
    let with = |aside| arrow(&line, &Cut { aside, ..cut(1.0) }).unwrap();
    let (left, right) = (with(-9.0), with(9.0));
    assert!((right.middle.y - left.middle.y - 9.0).abs() < 0.2);
    assert!((right.tip.y - left.tip.y) < 4.0);
}

#[test]
fn what_is_outside_the_view_is_cut_off() {
    let line = curve(p(-2e5, 3.0), p(2e5, 3.0));
    let narrow = Extent {
        min: p(-10.0, -1e6),
        max: p(10.0, 1e6),
    };
    let arrow = arrow(
        &line,
        &Cut {
            view: narrow,
            ..cut(1.0)
        },
    )
    .unwrap();
    assert!(arrow.head.is_empty());
    let line = numbers(&arrow.line);
    assert!((line[0] + 20.0).abs() < 0.1, "{line:?}");
    let width: f64 = line.iter().skip(2).step_by(2).sum();
    assert!((width - 40.0).abs() < 0.2, "{width}");
}

proptest! {
    #[test]
    fn no_way_breaks_a_path(
        points in prop::collection::vec((-500.0..500.0f64, -500.0..500.0f64), 0..6),
        fraction in 0.0..=1.0f64,
        aside in -20.0..20.0f64,
        scale in 0.01..30.0f64,
    ) {
        let points: Vec<_> = points.into_iter().map(|(x, y)| p(x, y)).collect();
        let (line, shares) = smooth(&points);
        prop_assert_eq!(shares.len(), points.len());
        if let Some(arrow) = arrow(&line, &Cut { scale, aside, ..cut(fraction) }) {
            for path in [&arrow.body, &arrow.line, &arrow.head] {
                prop_assert!(numbers(path).iter().all(|n| n.is_finite()));
            }
            prop_assert!(arrow.tip.x.is_finite() && arrow.middle.y.is_finite());
        }
    }
}
