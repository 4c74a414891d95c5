//! What a packed workbook may unpack to, made sure of before it is parsed.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::result::ZipError;
use zip::ZipArchive;

use crate::refusal::{Refusal, Result};

/// Limits of a workbook. Larger than any that a spreadsheet program makes of
/// rows alone, smaller than what stops a browser.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Parts.
    pub entries: usize,
    /// MiB of all parts together, unpacked.
    pub mib: u64,
    /// How many times a part may be larger than it is packed.
    pub ratio: u64,
    /// Bytes that a part may unpack to whatever its ratio.
    pub free: u64,
}

/// The limits in force.
pub const LIMITS: Limits = Limits {
    entries: 5000,
    mib: 512,
    ratio: 200,
    free: 10 << 20,
};

/// What was found on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// A workbook of Excel.
    pub xlsx: bool,
    /// A workbook of `OpenDocument`.
    pub ods: bool,
    /// Whether any cells are merged.
    pub merged: bool,
}

/// Unpacks every part once without keeping it: what the file says of its own
/// sizes is not believed.
///
/// # Errors
/// When a limit is passed, a part is encrypted, or the archive is damaged.
pub fn check(bytes: &[u8], limits: Limits) -> Result<Found> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
    if archive.len() > limits.entries {
        return Err(Refusal::Entries(limits.entries));
    }
    let mut found = Found::default();
    let mut left = limits.mib << 20;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(refused)?;
        let name = part.name().map_err(refused)?.into_owned();
        found.xlsx |= name == "xl/workbook.xml";
        found.ods |= name == "content.xml";
        // Pictures and the like are never unpacked.
        if !is_text(&name) {
            continue;
        }
        let allowed = limits
            .free
            .max(part.compressed_size().saturating_mul(limits.ratio));
        let (size, merged) = measure(&mut part, allowed.min(left))?;
        if size > left {
            return Err(Refusal::Size(limits.mib));
        }
        if size > allowed {
            return Err(Refusal::Ratio(limits.ratio));
        }
        left -= size;
        found.merged |= merged;
    }
    Ok(found)
}

/// How large a part is, as far as it matters, and whether it merges cells.
fn measure(part: &mut impl Read, most: u64) -> Result<(u64, bool)> {
    const MARK: &[u8] = b"mergeCell ";
    let mut buffer = vec![0; 64 << 10];
    let (mut size, mut kept, mut merged) = (0, 0, false);
    while size <= most {
        let read = part
            .read(&mut buffer[kept..])
            .map_err(|_| Refusal::Damaged)?;
        if read == 0 {
            break;
        }
        size += read as u64;
        let filled = kept + read;
        merged |= memmem::find(&buffer[..filled], MARK).is_some();
        // The mark may stand across two reads.
        kept = filled.min(MARK.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
    Ok((size, merged))
}

/// Both formats write the names of their parts small.
fn is_text(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|end| name.ends_with(end))
}

fn refused(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
