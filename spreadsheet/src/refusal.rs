//! Why a workbook is not read.

/// The result of anything that a file can make fail.
pub type Result<T> = std::result::Result<T, Refusal>;

/// A reason, with a stable code: the texts are the page's and the command's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is cut short, or not what it says it is.
    Damaged,
    /// A password is needed.
    Encrypted,
    /// It has more parts than this many.
    Entries(usize),
    /// It is larger, once unpacked, than this many MiB.
    Size(u64),
    /// It unpacks to more than this many times its size.
    Ratio(u64),
    /// It has no sheet with cells.
    Nothing,
    /// It has no sheet of this name.
    NoSheet(String),
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damaged => "packed-damaged",
            Self::Encrypted => "packed-encrypted",
            Self::Entries(_) => "packed-entries",
            Self::Size(_) => "packed-size",
            Self::Ratio(_) => "packed-ratio",
            Self::Nothing => "packed-nothing",
            Self::NoSheet(_) => "packed-no-part",
        }
    }

    /// The part of the sentence that varies.
    #[must_use]
    pub fn value(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Entries(limit) => Some(("limit", limit.to_string())),
            Self::Size(mib) => Some(("limit_mib", mib.to_string())),
            Self::Ratio(limit) => Some(("limit", limit.to_string())),
            Self::NoSheet(name) => Some(("part", name.clone())),
            Self::Damaged | Self::Encrypted | Self::Nothing => None,
        }
    }
}
