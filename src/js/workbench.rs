//! The session as JavaScript holds it.

use super::convert::{from_js, to_js};
use crate::catalogue;
use crate::dataset::load::Loader;
use crate::dataset::session::{look, Looked, Session};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Dataset;
use crate::error::{Problem, ProblemKind};
use crate::intake::table::Head;
use crate::mapping::field::TableKind;
use crate::mapping::Mapping;
use crate::report::assemble;
use crate::report::export::exporter;
use crate::report::trend::trend;
use crate::report::{ReportRequest, TrendStep};
use rustc_hash::FxHashMap;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What a look at the head of a file tells, with a proposal for reading it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Sniff {
    /// The head of the file.
    #[serde(flatten)]
    pub head: Head,
    /// The mapping proposed; `null` when no table was recognised.
    pub proposal: Option<Mapping>,
}

/// Files in, figures out. One of these holds a whole session.
#[wasm_bindgen]
#[derive(Default)]
pub struct Workbench {
    session: Session,
    loading: FxHashMap<u32, Loader>,
    next_loading: u32,
    /// The last dataset with the settings it was built for.
    built: Option<(Settings, Dataset)>,
}

fn table_of(id: Option<String>) -> Result<Option<TableKind>, Problem> {
    id.map(|id| {
        TableKind::from_id(&id).ok_or_else(|| {
            ProblemKind::BadSetting {
                what: "table",
                value: id,
            }
            .into()
        })
    })
    .transpose()
}

#[wasm_bindgen]
impl Workbench {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks at the head of a file: `whole` says that the sample is all of it,
    /// `table` that the user knows what it is.
    ///
    /// # Errors
    /// When the file is empty or not text.
    #[wasm_bindgen(unchecked_return_type = "Sniff")]
    pub fn sniff(
        &self,
        name: &str,
        sample: &[u8],
        whole: bool,
        table: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let Looked { head, proposal, .. } = look(name, sample, whole, table_of(table)?)?;
        Ok(to_js(&Sniff { head, proposal }))
    }

    /// Begins to load a file by a mapping; gives the number to push under.
    /// `digest` asks for the SHA-256 of the bytes.
    ///
    /// # Errors
    /// When the mapping does not fit the file.
    pub fn begin(
        &mut self,
        name: &str,
        sample: &[u8],
        whole: bool,
        #[wasm_bindgen(unchecked_param_type = "Mapping")] mapping: JsValue,
        zone: &str,
        digest: bool,
    ) -> Result<u32, JsValue> {
        let mapping: Mapping = from_js("mapping", &mapping).map_err(|p| p.in_file(name))?;
        let looked = look(name, sample, whole, Some(mapping.table))?;
        let mut loader = Session::begin(name, &looked, mapping, zone)?;
        if digest {
            loader = loader.with_digest();
        }
        let number = self.next_loading;
        self.next_loading += 1;
        self.loading.insert(number, loader);
        Ok(number)
    }

    /// Loads the next chunk; gives the rows read so far.
    ///
    /// # Errors
    /// When a record cannot be read at all; the load is then over.
    pub fn push(&mut self, number: u32, chunk: &[u8]) -> Result<f64, JsValue> {
        let loader = self.loading.get_mut(&number).ok_or(no_such_file())?;
        match loader.push(chunk, self.session.codes()) {
            Ok(()) => Ok(loader.row_count() as f64),
            Err(problem) => {
                self.loading.remove(&number);
                Err(problem.into())
            }
        }
    }

    /// Ends a load and keeps its file, at the place of `replaces` if that is
    /// given; gives the file's id.
    ///
    /// # Errors
    /// When the file turns out to have no row.
    pub fn finish(&mut self, number: u32, replaces: Option<u32>) -> Result<u32, JsValue> {
        let loader = self.loading.remove(&number).ok_or(no_such_file())?;
        let id = self.session.keep(loader)?;
        if let Some(old) = replaces {
            self.session.replace(old, id);
        }
        self.built = None;
        Ok(id)
    }

    /// Gives up a load.
    pub fn cancel(&mut self, number: u32) {
        self.loading.remove(&number);
    }

    /// Forgets a file.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn remove(&mut self, id: u32) -> Result<(), JsValue> {
        self.built = None;
        Ok(self.session.remove(id)?)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.built = None;
        self.loading.clear();
        self.session.clear();
    }

    /// The mapping a file was loaded by.
    ///
    /// # Errors
    /// When there is no such file.
    #[wasm_bindgen(unchecked_return_type = "Mapping")]
    pub fn mapping(&self, id: u32) -> Result<JsValue, JsValue> {
        let file = self.session.files().find(|(held, _)| *held == id);
        let (_, file) = file.ok_or(no_such_file())?;
        Ok(to_js(&file.mapping))
    }

    /// Everything the loaded files come to.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        Ok(to_js(&self.compute(&request)?))
    }

    /// The report as text, in a format (`json`, `csv`, `md`) and a language.
    ///
    /// # Errors
    /// When a setting cannot be understood, or the format does not exist.
    pub fn export(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
        format: &str,
        language: &str,
    ) -> Result<String, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let exporter = exporter(format).ok_or_else(|| {
            Problem::from(ProblemKind::BadSetting {
                what: "format",
                value: format.to_owned(),
            })
        })?;
        Ok(exporter.write(&self.compute(&request)?, language))
    }

    /// What the attribution models come to, alone.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "AttributionReport")]
    pub fn attribution(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let dataset = self.dataset(&request.settings)?;
        let view = View::new(dataset, &request.settings)?;
        Ok(to_js(&assemble::attribution(&view, &request.attribution)?))
    }

    /// Every KPI the files allow, step by step over the period looked at.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Trend[]")]
    pub fn trend(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TrendStep")] step: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let step: TrendStep = from_js("step", &step)?;
        let dataset = self.dataset(&request.settings)?;
        let view = View::new(dataset, &request.settings)?;
        Ok(to_js(&trend(&view, step)))
    }

    /// Tables, KPIs and models that the engine knows.
    #[wasm_bindgen(unchecked_return_type = "Catalogue")]
    #[must_use]
    pub fn catalogue() -> JsValue {
        to_js(&catalogue::catalogue())
    }

    /// The catalogue as Markdown.
    #[must_use]
    pub fn catalogue_markdown() -> String {
        catalogue::markdown()
    }
}

impl Workbench {
    fn dataset(&mut self, settings: &Settings) -> Result<&Dataset, Problem> {
        let reuse = matches!(&self.built, Some((built, _)) if built.joins_like(settings));
        if !reuse {
            let dataset = self.session.dataset(settings)?;
            self.built = Some((settings.clone(), dataset));
        }
        match &self.built {
            Some((_, dataset)) => Ok(dataset),
            None => Err(no_such_file()),
        }
    }

    fn compute(&mut self, request: &ReportRequest) -> Result<crate::report::Report, Problem> {
        self.dataset(&request.settings)?;
        match &self.built {
            Some((_, dataset)) => assemble::report(&self.session, dataset, request),
            None => Err(no_such_file()),
        }
    }
}

fn no_such_file() -> Problem {
    ProblemKind::NoSuchFile.into()
}
