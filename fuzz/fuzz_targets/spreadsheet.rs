#![no_main]
use omnimeter_spreadsheet::book::Book;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut book) = Book::open(bytes.to_vec()) {
        for sheet in book.sheets() {
            let _ = book.read(&sheet.name);
        }
    }
});
