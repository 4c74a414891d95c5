//! Workbooks made by hand, byte by byte, where no library writes them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook of Excel with one sheet, `Feuil1`, of these rows as XML.
pub fn xlsx(rows: &str, is_1904: bool) -> Vec<u8> {
    let epoch = if is_1904 { r#" date1904="1""# } else { "" };
    let workbook = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr{epoch}/><sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A workbook of `OpenDocument` with this content and this manifest.
pub fn ods(tables: &str, manifest: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(
        r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">{manifest}</manifest:file-entry></manifest:manifest>"#
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// A cell of a sheet of BIFF8.
pub enum Biff {
    /// A text.
    Text(&'static str),
    /// A number.
    Number(f64),
    /// A number shown as a date.
    Date(f64),
}

fn record(kind: u16, data: &[u8], out: &mut Vec<u8>) {
    out.extend(kind.to_le_bytes());
    out.extend((data.len() as u16).to_le_bytes());
    out.extend(data);
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The stream of a workbook with one sheet: BIFF8, without formats of its own.
fn biff(sheet: &str, rows: &[&[Biff]], merges: &[[u16; 4]]) -> Vec<u8> {
    let mut strings = Vec::new();
    let mut count = 0_u32;
    let mut cells = Vec::new();
    for (row, line) in rows.iter().enumerate() {
        for (column, cell) in line.iter().enumerate() {
            let place = |style| words(&[row as u16, column as u16, style]);
            match cell {
                Biff::Text(text) => {
                    let mut data = place(0);
                    data.extend(count.to_le_bytes());
                    record(0x00FD, &data, &mut cells);
                    strings.extend((text.len() as u16).to_le_bytes());
                    strings.push(0);
                    strings.extend(text.as_bytes());
                    count += 1;
                }
                Biff::Number(number) | Biff::Date(number) => {
                    let mut data = place(u16::from(matches!(cell, Biff::Date(_))));
                    data.extend(number.to_le_bytes());
                    record(0x0203, &data, &mut cells);
                }
            }
        }
    }
    let mut merged = words(&[merges.len() as u16]);
    merged.extend(merges.iter().flat_map(|merge| words(merge)));
    record(0x00E5, &merged, &mut cells);

    let bof = |kind| {
        let mut data = words(&[0x0600, kind, 0x0DBB, 0x07CC]);
        data.extend([0; 8]);
        data
    };
    let xf = |format| {
        let mut data = words(&[0, format]);
        data.extend([0; 16]);
        data
    };
    let mut table = [count.to_le_bytes(), count.to_le_bytes()].concat();
    table.extend(strings);
    let head = |at: u32| {
        let mut out = Vec::new();
        record(0x0809, &bof(5), &mut out);
        record(0x0042, &words(&[1200]), &mut out);
        record(0x00E0, &xf(0), &mut out);
        record(0x00E0, &xf(14), &mut out);
        let mut bound = at.to_le_bytes().to_vec();
        bound.extend([0, 0, sheet.len() as u8, 0]);
        bound.extend(sheet.as_bytes());
        record(0x0085, &bound, &mut out);
        record(0x00FC, &table, &mut out);
        record(0x000A, &[], &mut out);
        out
    };
    let mut out = head(head(0).len() as u32);
    record(0x0809, &bof(0x10), &mut out);
    out.extend(cells);
    record(0x000A, &[], &mut out);
    out
}

const FREE: u32 = 0xFFFF_FFFF;
const LAST: u32 = 0xFFFF_FFFE;

/// A compound file with this stream and nothing else.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    // Shorter streams would live elsewhere.
    let size = stream.len().max(4096);
    stream.resize(size.next_multiple_of(512), 0);
    let sectors = (stream.len() / 512) as u32;
    let mut out = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    out.extend([0; 16]);
    out.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    for word in [0, 1, 1, 0, 4096, LAST, 0, LAST, 0, 0] {
        out.extend(u32::to_le_bytes(word));
    }
    out.resize(512, 0xFF);
    let mut table = vec![0xFFFF_FFFD, LAST];
    table.extend((3..2 + sectors).chain([LAST]));
    table.resize(128, FREE);
    out.extend(table.iter().flat_map(|word| word.to_le_bytes()));
    for (name, kind, child, start, size) in [
        ("Root Entry", 5, 1, LAST, 0),
        (name, 2, FREE, 2, size as u32),
    ] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        for word in [FREE, FREE, child] {
            entry.extend(word.to_le_bytes());
        }
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(size.to_le_bytes());
        entry.extend([0; 4]);
        out.extend(entry);
    }
    out.resize(512 * 3, 0);
    out.extend(stream);
    out
}

/// A workbook of Excel 97 with one sheet.
pub fn xls(sheet: &str, rows: &[&[Biff]], merges: &[[u16; 4]]) -> Vec<u8> {
    compound("Workbook", &biff(sheet, rows, merges))
}
