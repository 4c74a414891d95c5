//! Which decision each KPI helps: what its card says it is for.

use crate::text::Text;

/// By KPI, in the order of the catalogue.
static BY_KPI: &[(&str, &str, &str)] = &[
    (
        "revenue_total",
        "Fixer l’ambition et le budget de tous les canaux ensemble.",
        "Set the ambition and the budget of all channels together.",
    ),
    (
        "revenue_by_channel",
        "Répartir les moyens entre canaux, sans juger l’un par ce qu’un autre a préparé.",
        "Share means among channels, without judging one by what another prepared.",
    ),
    (
        "aov",
        "Choisir les seuils de livraison offerte, les lots et les ventes additionnelles.",
        "Choose thresholds of free delivery, bundles and add-on sales.",
    ),
    (
        "purchase_frequency",
        "Régler le rythme des relances et des offres de retour.",
        "Set the pace of reminders and of offers to come back.",
    ),
    (
        "conversion_rate",
        "Choisir entre amener plus de visiteurs et mieux les servir.",
        "Choose between bringing more visitors and serving them better.",
    ),
    (
        "cac",
        "Fixer jusqu’où enchérir pour un nouveau client, et sur quel canal.",
        "Set how much to bid for a new customer, and on which channel.",
    ),
    (
        "clv_historic",
        "Savoir quels clients méritent un service à part, et combien il peut coûter.",
        "Know which customers deserve a service of their own, and what it may cost.",
    ),
    (
        "clv_predictive",
        "Fixer ce qu’il est raisonnable d’investir aujourd’hui dans un client.",
        "Set what is reasonable to invest in a customer today.",
    ),
    (
        "clv_contractual",
        "Fixer le prix d’une offre de bienvenue ou de rétention d’abonné.",
        "Price a welcome offer, or one that keeps a subscriber.",
    ),
    (
        "p_alive",
        "Choisir qui relancer, et qui ne plus solliciter.",
        "Choose whom to win back, and whom to leave alone.",
    ),
    (
        "clv_to_cac",
        "Accélérer ou freiner l’acquisition.",
        "Speed acquisition up or slow it down.",
    ),
    (
        "omnichannel_ratio",
        "Décider d’investir dans les passerelles entre canaux, ou d’abord dans chacun.",
        "Decide whether to invest in bridges between channels, or in each of them first.",
    ),
    (
        "omnichannel_customer_share",
        "Choisir à combien de clients proposer un deuxième canal.",
        "Choose to how many customers a second channel is to be offered.",
    ),
    (
        "synergy_ratio",
        "Décider si deux canaux se financent ensemble ou séparément.",
        "Decide whether two channels are funded together or apart.",
    ),
    (
        "identification_rate",
        "Décider d’équiper la caisse pour reconnaître les clients avant d’analyser leurs parcours.",
        "Decide to equip the till to recognise customers before their journeys are analysed.",
    ),
    (
        "identified_revenue_share",
        "Savoir quelle part des ventes les indicateurs par client représentent.",
        "Know which part of sales the figures by customer stand for.",
    ),
    (
        "retention_rate",
        "Répartir le budget entre garder et conquérir.",
        "Share the budget between keeping and winning.",
    ),
    (
        "churn_rate",
        "Décider quand agir avant qu’un client ne parte.",
        "Decide when to act before a customer leaves.",
    ),
    (
        "repeat_rate",
        "Décider d’investir dans le parcours d’après le premier achat.",
        "Decide to invest in what follows the first purchase.",
    ),
    (
        "cohort_retention",
        "Vérifier qu’un changement retient mieux les clients arrivés depuis.",
        "Check that a change keeps those better who came after it.",
    ),
    (
        "rfm",
        "Choisir à quels clients s’adresse une campagne.",
        "Choose which customers a campaign speaks to.",
    ),
    (
        "channel_segment",
        "Adapter le canal d’un message à l’usage de chacun.",
        "Fit the channel of a message to how people use channels.",
    ),
    (
        "roi",
        "Arrêter, garder ou renforcer une dépense.",
        "Stop, keep or reinforce a spend.",
    ),
    (
        "roas",
        "Régler les enchères d’une campagne.",
        "Set the bids of a campaign.",
    ),
    (
        "channel_profit_global",
        "Fixer la clé de partage du Click & Collect entre site et magasin.",
        "Set the key that shares click and collect between site and store.",
    ),
    (
        "assisted_conversion",
        "Ne pas couper un canal qui prépare les ventes d’un autre.",
        "Not cut a channel that prepares the sales of another.",
    ),
    (
        "attributed_revenue",
        "Comparer des canaux qui se partagent un même parcours.",
        "Compare channels that share one journey.",
    ),
    (
        "ropo",
        "Faire porter au magasin une part du coût du site, et relier leurs équipes.",
        "Let stores carry a part of the site’s cost, and tie their teams together.",
    ),
    (
        "reverse_ropo",
        "Reconnaître au magasin les ventes en ligne qu’il prépare.",
        "Credit stores with the online sales that they prepare.",
    ),
    (
        "cross_return",
        "Dimensionner l’accueil des retours en magasin.",
        "Size the desk for returns in stores.",
    ),
    (
        "cross_channel_return_share",
        "Décider d’ouvrir les retours à tous les canaux.",
        "Decide to open returns to all channels.",
    ),
    (
        "cc_adoption",
        "Décider d’étendre le Click & Collect ou de mieux le montrer.",
        "Decide to extend click and collect, or to show it better.",
    ),
    (
        "cc_aov",
        "Décider d’un geste commercial au comptoir de retrait.",
        "Decide on an offer at the collection counter.",
    ),
    (
        "cc_conversion",
        "Trouver l’étape du retrait à réparer en premier.",
        "Find the step of collection to mend first.",
    ),
    (
        "traffic",
        "Planifier les équipes et la capacité du site.",
        "Plan staff, and the capacity of the site.",
    ),
    (
        "bounce_rate",
        "Choisir les pages d’arrivée à refaire.",
        "Choose which landing pages to redo.",
    ),
    (
        "visit_duration",
        "Repérer les visites trop courtes pour choisir, ou trop longues pour trouver.",
        "Spot visits too short to choose, or too long to find.",
    ),
    (
        "ctr",
        "Choisir entre deux annonces ou deux emplacements.",
        "Choose between two advertisements or two places.",
    ),
    (
        "content_engagement",
        "Choisir les contenus à produire, et la pression des envois.",
        "Choose which content to make, and how often to send.",
    ),
    (
        "nps",
        "Suivre si une décision change l’envie de recommander.",
        "Follow whether a decision changes the wish to recommend.",
    ),
    (
        "csat",
        "Choisir le point de contact à améliorer.",
        "Choose which touchpoint to improve.",
    ),
    (
        "ces",
        "Choisir la démarche à simplifier.",
        "Choose which errand to simplify.",
    ),
    (
        "ces_score_norm",
        "Comparer l’effort de questions posées sur des échelles différentes, sans les mêler.",
        "Compare the effort of questions on different scales, without pooling them.",
    ),
    (
        "response_time",
        "Dimensionner le service client et promettre un délai.",
        "Size customer service, and promise a delay.",
    ),
    (
        "resolution_time",
        "Trouver où les demandes attendent.",
        "Find where requests wait.",
    ),
    (
        "resolution_rate",
        "Décider ce que la première ligne peut régler seule.",
        "Decide what the first line may settle alone.",
    ),
    (
        "fcr",
        "Décider de former, d’outiller ou de déléguer en première ligne.",
        "Decide to train, equip or empower the first line.",
    ),
    (
        "seamless_transfer",
        "Choisir les passages entre canaux à outiller d’abord.",
        "Choose which handovers between channels to equip first.",
    ),
    (
        "context_repeat_rate",
        "Décider de partager l’historique entre canaux.",
        "Decide to share the history among channels.",
    ),
    (
        "sentiment",
        "Choisir les thèmes à traiter d’après ce que les clients écrivent.",
        "Choose which themes to treat from what customers write.",
    ),
    (
        "cart_abandonment",
        "Décider où relancer un panier, et ce qui freine avant le paiement.",
        "Decide where to remind of a basket, and what stops people before they pay.",
    ),
    (
        "loyalty_enrolment",
        "Choisir où proposer le programme de fidélité.",
        "Choose where to offer the loyalty programme.",
    ),
    (
        "loyalty_engagement",
        "Revoir les avantages du programme, ou ses rappels.",
        "Revise what the programme gives, or its reminders.",
    ),
    (
        "loyalty_clv_corr",
        "Savoir si un test du programme vaut la peine d’être mené.",
        "Know whether a test of the programme is worth running.",
    ),
    (
        "ab_lift",
        "Généraliser une variante, ou non.",
        "Roll a variant out, or not.",
    ),
    (
        "smart_progress",
        "Corriger le plan à temps, ou l’objectif.",
        "Correct the plan in time, or the target.",
    ),
];

/// The decision that a KPI helps.
#[must_use]
pub fn of(id: &str) -> Text {
    let found = BY_KPI.iter().find(|(kpi, ..)| *kpi == id);
    found.map_or(Text { fr: "", en: "" }, |&(_, fr, en)| Text { fr, en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::KPIS;

    /// What it is for, how it is computed, on which data and what it hides.
    #[test]
    fn every_card_says_what_it_is_for_and_what_it_hides() {
        for kpi in KPIS {
            let told = [of(kpi.id), kpi.question, kpi.formula];
            for text in told.iter().chain(kpi.limits) {
                assert!(text.fr.len() > 10 && text.en.len() > 10, "{}", kpi.id);
            }
            // Targets are typed, not loaded.
            let is_loaded = kpi.id != "smart_progress";
            assert!(!kpi.limits.is_empty(), "{}", kpi.id);
            assert_eq!(!kpi.needs.is_empty(), is_loaded, "{}", kpi.id);
        }
    }
}
