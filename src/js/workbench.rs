//! The session as JavaScript holds it.

use super::convert::{from_js, to_js};
use crate::dataset::load::Loader;
use crate::dataset::preview::preview;
use crate::dataset::session::{look_as, Looked, Session};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Dataset;
use crate::economics::key::AllocationKey;
use crate::error::{Problem, ProblemKind};
use crate::intake::stated::Stated;
use crate::intake::table::Head;
use crate::mapping::field::TableKind;
use crate::mapping::guess::Reason;
use crate::mapping::preset::Recognised;
use crate::mapping::Mapping;
use crate::maturity::read::Loaded;
use crate::maturity::verdict::Fact;
use crate::quality::{quality, Quality};
use crate::report::assemble;
use crate::report::export::exporter;
use crate::report::maturity::TestHeld;
use crate::report::paths::{self, Listing, Missing, ModelSettings, PathsPage, PathsRequest};
use crate::report::segments;
use crate::report::study::{Study, StudyRequest};
use crate::report::trend::trend;
use crate::report::{ReportRequest, TrendStep};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;
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
    /// The system whose export it is; `null` when none was recognised.
    pub preset: Option<Recognised>,
    /// Why each field has its column.
    pub reasons: Vec<Reason>,
}

impl Workbench {
    fn look(
        &mut self,
        name: &str,
        sample: &[u8],
        whole: bool,
        table: Option<TableKind>,
        stated: &Stated,
    ) -> Result<Looked, Problem> {
        let looked = look_as(name, sample, whole, table, stated)?;
        self.seen = Some(Seen {
            sample: sample.into(),
            whole,
            stated: stated.clone(),
            looked: looked.clone(),
        });
        Ok(looked)
    }

    /// A look at a file as a mapping says that it is written. What it proposes may
    /// be for another table.
    fn looked_by(
        &mut self,
        name: &str,
        sample: &[u8],
        whole: bool,
        mapping: &JsValue,
    ) -> Result<(Looked, Mapping), Problem> {
        let mapping: Mapping = from_js("mapping", mapping).map_err(|p| p.in_file(name))?;
        let stated = mapping.stated().map_err(|p| p.in_file(name))?;
        let seen = self.seen.as_ref();
        let looked = match seen.filter(|seen| seen.is(sample, whole, &stated)) {
            Some(seen) => seen.looked.clone(),
            None => self.look(name, sample, whole, Some(mapping.table), &stated)?,
        };
        Ok((looked, mapping))
    }
}

/// A list of journeys, or why there is none.
type Listed = Result<Listing, Missing>;

/// Figures of an audit: the model, the day, the tests and the key they are of, and the
/// settings.
type Facts = (
    (String, Option<String>, Vec<TestHeld>, Option<AllocationKey>),
    Settings,
    Rc<BTreeMap<String, Fact>>,
);

/// Files in, figures out. One of these holds a whole session.
#[wasm_bindgen]
#[derive(Default)]
pub struct Workbench {
    session: Session,
    loading: FxHashMap<u32, Loader>,
    next_loading: u32,
    seen: Option<Seen>,
    /// The last dataset with the settings it was built for.
    built: Option<(Settings, Dataset)>,
    /// The last list of journeys with its settings: its pages are asked for
    /// one after another.
    /// The maturity model, once it was asked for.
    pub(super) model: Option<Rc<Loaded>>,
    /// What the files give to an audit, with what it is of.
    pub(super) facts: Option<Facts>,
    listed: Option<(Settings, ModelSettings, Listed)>,
    /// A study under way, or why there is none.
    pub(super) study: Option<(StudyRequest, Result<Study, Missing>)>,
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

/// The last look at a file: whoever loads it asks for it again.
struct Seen {
    sample: Vec<u8>,
    whole: bool,
    stated: Stated,
    looked: Looked,
}

impl Seen {
    fn is(&self, sample: &[u8], whole: bool, stated: &Stated) -> bool {
        self.whole == whole && self.stated == *stated && self.sample == sample
    }
}

#[wasm_bindgen]
impl Workbench {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks at the head of a file: `whole` says that the sample is all of it;
    /// `table`, `delimiter` and `encoding` are what the user knows of it.
    ///
    /// # Errors
    /// When the file is empty or not text.
    #[wasm_bindgen(unchecked_return_type = "Sniff")]
    pub fn sniff(
        &mut self,
        name: &str,
        sample: &[u8],
        whole: bool,
        table: Option<String>,
        delimiter: Option<String>,
        encoding: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let stated = Stated::new(delimiter.as_deref(), encoding.as_deref())?;
        let Looked {
            head,
            proposal,
            preset,
            reasons,
            ..
        } = self.look(name, sample, whole, table_of(table)?, &stated)?;
        Ok(to_js(&Sniff {
            head,
            proposal,
            preset,
            reasons,
        }))
    }

    /// What a mapping makes of the first rows of a file.
    ///
    /// # Errors
    /// When the mapping does not fit the file.
    #[wasm_bindgen(unchecked_return_type = "Preview")]
    pub fn preview(
        &mut self,
        name: &str,
        sample: &[u8],
        whole: bool,
        #[wasm_bindgen(unchecked_param_type = "Mapping")] mapping: JsValue,
        zone: &str,
    ) -> Result<JsValue, JsValue> {
        let (looked, mapping) = self.looked_by(name, sample, whole, &mapping)?;
        let preview = preview(&looked, &mapping, zone).map_err(|p| p.in_file(name))?;
        Ok(to_js(&preview))
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
        let (looked, mapping) = self.looked_by(name, sample, whole, &mapping)?;
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
        self.files_changed();
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
        self.files_changed();
        Ok(self.session.remove(id)?)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.files_changed();
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
        let view = self.view(&request.settings)?;
        Ok(to_js(&assemble::attribution(&view, &request.attribution)?))
    }

    /// A page of the distinct journeys.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "PathsPage")]
    pub fn paths_page(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<PathsRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: PathsRequest = from_js("settings", &request)?;
        let page = match self.listing(&request.settings, &request.attribution)? {
            Ok(listing) => paths::page(listing, &request),
            Err(missing) => PathsPage {
                missing: Some(missing.clone()),
                ..PathsPage::default()
            },
        };
        Ok(to_js(&page))
    }

    /// The KPIs of a report, or those of `only`, alone: the same figures for a
    /// part of the work.
    ///
    /// # Errors
    /// When a setting cannot be understood, or a name is no KPI's.
    #[wasm_bindgen(unchecked_return_type = "Figures")]
    pub fn figures(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
        only: Option<Vec<String>>,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&assemble::figures(&view, &only.unwrap_or_default())?))
    }

    /// Every KPI the files allow, or those of `only`, step by step over the
    /// period looked at.
    ///
    /// # Errors
    /// When a setting cannot be understood, or a name is no KPI's.
    #[wasm_bindgen(unchecked_return_type = "Trend[]")]
    pub fn trend(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TrendStep")] step: JsValue,
        only: Option<Vec<String>>,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let step: TrendStep = from_js("step", &step)?;
        let view = self.view(&request.settings)?;
        let only = only.unwrap_or_default();
        Ok(to_js(&trend(&view, step, &only)?))
    }

    /// What is worth a look in the files: how much of each column is filled,
    /// and what seems doubled, far out, missing or broken.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Quality")]
    pub fn quality(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        self.dataset(&request.settings)?;
        let quality = match &self.built {
            Some((_, dataset)) => quality(&self.session, dataset),
            None => Quality::default(),
        };
        Ok(to_js(&quality))
    }
}

impl Workbench {
    pub(super) fn dataset(&mut self, settings: &Settings) -> Result<&Dataset, Problem> {
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

    /// The files as settings ask for them.
    pub(super) fn view<'a>(&'a mut self, settings: &'a Settings) -> Result<View<'a>, Problem> {
        segments::view(self.dataset(settings)?, settings)
    }

    /// Something computed of a view and the files it is of.
    pub(super) fn with_files<T>(
        &mut self,
        settings: &Settings,
        compute: impl FnOnce(&Session, &View<'_>) -> T,
    ) -> Result<T, Problem> {
        self.dataset(settings)?;
        let Some((_, dataset)) = &self.built else {
            return Err(no_such_file());
        };
        let view = segments::view(dataset, settings)?;
        Ok(compute(&self.session, &view))
    }

    fn listing(
        &mut self,
        settings: &Settings,
        models: &ModelSettings,
    ) -> Result<&mut Listed, Problem> {
        let reuse =
            matches!(&self.listed, Some((listed, with, _)) if listed == settings && with == models);
        if !reuse {
            let listing = paths::listing(self.dataset(settings)?, settings, models)?;
            self.listed = Some((settings.clone(), models.clone(), listing));
        }
        match &mut self.listed {
            Some((_, _, listing)) => Ok(listing),
            None => Err(no_such_file()),
        }
    }

    /// What was computed is of files that are no longer the same.
    fn files_changed(&mut self) {
        self.built = None;
        self.listed = None;
        self.study = None;
        self.facts = None;
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
