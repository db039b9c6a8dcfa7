//! One sort for all lists of the index: every instance of a generic sort costs
//! kilobytes of the page's code, and the lists differ only in their keys.

/// The items in the order of their keys; items with equal keys in the order of
/// the items themselves.
pub fn sorted_by_key(
    items: impl IntoIterator<Item = u32>,
    key: impl Fn(u32) -> (i64, i64),
) -> Vec<u32> {
    let mut keyed: Vec<(i64, i64, u32)> = items
        .into_iter()
        .map(|item| {
            let (major, minor) = key(item);
            (major, minor, item)
        })
        .collect();
    sort(&mut keyed);
    keyed.into_iter().map(|(_, _, item)| item).collect()
}

#[inline(never)]
fn sort(keyed: &mut [(i64, i64, u32)]) {
    keyed.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_the_order_of_the_items() {
        let keys = [3, 1, 3, 2, 1];
        let order = sorted_by_key(0..5, |i| (keys[i as usize], 0));
        assert_eq!(order, [1, 4, 3, 0, 2]);
    }
}
