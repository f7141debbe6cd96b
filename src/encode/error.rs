//! What can be wrong with a model file.

/// Why a model file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Another kind of file.
    #[error(
        "not a model of hexapla: it does not begin with \"hexaplaE\"; make one with the example build_model"
    )]
    Magic,
    /// Another version of the format.
    #[error(
        "a model of format version {found}, where this library reads version {expected}; make it anew"
    )]
    Version {
        /// The version that this library reads.
        expected: u32,
        /// The version of the file.
        found: u32,
    },
    /// A truncated or lengthened file.
    #[error("the model should have {expected} bytes and has {found}: copy or download it again")]
    Length {
        /// What the file's header states.
        expected: u64,
        /// The length of the file.
        found: u64,
    },
    /// A table of contents that points outside the file.
    #[error("the model's table of sections does not fit the file: copy or download it again")]
    Sections,
    /// A part of another length than the network needs.
    #[error("the model has {found} bytes for {what}, where {expected} are expected")]
    Size {
        /// The part.
        what: &'static str,
        /// The length in bytes that the network needs.
        expected: usize,
        /// The length in the file.
        found: usize,
    },
    /// An altered file.
    #[error(
        "the model's checksum should be {expected:016x} and is {found:016x}: the file was altered"
    )]
    Checksum {
        /// What the file's header states.
        expected: u64,
        /// The checksum of what the file holds.
        found: u64,
    },
    /// A weight that is not a finite number of a usable size.
    #[error("the model holds a weight that is not finite or above 10,000")]
    Number,
}
