//! What kind of channel a name, or a source and its medium, stands for; and the
//! device of a visit.

use super::channel::Family;
use crate::mapping::header::normalise;

/// What a channel is, where its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place of sale one walks into.
    Store,
    /// A site, or what is sold or visited on one.
    Web,
    /// A mobile application.
    App,
    /// Calls.
    Phone,
    /// A marketplace of others.
    Marketplace,
    /// Live chat and chat robots.
    Chat,
    /// Social networks, to attract and to serve.
    Social,
    /// E-mail and newsletters.
    Email,
    /// Text messages, messengers, notifications.
    Message,
    /// Webinars, appointments, sales calls, events.
    Meeting,
    /// Letters, catalogues, leaflets.
    Post,
    /// Search engines.
    Search,
    /// Bought space.
    Advertising,
    /// Affiliates and price comparison.
    Affiliate,
    /// Links on sites of others.
    Referral,
    /// Visits that name no source.
    Direct,
    /// Anything else.
    Other,
}

/// The kinds that are told by a word whatever place is named beside it, the surest
/// first: a chat on the site is a chat. A bar stands between words.
const FIRST: [(Kind, &str); 10] = [
    (
        Kind::Chat,
        "chat|chats|live chat|livechat|webchat|chatbot|chat bot|bot|voicebot|callbot|tchat|\
            clavardage|assistant virtuel|virtual assistant|chat en vivo|chat dal vivo|conversational",
    ),
    (
        Kind::Meeting,
        "webinar|webinars|webinaire|webinaires|webseminar|seminario web|appointment|appointments|\
            rendez vous|rdv|termin|termine|beratungstermin|cita|citas|appuntamento|appuntamenti|\
            afspraak|afspraken|meeting|demo|demonstration|visio|visioconference|video call|\
            videocall|videoberatung|videoconsulenza|sales call|sales visit|sales meeting|\
            field sales|contact commercial|appel commercial|visite commerciale|commerciaux|\
            force de vente|vertrieb|aussendienst|vertriebsgesprach|visita comercial|\
            visita commerciale|verkoopgesprek|verkoopbezoek|trade show|trade fair|\
            salon professionnel|messe|feria|fiera|vakbeurs|evenement|evenements|event|events|\
            veranstaltung|evento|eventi|eventos|evenementen|conference|seminaire|workshop|atelier",
    ),
    (
        Kind::Message,
        "sms|mms|text message|texto|whatsapp|whats app|messenger|telegram|wechat|we chat|push|notification|\
            notifications|push notification|messaging|messagerie|rcs",
    ),
    (
        Kind::Social,
        "social|social media|reseaux sociaux|reseau social|soziale medien|soziale netzwerke|\
            redes sociales|sociaal|sociale media|social network|facebook|fb|instagram|insta|ig|\
            linkedin|linked in|twitter|x com|tiktok|tik tok|youtube|you tube|pinterest|snapchat|threads|mastodon|\
            bluesky|reddit|meta|influenceur|influenceurs|influencer|influencers|communaute|community",
    ),
    (
        Kind::Search,
        "search|seo|sea|sem|recherche|moteur de recherche|moteurs de recherche|suche|\
            suchmaschine|busqueda|ricerca|zoeken|zoekmachine|referencement|google|bing|ecosia|\
            duckduckgo|duck duck go|qwant|yahoo|baidu|yandex|shopping|google shopping|adwords",
    ),
    (
        Kind::Email,
        "email|e mail|emails|e mails|mail|mailing|emailing|e mailing|newsletter|newsletters|\
            courriel|courriels|mel|infolettre|correo|correo electronico|posta elettronica|nieuwsbrief",
    ),
    (
        Kind::Affiliate,
        "affiliate|affiliates|affiliation|affilie|affiliati|afiliados|comparateur|\
            price comparison|preisvergleich|comparador|comparatore|prijsvergelijker|cashback",
    ),
    (
        Kind::Advertising,
        "display|ads|advertising|advert|adverts|publicite|pub|werbung|anzeigen|anzeige|publicidad|\
            pubblicita|advertentie|advertenties|banner|banners|programmatic|programmatique|\
            retargeting|remarketing|video ads|tv|radio|affichage|ooh|dooh|presse|press|print|\
            sponsored|sponsoring|cpc|ppc|cpm|performance max|cross network|paid",
    ),
    (
        Kind::Post,
        "post|postal|courrier|catalogue|catalog|catalogo|katalog|catalogus|vpc|mail order|\
            direct mail|publipostage|prospectus|leaflet|flyer|postversand|briefpost",
    ),
    (
        Kind::Marketplace,
        "marketplace|marketplaces|market place|place de marche|places de marche|marktplatz|\
            marktplaats|mercado|mercado online|amazon|zalando|cdiscount|ebay|etsy|fnac com|\
            rakuten|manomano|otto|kaufland|bol com|allegro|aboutyou|veepee",
    ),
];

/// Places: of several that are named the longest name counts, so that an online
/// store is no store.
const PLACES: [(Kind, &str); 6] = [
    (
        Kind::App,
        "app|apps|appli|application|applications|mobile|mobile app|mobile application|\
            application mobile|aplicacion|applicazione|applicatie|ios|i os|android|mobil|movil|mobiel",
    ),
    (
        Kind::Store,
        "store|stores|store visit|in store|instore|magasin|magasins|boutique|boutiques|retail|pos|\
            filiale|filialen|filiali|shop|shops|caisse|caisses|laden|point de vente|\
            points de vente|point of sale|physical|physique|agence|agences|showroom|tienda|tiendas|\
            negozio|negozi|punto vendita|punto de venta|winkel|winkels|ladengeschaft|geschaft|\
            verkaufsstelle|kassa|kasse|stationar|brick and mortar|concession|corner|outlet",
    ),
    (
        Kind::Phone,
        "phone|telephone|telephonie|tel|call|calls|appel|appels|call center|call centre|\
            contact center|contact centre|centre d appels|centre de contact|centre de contacts|\
            centre d appel|centre de relation client|service telephonique|voice|voix|talk|hotline|\
            telefon|telefonisch|anruf|callcenter|telefono|llamada|llamadas|chiamata|telefoon|\
            telefonico|standard|mobile phone",
    ),
    (
        Kind::Web,
        "web|website|site|sites|site web|site internet|internet|online|online store|online shop|\
            onlineshop|boutique en ligne|magasin en ligne|e commerce|ecommerce|eshop|e shop|\
            desktop|en ligne|webshop|web store|webstore|digital|tienda online|tienda en linea|\
            negozio online|sito|sito web|sitio web|pagina web|webseite|internetseite|\
            online winkel|webwinkel|web form|formulaire|formulaire web|contact form|webformular|\
            shopify|woocommerce|woo commerce|prestashop|presta shop|magento|portail|portal",
    ),
    (
        Kind::Direct,
        "direct|directs|acces direct|trafic direct|direct traffic|direkt|directo|diretto|none",
    ),
    (
        Kind::Referral,
        "referral|referrals|referrer|site referent|sites referents|lien|liens|backlink|verweis|\
            referencia|partner site|parrainage|recommandation|word of mouth|bouche a oreille|\
            empfehlung|passaparola",
    ),
];

/// Words of space that was paid for.
const PAID: &str = "paid|cpc|ppc|cpm|cpv|cpa|ads|ad|sea|sem|payant|payante|payee|sponsored|\
    sponsorise|sponsorisee|bezahlt|bezahlte|pagado|pago|a pagamento|betaald|betaalde|adwords|\
    google shopping|shopping|performance max|cross network|display|banner|retargeting|\
    remarketing|programmatic";
/// Words of what was not.
const UNPAID: &str = "organic|organique|naturel|naturelle|seo|gratuit|gratuite|non payant|unpaid|\
    free|organisch|organische|organico|organica|naturale|earned|referencement naturel";

/// The length of the longest of some words that stands in a text; none stands there
/// with the length 0.
fn longest(text: &str, words: &str) -> usize {
    let stands = |word: &&str| text.contains(&format!(" {word} "));
    let found = words.split('|').filter(stands).map(str::len);
    found.fold(0, usize::max)
}

/// A name as its words are looked for in it.
fn spaced(name: &str) -> String {
    format!(" {} ", normalise(name))
}

fn of_words(name: &str) -> Kind {
    let told = FIRST.iter().find(|(_, words)| longest(name, words) > 0);
    if let Some((kind, _)) = told {
        // Google Ads and the like sell more than places in search results.
        let bought = *kind == Kind::Search && longest(name, "ads|display|video") > 0;
        let searched = longest(name, "search|recherche|suche") > 0;
        return if bought && !searched {
            Kind::Advertising
        } else {
            *kind
        };
    }
    let mut best = (0, Kind::Other);
    for (kind, words) in &PLACES {
        let length = longest(name, words);
        if length > best.0 {
            best = (length, *kind);
        }
    }
    best.1
}

fn is_paid(name: &str, kind: Kind) -> Option<bool> {
    if longest(name, UNPAID) > 0 {
        return Some(false);
    }
    if kind == Kind::Advertising || longest(name, PAID) > 0 {
        return Some(true);
    }
    None
}

impl Kind {
    /// Every kind, as they are listed.
    pub const ALL: [Self; 17] = [
        Self::Store,
        Self::Web,
        Self::App,
        Self::Phone,
        Self::Marketplace,
        Self::Chat,
        Self::Social,
        Self::Email,
        Self::Message,
        Self::Meeting,
        Self::Post,
        Self::Search,
        Self::Advertising,
        Self::Affiliate,
        Self::Referral,
        Self::Direct,
        Self::Other,
    ];

    /// Its id, as settings and answers write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        const IDS: [&str; 17] = [
            "store",
            "web",
            "app",
            "phone",
            "marketplace",
            "chat",
            "social",
            "email",
            "message",
            "meeting",
            "post",
            "search",
            "advertising",
            "affiliate",
            "referral",
            "direct",
            "other",
        ];
        IDS[self as usize]
    }

    /// The kind of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The kind that a channel's name tells.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        of_words(&spaced(name))
    }

    /// The family of the kind.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::Store => Family::Store,
            Self::Web => Family::Web,
            Self::App => Family::App,
            Self::Phone => Family::Phone,
            Self::Marketplace => Family::Marketplace,
            _ => Family::Other,
        }
    }

    /// Whether something can be sold on it; the others lead to where it is sold.
    #[must_use]
    pub fn sells(self) -> bool {
        self.family() != Family::Other
            || matches!(
                self,
                Self::Chat | Self::Social | Self::Meeting | Self::Message | Self::Post
            )
    }
}

/// Whether a channel's name says that it was paid for, or that it was not.
#[must_use]
pub fn paid(name: &str) -> Option<bool> {
    let name = spaced(name);
    is_paid(&name, of_words(&name))
}

/// The kind of a source and its medium, as web analytics write them, and whether it
/// was paid for.
#[must_use]
pub fn of_source(source: &str, medium: &str) -> (Kind, Option<bool>) {
    let (source, medium) = (spaced(source), spaced(medium));
    let both = format!("{source}{medium}");
    let paid = match (is_paid(&medium, Kind::Other), of_words(&medium)) {
        (Some(paid), _) => Some(paid),
        (None, kind) => is_paid(&both, kind),
    };
    let kind = match (of_words(&source), of_words(&medium)) {
        // A search engine with the medium "referral" is a link on its pages.
        (_, told @ (Kind::Email | Kind::Affiliate | Kind::Message | Kind::Referral)) => told,
        (told @ (Kind::Search | Kind::Social), Kind::Advertising)
            if longest(&medium, "display|banner|cpm|video|retargeting|remarketing") == 0
                || told == Kind::Social =>
        {
            told
        }
        (Kind::Direct | Kind::Other, told) if told != Kind::Other => told,
        (told, Kind::Other | Kind::Direct) => told,
        (Kind::Search | Kind::Social, told @ Kind::Advertising) => told,
        (told, _) => told,
    };
    (kind, paid)
}

/// What a visit was made with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Device {
    /// The file does not say, or says something else.
    #[default]
    Unknown,
    /// A computer.
    Computer,
    /// A mobile telephone, in its browser.
    Phone,
    /// A tablet.
    Tablet,
    /// An application.
    App,
}

impl Device {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Unknown,
        Self::Computer,
        Self::Phone,
        Self::Tablet,
        Self::App,
    ];

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        ["unknown", "computer", "phone", "tablet", "app"][self as usize]
    }

    /// What a word for a device stands for.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        const WORDS: [(Device, &str); 4] = [
            (
                Device::App,
                "app|appli|application|aplicacion|applicazione|ios app|android app|sdk",
            ),
            (
                Device::Tablet,
                "tablet|tablette|tablettes|tableta|tablets|ipad|i pad",
            ),
            (
                Device::Phone,
                "mobile|mobiles|phone|smartphone|smartphones|telephone|mobil|movil|cellulare|\
                    mobiel|iphone|android|ios|i os|handy",
            ),
            (
                Device::Computer,
                "desktop|desktops|computer|ordinateur|ordinateurs|pc|mac|windows|web|ordenador|\
                    escritorio|laptop|rechner|bureau",
            ),
        ];
        let name = spaced(name);
        let told = WORDS.iter().find(|(_, words)| longest(&name, words) > 0);
        told.map_or(Self::Unknown, |(device, _)| *device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name_in_six_languages() {
        for (kind, names) in [
            (Kind::Chat, "Live chat|Chatbot|Tchat site web|Chat en direct|Website-Chat|Chat en vivo|Chat dal vivo|Livechat|Bot SAV|chat_app"),
            (Kind::Meeting, "Webinaire|RDV boutique|Beratungstermin|Cita comercial|Appuntamento|Afspraak|Sales call|Contact commercial|Außendienst|Salon professionnel"),
            (Kind::Social, "Réseaux sociaux|Facebook|Instagram Shop|Soziale Medien|Redes sociales|Sociale media|paid_social|LinkedIn Ads|TikTok"),
            (Kind::Email, "E-mail|Newsletter|Courriel|Correo electrónico|Posta elettronica|Nieuwsbrief|emailing"),
            (Kind::Message, "SMS|WhatsApp|Push notification|App push|Messenger"),
            (Kind::Phone, "Téléphone|Call center|Centre de contact|Anruf|Teléfono|Telefoon|Voice|Chiamata"),
            (Kind::Store, "Magasin Lyon|store_visit|Filiale|Tienda|Negozio|Winkel|POS|Point of Sale"),
            (Kind::Web, "Site web|E-commerce|Online Store|Boutique en ligne|Tienda online|Webshop|Sito web|web_form"),
            (Kind::App, "Appli mobile|mobile|application web|iOS|Aplicación"),
            (Kind::Marketplace, "Amazon FR|Place de marché|Marktplatz|Zalando|Mercado online"),
            (Kind::Search, "Paid Search|Organic Search|google / organic|SEO|Recherche naturelle|Suche|Búsqueda|Zoekmachine|Google Shopping"),
            (Kind::Advertising, "Display|Google Ads|Publicité|Werbung|Radio|Cross-network|Pubblicità"),
            (Kind::Affiliate, "Affiliation|Comparateur de prix"),
            (Kind::Referral, "Referral|Parrainage"),
            (Kind::Direct, "Direct|(direct) / (none)"),
            (Kind::Other, "Zeta|magazin|(unknown)|B2B"),
        ] {
            for name in names.split('|') {
                assert_eq!(Kind::of_name(name), kind, "{name}");
            }
        }
    }

    #[test]
    fn paid_and_unpaid_are_told_apart() {
        for (name, expected) in [
            ("Paid Search", Some(true)),
            ("SEA", Some(true)),
            ("Organic Search", Some(false)),
            ("Référencement naturel", Some(false)),
            ("Display", Some(true)),
            ("Facebook Ads", Some(true)),
            ("Organic Social", Some(false)),
            ("Google", None),
            ("E-mail", None),
        ] {
            assert_eq!(paid(name), expected, "{name}");
        }
    }

    #[test]
    fn a_source_and_its_medium_as_web_analytics_write_them() {
        for (source, medium, expected) in [
            ("google", "cpc", (Kind::Search, Some(true))),
            ("google", "organic", (Kind::Search, Some(false))),
            ("google", "display", (Kind::Advertising, Some(true))),
            ("facebook", "cpc", (Kind::Social, Some(true))),
            ("facebook.com", "social", (Kind::Social, None)),
            ("facebook", "display", (Kind::Social, Some(true))),
            ("newsletter", "email", (Kind::Email, None)),
            ("facebook", "email", (Kind::Email, None)),
            ("klaviyo", "email", (Kind::Email, None)),
            ("(direct)", "(none)", (Kind::Direct, None)),
            ("awin", "affiliate", (Kind::Affiliate, None)),
            ("blog.example", "referral", (Kind::Referral, None)),
            ("criteo", "retargeting", (Kind::Advertising, Some(true))),
            ("google / cpc", "", (Kind::Search, Some(true))),
            ("partner", "", (Kind::Other, None)),
        ] {
            assert_eq!(of_source(source, medium), expected, "{source} / {medium}");
        }
    }

    #[test]
    fn a_telephone_is_a_device_and_an_application_is_another() {
        for (name, expected) in [
            ("mobile", Device::Phone),
            ("Mobile app", Device::App),
            ("iPhone", Device::Phone),
            ("Tablette", Device::Tablet),
            ("desktop", Device::Computer),
            ("Ordinateur", Device::Computer),
            ("smart tv", Device::Unknown),
        ] {
            assert_eq!(Device::of_name(name), expected, "{name}");
        }
    }

    #[test]
    fn ids_lead_back_to_their_kinds() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(kind));
        }
        assert_eq!(Kind::from_id("shop"), None);
    }
}
