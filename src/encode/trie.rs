//! A double array of byte strings, read where it lies.
//!
//! The layout is that of Darts-clone (Yata 2008), which `SentencePiece` stores its normaliser in; the crate yada
//! writes it too. A unit of four bytes holds the label that leads to it, the offset to its children, and whether a
//! key ends there; the value of a key is the unit of its zero child.

/// A double array.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trie<'a>(&'a [[u8; 4]]);

impl<'a> Trie<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Trie(bytes.as_chunks().0)
    }

    fn unit(self, at: u32) -> Option<u32> {
        self.0
            .get(at as usize)
            .map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Every key that `text` begins with, the shortest first, as length in bytes and value.
    pub(super) fn prefixes(self, text: &'a [u8]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut node = self.unit(0).map_or(0, offset);
        let mut read = 0;
        std::iter::from_fn(move || {
            loop {
                let byte = u32::from(*text.get(read)?);
                node ^= byte;
                let unit = self.unit(node)?;
                // The highest bit marks a value, which no byte leads to.
                if unit & 0x8000_00ff != byte {
                    read = usize::MAX;
                    return None;
                }
                node ^= offset(unit);
                read += 1;
                if unit & 0x100 != 0 {
                    return Some((read, self.unit(node)? & 0x7fff_ffff));
                }
            }
        })
    }
}

fn offset(unit: u32) -> u32 {
    (unit >> 10) << ((unit & 0x200) >> 6)
}
