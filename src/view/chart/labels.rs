//! Labels beside the ends of lines, moved apart until none overlaps.

/// The middles of labels of one height, as near to `wanted` as they can be
/// without overlapping and without leaving the space from `top` to `bottom`.
/// Their order from top to bottom is that of the wanted places; equal ones keep
/// the order in which they come. Where there is no room for all of them they
/// stand evenly, and overlap.
pub fn apart(wanted: &[f64], height: f64, top: f64, bottom: f64) -> Vec<f64> {
    let order = crate::index::sort::sorted_by_key(0..wanted.len() as u32, |i| {
        ((wanted[i as usize] * 16.0) as i64, 0)
    });
    let count = wanted.len() as f64;
    let height = height.min((bottom - top) / count.max(1.0));
    let mut placed = vec![0.0; wanted.len()];
    // Down from the top each below the one before it, then up from the bottom.
    let mut least = top + height * 0.5;
    for &i in &order {
        let y = wanted[i as usize].max(least);
        placed[i as usize] = y;
        least = y + height;
    }
    let mut most = bottom - height * 0.5;
    for &i in order.iter().rev() {
        let y = placed[i as usize].min(most);
        placed[i as usize] = y;
        most = y - height;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(apart(&[50.0, 20.0], 14.0, 0.0, 100.0), [50.0, 20.0]);
        assert_eq!(apart(&[50.0, 50.0], 14.0, 0.0, 100.0), [50.0, 64.0]);
        assert_eq!(apart(&[98.0, 99.0], 14.0, 0.0, 100.0), [79.0, 93.0]);
    }

    proptest! {
        #[test]
        fn none_overlaps_where_there_is_room(
            wanted in prop::collection::vec(-20.0..220.0f64, 0..14),
        ) {
            let placed = apart(&wanted, 14.0, 0.0, 200.0);
            for (i, a) in placed.iter().enumerate() {
                prop_assert!((6.99..=193.01).contains(a), "{placed:?}");
                for b in &placed[i + 1..] {
                    prop_assert!((a - b).abs() >= 13.99, "{placed:?}");
                }
            }
        }
    }
}
