//! Surveys: answers to satisfaction questions.

use super::identity::{OrderKey, NONE};
use super::load::Rows;
use super::once::Numbered;
use super::placed::{Place, Placed};
use super::row::Row;
use super::stage::Stage;
use crate::mapping::header::normalise;
use crate::voice::sentiment::hear;

/// What a question measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Whether one would recommend.
    Nps,
    /// Whether one is satisfied.
    Csat,
    /// How much effort it took.
    Ces,
    /// Whether the way sales are shared out is fair.
    Fairness,
    /// Whether training equips for the work.
    Training,
    /// The file does not say, or says something else.
    Unknown,
}

/// Who answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Respondent {
    /// The file does not say.
    #[default]
    Unsaid,
    /// Customers.
    Customer,
    /// Staff of the company.
    Staff,
    /// Partners who fit or install.
    Fitter,
    /// Partners who deliver.
    Carrier,
    /// Partners of another kind.
    Partner,
    /// Somebody else.
    Other,
}

impl Respondent {
    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        [
            "unsaid", "customer", "staff", "fitter", "carrier", "partner", "other",
        ][self as usize]
    }

    /// Who a word stands for.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        const WORDS: [(Respondent, &str); 5] = [
            (
                Respondent::Fitter,
                "pose|fitter|instal|monteu|montage|mont|techni|handwerk|artisan|instalador|posa",
            ),
            (
                Respondent::Carrier,
                "livr|deliver|carrier|transport|courier|coursier|liefer|zustell|repart|corriere|\
                    bezorg|consegn|driver|chauffeur",
            ),
            (
                Respondent::Partner,
                "prestat|partn|partenair|provider|fourniss|supplier|sous trait|dienstleist|\
                    proveedor|fornitor|dienstverlen|franchis",
            ),
            (
                Respondent::Staff,
                "staff|employ|collaborat|vendeu|seller|salarie|mitarbeit|emplead|dipendent|\
                    medewerk|equipe|magasin|store|interne",
            ),
            (
                Respondent::Customer,
                "client|customer|consum|consomm|kund|acheteu|buyer|shopper|klant|patient",
            ),
        ];
        let name = normalise(name);
        let begins = |stem: &str| {
            name.split(' ').any(|word| word.starts_with(stem)) || name.starts_with(stem)
        };
        let told = WORDS.iter().find(|(_, stems)| stems.split('|').any(begins));
        told.map_or(Self::Other, |(who, _)| *who)
    }
}

fn respondent(row: &Row<'_>) -> Respondent {
    let cell = row.cell("respondent");
    cell.map_or(Respondent::Unsaid, |cell| Respondent::of_name(&cell.text))
}

/// A row of a surveys file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyRow {
    /// Word of the response.
    pub response: u32,
    /// The customer.
    pub customer: u32,
    /// When, in milliseconds UTC.
    pub time: Option<i64>,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the store.
    pub store: u32,
    /// The order it is about.
    pub order: OrderKey,
    /// What was asked.
    pub metric: Metric,
    /// Word of that.
    pub asked: u32,
    /// The score, in millionths.
    pub score: i64,
    /// The ends of the scale, in millionths, where they are known.
    pub scale: Option<(i64, i64)>,
    /// Whether a high score is good, where that is known.
    pub high_is_good: Option<bool>,
    /// Word of what was said.
    pub verbatim: u32,
    /// Who answers, where the file says.
    pub respondent: Respondent,
    /// Whether they answered; otherwise they were only asked, and there is no score.
    pub answered: bool,
    /// The phase of the journey it is asked in, where the file says.
    pub stage: Option<Stage>,
    /// When they were spoken to about the answer.
    pub followed_up: Option<i64>,
    /// How the comment sounds, in millionths: by the file, or as it was heard.
    pub sentiment: Option<i64>,
    /// Whether that is of the file.
    pub rated: bool,
    /// The line of the file.
    pub line: u32,
}

impl SurveyRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let invited = row.maybe_instant("invited_at");
        let answered = row.flag("answered");
        let silent = answered == Some(false) || answered.is_none() && invited.is_some();
        let is_blank = row.cell("score").is_none();
        if is_blank && !silent {
            row.skip("score-missing", "score");
            return None;
        }
        let answered = !is_blank && answered != Some(false);
        let Some(score) = row.count("score").or((!answered).then_some(0)) else {
            row.skip("score-unreadable", "score");
            return None;
        };
        let scale = row.count("scale_min").zip(row.count("scale_max"));
        if answered && scale.is_some_and(|(least, most)| score < least || score > most) {
            row.skip("score-off-scale", "score");
            return None;
        }
        let asked = row.cell("metric").map(|cell| normalise(&cell.text));
        let direction = row.cell("direction").map(|cell| normalise(&cell.text));
        let stated = direction.and_then(|text| high_is_good(&text));
        let (metric, told) = asked.map_or((Metric::Unknown, None), |text| metric(&text));
        let rated = row.count("sentiment");
        let heard = || Some(hear(&row.cell("verbatim")?.text)?.score);
        let sentiment = rated.or_else(heard);
        let answer = Self {
            response: row.word("response_id"),
            customer: row.customer(),
            time: row.maybe_instant("submitted_at").or(invited),
            channel: row.word("channel"),
            store: row.word("store"),
            order: row.order("order_id"),
            metric,
            asked: row.word("metric"),
            score,
            scale,
            high_is_good: stated.or(told),
            verbatim: row.word("verbatim"),
            respondent: respondent(row),
            answered,
            stage: row
                .cell("phase")
                .and_then(|cell| Stage::of_name(&cell.text)),
            followed_up: row.maybe_instant("followed_up_at"),
            sentiment,
            rated: rated.is_some(),
            line: u32::try_from(row.line()).unwrap_or(u32::MAX),
        };
        Some(answer)
    }
}

impl Place for SurveyRow {
    fn customer(&self) -> u32 {
        self.customer
    }

    fn channel(&self) -> u32 {
        self.channel
    }

    fn store(&self) -> u32 {
        self.store
    }
}

/// What an answer is to: a response may answer several questions, each of a channel,
/// a store and a phase.
type Question = (Metric, u32, Option<u16>, u16, Option<Stage>);

impl Numbered for SurveyRow {
    type Key = (u32, Question);
    type State = (bool, Option<i64>, Option<i64>, usize, i64);

    const REASON: &'static str = "answer-repeated";

    fn count(rows: &Rows) -> usize {
        match rows {
            Rows::Surveys(rows) => rows.len(),
            _ => 0,
        }
    }

    fn key(placed: &Placed<Self>) -> Option<Self::Key> {
        let row = &placed.row;
        // A question that is known may be written in several ways.
        let asked = match row.metric {
            Metric::Unknown => row.asked,
            _ => NONE,
        };
        let question = (row.metric, asked, placed.channel, placed.store, row.stage);
        (row.response != NONE).then_some((row.response, question))
    }

    /// Answered first, then the latest; then how much is said.
    fn state(&self) -> Self::State {
        let filled = [
            self.customer != NONE,
            self.verbatim != NONE,
            self.order.is_some(),
            self.scale.is_some(),
            self.rated,
        ];
        let filled = filled.into_iter().filter(|&filled| filled).count();
        (
            self.answered,
            self.time,
            self.followed_up,
            filled,
            self.score,
        )
    }

    fn line_mut(&mut self) -> &mut u32 {
        &mut self.line
    }
}

/// What a question measures, and whether a high score is good where its name says.
fn metric(name: &str) -> (Metric, Option<bool>) {
    let metric = match name {
        "nps" | "net promoter score" | "recommendation" | "recommandation" => Metric::Nps,
        "csat" | "satisfaction" | "customer satisfaction" => Metric::Csat,
        "ces" | "customer effort score" => Metric::Ces,
        // How much effort it took: little is good.
        "ces effort" | "effort" | "effort score" | "ces 1" | "ces1" => {
            return (Metric::Ces, Some(false));
        }
        // Whether it was made easy: agreeing is good (CES 2.0).
        "ces2" | "ces 2" | "ces 2 0" | "ces2 easy" | "ces easy" | "ease" | "facilite" => {
            return (Metric::Ces, Some(true));
        }
        "fairness" | "perceived fairness" | "fair" | "equite" | "equite percue" | "justice"
        | "justice percue" => Metric::Fairness,
        "training"
        | "staff training"
        | "training quality"
        | "formation"
        | "formation des equipes"
        | "qualite de la formation"
        | "formation suffisante"
        | "equipped"
        | "schulung" => Metric::Training,
        _ => Metric::Unknown,
    };
    let told = matches!(
        metric,
        Metric::Nps | Metric::Csat | Metric::Fairness | Metric::Training
    )
    .then_some(true);
    (metric, told)
}

fn high_is_good(text: &str) -> Option<bool> {
    match text {
        "up" | "high" | "high is good" | "haut" | "croissant" | "1" => Some(true),
        "down" | "low" | "low is good" | "bas" | "decroissant" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_who_fit_or_deliver_are_told_from_customers() {
        for (name, expected) in [
            ("Poseur", Respondent::Fitter),
            ("Monteur agréé", Respondent::Fitter),
            ("installer", Respondent::Fitter),
            ("Livreur", Respondent::Carrier),
            ("delivery partner", Respondent::Carrier),
            ("Prestataire", Respondent::Partner),
            ("Vendeur magasin", Respondent::Staff),
            ("Client", Respondent::Customer),
            ("Kunde", Respondent::Customer),
            ("auditor", Respondent::Other),
        ] {
            assert_eq!(Respondent::of_name(name), expected, "{name}");
        }
    }

    #[test]
    fn questions_by_name() {
        assert_eq!(metric("nps"), (Metric::Nps, Some(true)));
        assert_eq!(metric("ces effort"), (Metric::Ces, Some(false)));
        assert_eq!(metric("ces2 easy"), (Metric::Ces, Some(true)));
        // Which end is good the name does not say.
        assert_eq!(metric("ces"), (Metric::Ces, None));
        assert_eq!(metric("equite percue"), (Metric::Fairness, Some(true)));
        assert_eq!(metric("formation"), (Metric::Training, Some(true)));
        assert_eq!(metric("mood"), (Metric::Unknown, None));
    }
}
