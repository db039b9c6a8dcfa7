//! Many texts in one piece of memory.

/// A list of texts that are kept one after the other: for as many as a reader's
/// own file can hold, where a `String` each would be a hundred thousand pieces
/// of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    text: Vec<u8>,
    /// Where each text ends in these bytes; ascending where it is any good.
    ends: Vec<u32>,
}

impl Texts {
    /// The texts that end at these bytes of UTF-8. Nothing is looked at before
    /// it is asked for: a text whose end fits none is an empty one.
    pub fn from_parts(text: Vec<u8>, ends: Vec<u32>) -> Self {
        Texts { text, ends }
    }

    /// All texts in one, and where each ends.
    pub fn parts(&self) -> (&[u8], &[u32]) {
        (&self.text, &self.ends)
    }

    /// Adds a text. All together can be 4 GiB long; what is beyond is cut off.
    pub fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= u32::MAX as usize {
            self.text.extend_from_slice(text.as_bytes());
        }
        self.ends.push(self.text.len() as u32);
    }

    /// Makes room for so many more texts of so many bytes.
    pub fn reserve(&mut self, texts: usize, bytes: usize) {
        self.text.reserve_exact(bytes);
        self.ends.reserve_exact(texts);
    }

    /// The text of that index; empty where there is none.
    pub fn get(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(u32::MAX),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or_default();
        let text = self.text.get(start as usize..end as usize);
        std::str::from_utf8(text.unwrap_or_default()).unwrap_or_default()
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no texts.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_again() {
        let mut texts = Texts::default();
        for text in ["Суджа", "", "b"] {
            texts.push(text);
        }
        assert_eq!(texts.len(), 3);
        let all: Vec<&str> = (0..4).map(|i| texts.get(i)).collect();
        assert_eq!(all, ["Суджа", "", "b", ""]);
        let (text, ends) = texts.parts();
        assert_eq!(Texts::from_parts(text.to_vec(), ends.to_vec()), texts);
    }

    #[test]
    fn ends_that_fit_no_text_give_empty_ones() {
        let texts = Texts::from_parts("Суд".into(), vec![1, 4, 2, 99, 6]);
        let all: Vec<&str> = (0..5).map(|i| texts.get(i)).collect();
        assert_eq!(all, ["", "", "", "", ""]);
    }
}
