//! Texts found again by a hash. The standard library's table is compiled anew for every type of
//! key, 2 KB each; this one holds indices, whatever they are of.

/// A hash table of indices, at least twice as long as what is in it.
#[derive(Clone, Debug, Default)]
pub struct Slots(Vec<u32>);

/// A slot without an index.
const FREE: u32 = u32::MAX;

impl Slots {
    /// A table with room for so many indices.
    pub fn new(len: usize) -> Self {
        Slots(vec![FREE; (len.max(1) * 2).next_power_of_two()])
    }

    /// Whether as many are in it as there is room for.
    fn is_full(&self, len: usize) -> bool {
        len * 2 >= self.0.len()
    }

    /// The index of that hash for which `is_it` holds, or the slot to put it into.
    ///
    /// # Errors
    /// The free slot where there is no such index.
    pub fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let mut slot = hash as usize % self.0.len().max(1);
        loop {
            match self.0.get(slot) {
                None => return Err(0),
                Some(&FREE) => return Err(slot),
                Some(&index) if is_it(index) => return Ok(index),
                Some(_) => slot = (slot + 1) % self.0.len(),
            }
        }
    }

    /// Puts an index into a slot that [`Slots::find`] has found free.
    pub fn put(&mut self, slot: usize, index: u32) {
        if let Some(free) = self.0.get_mut(slot) {
            *free = index;
        }
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a), its halves mixed.
pub fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ hash >> 15
}

/// Ids, each with its place in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    names: Vec<String>,
    slots: Slots,
}

impl Ids {
    /// The place of an id.
    pub fn get(&self, id: &str) -> Option<u32> {
        let is_it = |index: u32| self.names.get(index as usize).is_some_and(|own| own == id);
        self.slots.find(hash(id.as_bytes()), is_it).ok()
    }

    /// Adds an id; says whether it is new.
    pub fn insert(&mut self, id: String) -> bool {
        if self.get(&id).is_some() {
            return false;
        }
        self.names.push(id);
        if self.slots.is_full(self.names.len()) {
            self.slots = Slots::new(self.names.len() * 2);
            for index in 0..self.names.len() {
                self.enter(index);
            }
        } else {
            self.enter(self.names.len() - 1);
        }
        true
    }

    fn enter(&mut self, index: usize) {
        if let Err(free) = self
            .slots
            .find(hash(self.names[index].as_bytes()), |_| false)
        {
            self.slots.put(free, index as u32);
        }
    }
}

impl FromIterator<String> for Ids {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let mut ids = Ids::default();
        for name in names {
            ids.insert(name);
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_places() {
        let mut ids = Ids::default();
        assert_eq!(ids.get("a"), None);
        for n in 0..1000 {
            assert!(ids.insert(format!("id-{n}")), "{n}");
        }
        for n in 0..1000 {
            assert_eq!(ids.get(&format!("id-{n}")), Some(n));
            assert!(!ids.insert(format!("id-{n}")), "{n}");
        }
        assert_eq!(ids.get("id-1000"), None);
    }

    #[test]
    fn ids_with_one_hash_are_told_apart() {
        let mut slots = Slots::new(4);
        for index in 0..4 {
            let free = slots.find(7, |_| false).unwrap_err();
            slots.put(free, index);
        }
        for index in 0..4 {
            assert_eq!(slots.find(7, |other| other == index), Ok(index));
        }
        assert!(slots.find(7, |_| false).is_err());
    }
}
