//! A study of attribution, as JavaScript goes through it: step by step, so that
//! it may be told of and stopped.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::error::ProblemKind;
use crate::report::study::{self, StudyReport, StudyRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// Begins a study; the one before is given up.
    ///
    /// # Errors
    /// When a setting cannot be understood, or a model does not exist.
    pub fn begin_study(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<StudyRequest>")] request: JsValue,
    ) -> Result<(), JsValue> {
        let request: StudyRequest = from_js("settings", &request)?;
        let begun = study::begin(&self.view(&request.settings)?, &request)?;
        self.study = Some((request, begun));
        Ok(())
    }

    /// Goes so many steps further in the study; gives the share of it that is
    /// done, 1 only when all of it is.
    pub fn step_study(&mut self, steps: usize) -> f64 {
        let Some((_, Ok(study))) = &mut self.study else {
            return 1.0;
        };
        for _ in 0..steps {
            if !study.step() {
                return 1.0;
            }
        }
        study.progress().min(0.999)
    }

    /// What the study came to; it is given up.
    ///
    /// # Errors
    /// When none was begun.
    #[wasm_bindgen(unchecked_return_type = "StudyReport")]
    pub fn end_study(&mut self) -> Result<JsValue, JsValue> {
        let Some((request, begun)) = self.study.take() else {
            let problem: crate::error::Problem = ProblemKind::NothingToCompute {
                what: "a study",
                needs: "one begun".to_owned(),
            }
            .into();
            return Err(problem.into());
        };
        let report = match begun {
            Ok(study) => study::report(&self.view(&request.settings)?, &request, &study),
            Err(missing) => StudyReport {
                missing: Some(missing),
                ..StudyReport::default()
            },
        };
        Ok(to_js(&report))
    }

    /// Gives a study up.
    pub fn drop_study(&mut self) {
        self.study = None;
    }
}
