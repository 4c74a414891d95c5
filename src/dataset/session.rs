//! The files of a session, loaded and replaceable one by one.

use super::build;
use super::identity::Codes;
use super::interner::Interner;
use super::load::{LoadedFile, Loader};
use super::matching::{self, Identity};
use super::settings::Settings;
use super::Dataset;
use crate::error::{Problem, ProblemKind, Result};
use crate::intake::stated::Stated;
use crate::intake::table::{self, Head, Reading};
use crate::intake::warning::{Code, Warning};
use crate::mapping::field::TableKind;
use crate::mapping::guess::{self, Proposal, Reason};
use crate::mapping::preset::{self, Recognised};
use crate::mapping::{Choice, Mapping};

/// All that is loaded.
#[derive(Debug, Default)]
pub struct Session {
    codes: Codes,
    files: Vec<(u32, LoadedFile)>,
    next_id: u32,
}

/// A file whose head was looked at.
#[derive(Debug, Clone)]
pub struct Looked {
    /// How to read it.
    pub reading: Reading,
    /// What the head tells.
    pub head: Head,
    /// The mapping proposed, if a table was recognised.
    pub proposal: Option<Mapping>,
    /// The system whose export it is, if one was recognised.
    pub preset: Option<Recognised>,
    /// Why each field has its column.
    pub reasons: Vec<Reason>,
}

/// Looks at the head of a file and proposes how to read the rest.
///
/// # Errors
/// When the file is empty or not text.
pub fn look(name: &str, sample: &[u8], whole: bool, table: Option<TableKind>) -> Result<Looked> {
    look_as(name, sample, whole, table, &Stated::default())
}

/// The same, where the user states how the file is written.
///
/// # Errors
/// When the file is empty or not text.
pub fn look_as(
    name: &str,
    sample: &[u8],
    whole: bool,
    table: Option<TableKind>,
    stated: &Stated,
) -> Result<Looked> {
    let (reading, head) = table::look_knowing(sample, whole, stated, &preset::is_header)
        .map_err(|p| p.in_file(name))?;
    let Proposal {
        mapping: mut proposal,
        preset,
        reasons,
    } = guess::propose(&head, table);
    if let Some(mapping) = &mut proposal {
        leave_open(mapping, &head.warnings);
        mapping.delimiter = stated.delimiter().map(|mark| mark.text());
        mapping.encoding = stated.encoding_name().map(str::to_owned);
    }
    Ok(Looked {
        reading,
        head,
        proposal,
        preset,
        reasons,
    })
}

/// What the evidence does not decide is left open in a proposal, so that what is
/// stated there is always somebody's answer.
fn leave_open(mapping: &mut Mapping, warnings: &[Warning]) {
    for Warning { code, column, .. } in warnings {
        let of_column = |choice: &&mut Choice| column.is_some() && choice.column == *column;
        for choice in mapping.fields.values_mut().filter(of_column) {
            match code {
                Code::AmbiguousDate | Code::ConflictingDateOrder => choice.date_order = None,
                Code::AmbiguousNumber | Code::MixedNumberFormats => {
                    (choice.decimal, choice.grouping) = (None, None);
                }
                _ => {}
            }
        }
    }
}

impl Session {
    /// Begins to load a file.
    ///
    /// # Errors
    /// When the mapping does not fit the file.
    pub fn begin(name: &str, looked: &Looked, mapping: Mapping, zone: &str) -> Result<Loader> {
        Loader::new(name, looked.reading, &looked.head, mapping, zone)
    }

    /// The interners that loaders share.
    pub fn codes(&mut self) -> &mut Codes {
        &mut self.codes
    }

    /// The words of all files.
    #[must_use]
    pub fn words(&self) -> &Interner {
        &self.codes.words
    }

    /// Ends a loader and keeps its file; gives the file's id.
    ///
    /// # Errors
    /// When the file turns out to be unreadable; nothing is kept then.
    pub fn keep(&mut self, loader: Loader) -> Result<u32> {
        let file = loader.finish(&mut self.codes)?;
        let id = self.next_id;
        self.next_id += 1;
        self.files.push((id, file));
        Ok(id)
    }

    /// Puts a file at the place of another, so that their order stays.
    pub fn replace(&mut self, old: u32, new: u32) {
        let at = |id: u32| self.files.iter().position(|(held, _)| *held == id);
        if let (Some(old), Some(new)) = (at(old), at(new)) {
            self.files.swap(old, new);
            self.files.remove(new);
        }
    }

    /// Forgets a file.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn remove(&mut self, id: u32) -> Result<()> {
        let at = self.files.iter().position(|(held, _)| *held == id);
        let at = at.ok_or_else(|| Problem::from(ProblemKind::NoSuchFile))?;
        self.files.remove(at);
        Ok(())
    }

    /// Forgets everything, the dictionaries too.
    pub fn clear(&mut self) {
        *self = Self {
            next_id: self.next_id,
            ..Self::default()
        };
    }

    /// The files with their ids, in order.
    pub fn files(&self) -> impl Iterator<Item = (u32, &LoadedFile)> {
        self.files.iter().map(|(id, file)| (*id, file))
    }

    /// The dataset under settings.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    pub fn dataset(&self, settings: &Settings) -> Result<Dataset> {
        let files: Vec<&LoadedFile> = self.files.iter().map(|(_, file)| file).collect();
        build::build(&files, &self.codes, settings)
    }

    /// Who is who across the files of a dataset.
    #[must_use]
    pub fn identity(&self, dataset: &Dataset) -> Identity {
        let files: Vec<_> = self
            .files()
            .map(|(id, file)| (id, file, file.ledger.of("anonymous-token")))
            .collect();
        matching::identity(&files, &self.codes, &dataset.people)
    }

    /// Loads a whole text into a table by its guessed mapping.
    ///
    /// # Errors
    /// As for the steps it takes.
    pub fn load_text(&mut self, name: &str, table: TableKind, text: &str) -> Result<u32> {
        let looked = look(name, text.as_bytes(), true, Some(table))?;
        let mapping = guess::guess_for(table, &looked.head);
        self.load_bytes(name, &looked, mapping, text.as_bytes())
    }

    /// Loads whole bytes by a mapping, times in the default zone.
    ///
    /// # Errors
    /// As for the steps it takes.
    pub fn load_bytes(
        &mut self,
        name: &str,
        looked: &Looked,
        mapping: Mapping,
        bytes: &[u8],
    ) -> Result<u32> {
        let mut loader = Self::begin(name, looked, mapping, &Settings::default().zone)?;
        loader.push(bytes, &mut self.codes)?;
        self.keep(loader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::date::DateOrder;

    fn orders_of(csv: &str) -> Mapping {
        look("f.csv", csv.as_bytes(), true, Some(TableKind::Orders))
            .unwrap()
            .proposal
            .unwrap()
    }

    #[test]
    fn what_nothing_decides_is_left_open() {
        let fields =
            orders_of("order_id,order_date,amount\nA,03/04/2025,1.234\nB,05/06/2025,2.500\n")
                .fields;
        assert_eq!(fields["ordered_at"].date_order, None);
        assert_eq!(
            (fields["amount"].decimal, fields["amount"].grouping),
            (None, None)
        );
        let proven = orders_of("order_id,order_date,amount\nA,03/14/2025,1.25\n").fields;
        assert_eq!(proven["ordered_at"].date_order, Some(DateOrder::MonthFirst));
        assert!(proven["amount"].decimal.is_some());
    }

    #[test]
    fn what_another_column_proves_decides() {
        let csv = "order_id,order_date,shipped,amount\nA,03/04/2025,03/14/2025,5\nB,05/06/2025,05/26/2025,6\n";
        let fields = orders_of(csv).fields;
        assert_eq!(fields["ordered_at"].date_order, Some(DateOrder::MonthFirst));
    }
}
