//! Counts the work that reading takes, so that a test can hold it to grow linearly with the text.

/// A counter of elementary steps: a token looked at, a posting read, a pair of spellings compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps(u64);

impl Steps {
    pub fn count(&mut self, steps: usize) {
        self.0 += steps as u64;
    }

    #[must_use]
    pub fn taken(self) -> u64 {
        self.0
    }
}
