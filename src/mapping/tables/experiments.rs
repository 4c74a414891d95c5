//! Experiments: who was given which variant, and what came of it.

use super::customer_field;
use crate::mapping::field::FieldKind::{Category, Key, Number, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Experiments: who was given which variant, and what came of it.
pub static TABLE: Table = Table {
    kind: TableKind::Experiments,
    id: "experiments",
    fr: "Expériences",
    en: "Experiments",
    fields: &[
        field(
            "unit",
            Key,
            false,
            "unit|unit id|visitor id|visitor|unite|id unite|visiteur|id visiteur|device id|\
                randomisation unit|randomization unit|anonymous id|einheit|besucher id|unidad|\
                id visitante|unita|eenheid|bezoeker id",
            "Unité tirée au sort",
            "Unit drawn",
        ),
        customer_field(),
        field(
            "experiment",
            Category,
            false,
            "experiment|experience|experiment name|experiment id|test|test name|nom du test|\
                nom de l experience|experimento|esperimento|flag|feature flag|experimentname",
            "Expérience",
            "Experiment",
        ),
        field(
            "variant",
            Category,
            true,
            "variant|variante|variation|arm|treatment|bras|groupe|group|test group|groupe test|\
                groupe de test|ab group|bucket|variation id|variant name|gruppe|testgruppe|\
                grupo|gruppo|variant id|groep|testgroep|traitement|cellule|segment",
            "Variante",
            "Variant",
        ),
        field(
            "outcome",
            Number,
            false,
            "outcome|converted|conversion|resultat|converti|success|succes|target|response|\
                reponse|visit|visite|visited|clicked|purchased|bought|a achete|konvertiert|\
                ergebnis|resultado|convertido|risultato|convertito|resultaat|geconverteerd|\
                achat|clic|click|conversions",
            "Résultat (oui ou non)",
            "Outcome (yes or no)",
        ),
        field(
            "value",
            Number,
            false,
            "value|spend|revenue|amount|valeur|montant|depense|chiffre d affaires|ca|sales|wert|\
                umsatz|valor|importe|ingresos|valore|importo|spesa|waarde|omzet|bedrag|metric|\
                order value|outcome value|numerator|numerateur",
            "Valeur",
            "Value",
        ),
        field(
            "denominator",
            Number,
            false,
            "denominator|denominateur|sessions|visits|orders|page views|pageviews|pages vues|\
                nb sessions|nb commandes|impressions|exposures|nenner|denominador|denominatore|\
                noemer",
            "Dénominateur d’un ratio",
            "Denominator of a ratio",
        ),
        field(
            "covariate",
            Number,
            false,
            "covariate|pre value|pre period|pre period value|pre spend|pre revenue|pre outcome|\
                covariable|avant|valeur avant|depense avant|ca avant|history|historique|baseline|\
                past spend|previous spend|past revenue|kovariate|vorwert|valor previo|\
                valore precedente|covariaat|voorwaarde|spend before|revenue before",
            "Valeur d’avant le test",
            "Value before the test",
        ),
        field(
            "segment",
            Category,
            false,
            // The bare word comes last: where no other column is the variant, it is that.
            "segment client|customer segment|segmento|segmentation|device|appareil|platform|\
                plateforme|audience|profil|device category|device type|customer type|\
                type de client|client type|typologie|categorie client|customer group|\
                kundensegment|kundengruppe|kundentyp|gerat|geratetyp|dispositivo|piattaforma|\
                plataforma|tipo cliente|tipo de cliente|klantsegment|klanttype|apparaat|segment",
            "Segment",
            "Segment",
        ),
        field(
            "cluster",
            Category,
            false,
            "cluster|store|magasin|boutique|store id|code magasin|area|zone|region|secteur|geo|\
                dma|market|marche|filiale|tienda|negozio|winkel|gebiet|zona|gebied|grappe",
            "Magasin ou zone tirés au sort",
            "Store or area drawn",
        ),
        field(
            "at",
            Time,
            false,
            "at|date|day|exposed at|assigned at|exposure date|assignment date|first seen|\
                timestamp|date exposition|date d exposition|date d affectation|jour|datum|fecha|\
                data|started at|first exposure",
            "Date d’entrée dans le test",
            "Entered the test on",
        ),
    ],
    one_of: &[&["outcome"], &["value"]],
    own: &["variant", "experiment", "outcome", "covariate"],
};
