//! Workbooks made here, read back; and hostile ones, refused.

mod hostile;
mod make;
mod reading;

use crate::book::Book;
use crate::refusal::Result;

/// A sheet as text.
fn text_of(bytes: &[u8], sheet: &str) -> Result<String> {
    let mut grid = Book::open(bytes.to_vec())?.read(sheet)?;
    let mut out = Vec::new();
    loop {
        // In small pieces, so that their seams are tested.
        let about = out.len() + 7;
        if !grid.write(&mut out, about) {
            break;
        }
    }
    Ok(String::from_utf8(out).expect("cells are UTF-8"))
}
