//! What files of channels, promotions, look-ups, mentions and partners come to, as
//! the intake recognises them by itself, computed by hand.

use super::*;
use crate::dataset::session::look;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;

/// A session of files that are recognised by their headers alone.
fn session(files: &[(TableKind, &str)]) -> Session {
    let mut session = Session::default();
    for (table, text) in files {
        let looked = look("f.csv", text.as_bytes(), true, None).unwrap();
        let mapping = looked.proposal.clone().unwrap_or_else(|| panic!("{text}"));
        assert_eq!(mapping.table, *table, "{text}");
        let bytes = text.as_bytes();
        session
            .load_bytes("f.csv", &looked, mapping, bytes)
            .unwrap();
    }
    session
}

fn under(session: &Session, settings: &Settings) -> Quality {
    quality(session, &session.dataset(settings).unwrap())
}

fn of(files: &[(TableKind, &str)]) -> Quality {
    under(&session(files), &Settings::default())
}

fn found<'a>(quality: &'a Quality, code: &str) -> &'a Finding {
    let mut all = quality.findings.iter();
    all.find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("{code} is not found"))
}

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,store,amount\n\
    A,C1,2026-01-05 10:00,Magasin,LYO,100\n\
    B,C2,2026-01-05 11:00,Magasin,LYO,40\n\
    C,,2026-01-06 12:00,Magasin,PAR,10\n\
    D,C1,2026-01-06 13:00,Site web,,25\n\
    E,,2026-01-12 10:00,Magasin,LYO,60\n\
    F,,2026-01-13 10:00,Amazon,,30\n\
    G,C3,2026-01-14 10:00,Zeta,,5\n";

#[test]
fn a_network_attracts_and_serves_and_a_marketplace_sells_to_nobody_known() {
    let touches = "customer_id,at,channel,device\n\
        C1,2026-01-02 10:00,Instagram,mobile\nC2,2026-01-03 10:00,Site web,desktop\n\
        C2,2026-01-04 10:00,Webinaire,desktop\nC3,2026-01-04 10:00,Appli mobile,iOS app\n";
    let tickets = "ticket id,created at,via,status\n\
        1,2026-01-05 10:00,Instagram,solved\n2,2026-01-05 10:00,Live chat,open\n\
        3,2026-01-05 10:00,Téléphone,open\n4,2026-01-05 10:00,Chatbot,open\n";
    let quality = of(&[
        (TableKind::Orders, ORDERS),
        (TableKind::Touches, touches),
        (TableKind::Tickets, tickets),
    ]);
    let of = |name: &str| {
        let all = &quality.channels;
        all.iter().find(|one| one.channel == name).unwrap()
    };
    let (network, market) = (of("Instagram"), of("Amazon"));
    assert_eq!(
        (
            network.kind,
            network.touches,
            network.tickets,
            network.orders
        ),
        ("social", 1, 1, 0)
    );
    assert_eq!(
        (market.kind, market.orders, market.identified),
        ("marketplace", 1, 0)
    );
    let kind = |name: &str| of(name).kind;
    assert_eq!(
        [
            kind("Live chat"),
            kind("Chatbot"),
            kind("Téléphone"),
            kind("Webinaire"),
            kind("Zeta")
        ],
        ["chat", "chat", "phone", "meeting", "other"]
    );
    let devices: Vec<_> = quality
        .devices
        .iter()
        .map(|one| (one.device, one.touches))
        .collect();
    assert_eq!(devices, [("computer", 2), ("phone", 1), ("app", 1)]);
    assert_eq!(found(&quality, "channel-of-no-family").names, ["Zeta"]);
}

#[test]
fn what_a_channel_is_can_be_stated() {
    let session = session(&[(TableKind::Orders, ORDERS)]);
    let mut settings = Settings::default();
    settings.channel_kinds.insert("zeta".into(), "store".into());
    let quality = under(&session, &settings);
    let zeta = quality.channels.iter().find(|one| one.channel == "Zeta");
    assert_eq!(zeta.unwrap().kind, "store");
    assert!(quality
        .findings
        .iter()
        .all(|one| one.code != "channel-of-no-family"));
    settings.channel_kinds.insert("zeta".into(), "shed".into());
    let refused = session.dataset(&settings).unwrap_err();
    assert_eq!(refused.kind.code(), "bad-setting");
}

#[test]
fn points_of_contact_of_a_customer_database_are_touches() {
    let quality = of(&[(
        TableKind::Touches,
        "Contact ID;Date;Type d'activité;Campagne\n\
         K1;05/01/2026;Webinaire;A\nK1;14/01/2026;Rendez-vous;A\nK2;15/01/2026;Appel commercial;\n",
    )]);
    let kinds: Vec<_> = quality
        .channels
        .iter()
        .map(|one| (one.kind, one.touches))
        .collect();
    assert_eq!(kinds, [("meeting", 1), ("meeting", 1), ("meeting", 1)]);
}

#[test]
fn search_and_advertising_are_paid_or_not() {
    let quality = of(&[(
        TableKind::Traffic,
        "date,source,medium,sessions,opens,clicks\n2026-01-05,google,cpc,10,,\n\
         2026-01-06,google,cpc,5,,\n2026-01-05,google,organic,7,,\n\
         2026-01-05,newsletter,email,3,40,6\n2026-01-05,facebook,cpc,2,,\n",
    )]);
    let sums: Vec<_> = quality
        .sources
        .iter()
        .map(|one| (one.kind, one.paid, one.sessions, one.opens))
        .collect();
    assert_eq!(
        sums,
        [
            ("social", Some(true), 2.0, 0.0),
            ("email", None, 3.0, 40.0),
            ("search", Some(false), 7.0, 0.0),
            ("search", Some(true), 15.0, 0.0),
        ]
    );
}

const STORES: &str = "code magasin;nom magasin;zone;ville\nLYO;Lyon Bellecour;Sud;Lyon\nPAR;Paris Opéra;Nord;Paris\n";

#[test]
fn promotions_are_matched_to_sales_by_day_and_store() {
    let promotions = "animation;date debut;date fin;magasin;type;libelle;cout\n\
        P1;12/01/2026;12/01/2026;Lyon Bellecour;dégustation;Miel;80\n\
        P2;05/01/2026;06/01/2026;;promotion;Soldes;\n\
        P3;13/01/2026;14/01/2026;LYO;échantillon;Thé;20\n\
        P4;05/01/2026;06/01/2026;Nantes;promotion;Ouverture;\n\
        P5;01/03/2026;02/03/2026;LYO;promotion;Mars;\n";
    let quality = of(&[
        (TableKind::Orders, ORDERS),
        (TableKind::Stores, STORES),
        (TableKind::Promotions, promotions),
    ]);
    let rows: Vec<_> = quality
        .promotions
        .iter()
        .map(|one| (one.label.as_str(), one.state, one.orders, one.revenue))
        .collect();
    assert_eq!(
        rows,
        [
            // The store goes by its name here and by its code in the orders.
            ("Miel", "matched", 1, 60.0),
            ("Soldes", "matched", 4, 175.0),
            ("Thé", "no-sale", 0, 0.0),
            ("Ouverture", "store-unknown", 0, 0.0),
            ("Mars", "outside", 0, 0.0),
        ]
    );
    let tasting = &quality.promotions[0];
    // A week before, the 5th of January, two sales in Lyon.
    assert_eq!((tasting.orders_before, tasting.revenue_before), (2, 140.0));
    assert!(tasting.before_known);
    assert!(!quality.promotions[1].before_known);
    assert_eq!(
        (
            tasting.cost,
            tasting.kind.as_deref(),
            tasting.store.as_deref()
        ),
        (Some(80.0), Some("dégustation"), Some("Lyon Bellecour"))
    );
    for (code, line) in [
        ("promotion-without-sale", 4),
        ("promotion-of-unknown-store", 5),
        ("promotion-outside-orders", 6),
    ] {
        let finding = found(&quality, code);
        assert_eq!(
            (finding.count, finding.of, &finding.lines[..]),
            (1, 5, &[line][..])
        );
    }
    let stores: Vec<_> = quality
        .stores
        .iter()
        .map(|one| (one.store.as_str(), one.listed, one.orders, one.promotions))
        .collect();
    assert_eq!(
        stores,
        [
            ("Lyon Bellecour", true, 3, 3),
            ("Paris Opéra", true, 1, 0),
            ("Nantes", false, 0, 1),
        ]
    );
    assert_eq!(quality.stores[0].area, ["Sud", "Lyon"]);
    assert_eq!(found(&quality, "store-not-listed").names, ["Nantes"]);
}

#[test]
fn look_ups_tell_promises_broken_and_sales_hidden() {
    let quality = of(&[(
        TableKind::Lookups,
        "date;article;magasin;stock affiché;stock réel\n\
         2026-01-05;S1;LYO;3;3\n2026-01-05;S2;LYO;en stock;0\n2026-01-05;S3;PAR;rupture;4\n\
         2026-01-05;S4;PAR;5;2\n2026-01-06;S5;PAR;1;\n",
    )]);
    let all = quality.lookups.all.as_ref().unwrap();
    assert_eq!((all.lookups, all.compared, all.same), (5.0, 4, 1));
    assert_eq!((all.broken, all.hidden, all.above, all.below), (1, 1, 1, 0));
    assert_eq!(quality.lookups.actual_from, Some("file"));
    let first = &quality.lookups.stores[0];
    assert_eq!((first.store.as_deref(), first.lookups), (Some("PAR"), 3.0));
}

#[test]
fn what_was_there_comes_from_the_last_count_before() {
    let lookups = "date,sku,store,look ups,stock displayed\n\
        2026-01-05 12:00,S1,LYO,10,yes\n2026-01-07 12:00,S1,LYO,1,yes\n";
    let stock = "system,taken_at,sku,location,quantity\n\
        till,2026-01-04 08:00,S1,LYO,2\ntill,2026-01-06 08:00,S1,LYO,0\n";
    let quality = of(&[(TableKind::Lookups, lookups), (TableKind::Stock, stock)]);
    let all = quality.lookups.all.as_ref().unwrap();
    assert_eq!(
        (all.lookups, all.compared, all.same, all.broken),
        (11.0, 2, 1, 1)
    );
    assert_eq!(quality.lookups.actual_from, Some("stock"));
    // Of two systems nobody says which is right: that is for a comparison.
    let two = format!("{stock}erp,2026-01-06 08:00,S1,LYO,1\n");
    let quality = of(&[(TableKind::Lookups, lookups), (TableKind::Stock, &two)]);
    assert_eq!(quality.lookups.actual_from, Some("several-systems"));
}

#[test]
fn mentions_have_the_tone_that_their_file_gives_them() {
    let words = "date;source;texte;tonalité\n2026-01-05;Twitter;Bravo;positif\n\
        2026-01-06;Twitter;Trop long;négatif\n2026-01-07;Forum;Ouvert ?;neutre\n\
        2026-01-07;Twitter;Hm;inconnu\n";
    let quality = of(&[(TableKind::Mentions, words)]);
    let twitter = &quality.mentions[0];
    assert_eq!(
        (twitter.source.as_str(), twitter.kind),
        ("Twitter", "social")
    );
    assert_eq!(
        (
            twitter.positive,
            twitter.neutral,
            twitter.negative,
            twitter.unjudged
        ),
        (1, 0, 1, 1)
    );
    let scores = "date,source,text,sentiment\n2026-01-05,Reddit,a,0.8\n2026-01-06,Reddit,b,-0.4\n";
    let quality = of(&[(TableKind::Mentions, scores)]);
    assert_eq!(
        (quality.mentions[0].positive, quality.mentions[0].negative),
        (1, 1)
    );
    // From 0 to 100 nobody says where neutral is.
    let scores = "date,source,text,sentiment\n2026-01-05,Reddit,a,80\n2026-01-06,Reddit,b,20\n";
    let quality = of(&[(TableKind::Mentions, scores)]);
    assert_eq!(quality.mentions[0].unjudged, 2);
    assert_eq!(found(&quality, "tone-scale-unknown").count, 2);
}

#[test]
fn partners_who_fit_or_deliver_give_feedback_too() {
    let quality = of(&[(
        TableKind::Surveys,
        "date,canal,type de répondant,note,verbatim\n2026-01-05,Magasin,Client,9,Bien\n\
         2026-01-05,E-mail,Poseur,4,Cotes fausses\n2026-01-06,E-mail,Livreur,7,\n\
         2026-01-06,E-mail,Livreur,6,Étage\n",
    )]);
    let rows: Vec<_> = quality
        .feedback
        .iter()
        .map(|one| (one.from, one.kind, one.answers, one.with_words))
        .collect();
    assert_eq!(
        rows,
        [
            ("customer", Some("store"), 1, 1),
            ("fitter", Some("email"), 1, 1),
            ("carrier", Some("email"), 2, 1),
        ]
    );
}

#[test]
fn files_are_linked_by_persons_orders_articles_and_stores() {
    let tickets = "ticket id,customer id,created at,via,order number\n\
        1,C1,2026-01-05 10:00,chat,A\n2,C9,2026-01-05 10:00,chat,Z\n";
    let quality = of(&[
        (TableKind::Orders, ORDERS),
        (TableKind::Tickets, tickets),
        (TableKind::Stores, STORES),
    ]);
    let rows: Vec<_> = quality
        .links
        .iter()
        .map(|link| (link.key, link.a, link.b, link.in_a, link.in_b, link.shared))
        .collect();
    assert_eq!(
        rows,
        [
            ("person", 0, 1, 3, Some(2), 1),
            ("order", 1, 0, 2, None, 1),
            ("store", 0, 2, 2, Some(2), 2),
        ]
    );
    let views = &quality.views;
    assert_eq!(
        (
            views.people,
            views.purchases,
            views.contacts,
            views.habits,
            views.all_four
        ),
        (4, 3, 2, 0, 0)
    );
}

#[test]
fn consents_that_two_files_give_otherwise() {
    let quality = of(&[
        (TableKind::Customers, "customer id,created at,newsletter\nC1,2026-01-01,yes\nC2,2026-01-01,yes\nC3,2026-01-01,no\n"),
        (TableKind::Customers, "customer id,created at,newsletter\nC1,2026-01-01,no\nC2,2026-01-01,yes\nC4,2026-01-01,no\n"),
    ]);
    let finding = found(&quality, "consent-email-disagrees");
    assert_eq!((finding.count, finding.of), (1, 2));
}
