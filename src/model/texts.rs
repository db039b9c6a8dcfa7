//! Many texts in one piece of memory.

/// A list of texts that are kept one after the other: for as many as a reader's
/// own file can hold, where a `String` each would be a hundred thousand pieces
/// of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    text: String,
    /// Where each text ends, in bytes; ascending, at most the length of `text`.
    ends: Vec<u32>,
}

impl Texts {
    /// The texts that end at these bytes of `text`; `None` where the ends are
    /// not ascending, or not between characters of the text.
    pub fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let mut before = 0;
        for &end in &ends {
            if end < before || !text.is_char_boundary(end as usize) {
                return None;
            }
            before = end;
        }
        Some(Texts { text, ends })
    }

    /// All texts in one, and where each ends.
    pub fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// Adds a text. All together can be 4 GiB long; what is beyond is cut off.
    pub fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= u32::MAX as usize {
            self.text.push_str(text);
        }
        self.ends.push(self.text.len() as u32);
    }

    /// The text of that index; empty where there is none.
    pub fn get(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(u32::MAX),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or_default();
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
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
        assert_eq!(
            Texts::from_parts(text.to_owned(), ends.to_vec()),
            Some(texts.clone())
        );
    }

    #[test]
    fn ends_that_fit_no_text_are_refused() {
        for ends in [vec![1], vec![4, 2], vec![99]] {
            assert_eq!(Texts::from_parts("Суд".to_owned(), ends), None);
        }
    }
}
