//! Where the field disagrees, a definition is a switch: which settings change what
//! a KPI is, and between what. Facts, such as a margin rate, are not among them.

use crate::dataset::settings::{
    Anonymous, Basis, ConversionSales, ConversionUnit, Revenue, SameDay, Settings,
};

/// A definition that the field does not agree on.
#[derive(Debug)]
pub struct Definition {
    /// The setting.
    pub setting: &'static str,
    /// What it may be, as it is printed.
    pub options: &'static [&'static str],
    read: fn(&Settings) -> String,
    write: fn(&mut Settings, &str),
}

impl Definition {
    /// What it is under settings.
    #[must_use]
    pub fn of(&self, settings: &Settings) -> String {
        (self.read)(settings)
    }

    /// The options, and what is set where that is another.
    #[must_use]
    pub fn all(&self, settings: &Settings) -> Vec<String> {
        let mut all: Vec<String> = self.options.iter().map(|&one| one.to_owned()).collect();
        let now = self.of(settings);
        if !all.contains(&now) {
            all.push(now);
        }
        all
    }

    /// Sets it to an option.
    pub fn set(&self, settings: &mut Settings, option: &str) {
        (self.write)(settings, option);
    }
}

static BASIS: Definition = Definition {
    setting: "basis",
    options: &["interaction", "purchase"],
    read: |settings| match settings.basis {
        Basis::Interaction => "interaction".to_owned(),
        Basis::Purchase => "purchase".to_owned(),
    },
    write: |settings, option| {
        settings.basis = match option {
            "purchase" => Basis::Purchase,
            _ => Basis::Interaction,
        }
    },
};

static REVENUE: Definition = Definition {
    setting: "revenue",
    options: &["net", "gross"],
    read: |settings| match settings.revenue {
        Revenue::Net => "net".to_owned(),
        Revenue::Gross => "gross".to_owned(),
    },
    write: |settings, option| {
        settings.revenue = match option {
            "gross" => Revenue::Gross,
            _ => Revenue::Net,
        }
    },
};

static ANONYMOUS: Definition = Definition {
    setting: "anonymous_sales",
    options: &["left_out", "counted"],
    read: |settings| match settings.anonymous_sales {
        Anonymous::LeftOut => "left_out".to_owned(),
        Anonymous::Counted => "counted".to_owned(),
    },
    write: |settings, option| {
        settings.anonymous_sales = match option {
            "counted" => Anonymous::Counted,
            _ => Anonymous::LeftOut,
        }
    },
};

static CONVERSION_UNIT: Definition = Definition {
    setting: "conversion_unit",
    options: &["session", "visitor"],
    read: |settings| match settings.conversion_unit {
        ConversionUnit::Session => "session".to_owned(),
        ConversionUnit::Visitor => "visitor".to_owned(),
        ConversionUnit::Entry => "entry".to_owned(),
    },
    write: |settings, option| {
        settings.conversion_unit = match option {
            "visitor" => ConversionUnit::Visitor,
            "entry" => ConversionUnit::Entry,
            _ => ConversionUnit::Session,
        }
    },
};

static CONVERSION_SALES: Definition = Definition {
    setting: "conversion_sales",
    options: &["direct", "assisted"],
    read: |settings| match settings.conversion_sales {
        ConversionSales::Direct => "direct".to_owned(),
        ConversionSales::Assisted => "assisted".to_owned(),
    },
    write: |settings, option| {
        settings.conversion_sales = match option {
            "assisted" => ConversionSales::Assisted,
            _ => ConversionSales::Direct,
        }
    },
};

static SAME_DAY: Definition = Definition {
    setting: "same_day",
    options: &["apart", "merged"],
    read: |settings| match settings.same_day {
        SameDay::Apart => "apart".to_owned(),
        SameDay::Merged => "merged".to_owned(),
    },
    write: |settings, option| {
        settings.same_day = match option {
            "merged" => SameDay::Merged,
            _ => SameDay::Apart,
        }
    },
};

static CONTACT_DAYS: Definition = Definition {
    setting: "contact_days",
    options: &["3", "7", "30"],
    read: |settings| settings.contact_days.to_string(),
    write: |settings, option| {
        settings.contact_days = option.parse().unwrap_or(settings.contact_days);
    },
};

static BUSINESS_HOURS: Definition = Definition {
    setting: "business_hours",
    options: &["all", "mon-fri 09:00-18:00"],
    read: |settings| match settings.business_hours.trim() {
        "" => "all".to_owned(),
        hours => hours.to_owned(),
    },
    write: |settings, option| {
        settings.business_hours = match option {
            "all" => String::new(),
            hours => hours.to_owned(),
        }
    },
};

static GRACE: Definition = Definition {
    setting: "session_grace_hours",
    options: &["0", "4", "24"],
    read: |settings| settings.session_grace_hours.to_string(),
    write: |settings, option| {
        settings.session_grace_hours = option.parse().unwrap_or(settings.session_grace_hours);
    },
};

static ROPO_DAYS: Definition = Definition {
    setting: "ropo_days",
    options: &["7", "30", "90"],
    read: |settings| settings.ropo_days.to_string(),
    write: |settings, option| {
        settings.ropo_days = option.parse().unwrap_or(settings.ropo_days);
    },
};

static LOOKBACK: Definition = Definition {
    setting: "lookback_days",
    options: &["7", "30", "90", "none"],
    read: |settings| {
        let days = settings.lookback_days;
        days.map_or("none".to_owned(), |days| days.to_string())
    },
    write: |settings, option| settings.lookback_days = option.parse().ok(),
};

/// The definitions that change each KPI.
static BY_KPI: &[(&str, &[&Definition])] = &[
    ("omnichannel_ratio", &[&BASIS, &REVENUE, &ANONYMOUS]),
    ("omnichannel_customer_share", &[&BASIS]),
    ("revenue_total", &[&REVENUE]),
    ("revenue_by_channel", &[&REVENUE]),
    ("identified_revenue_share", &[&REVENUE]),
    ("synergy_ratio", &[&REVENUE]),
    ("clv_historic", &[&REVENUE]),
    ("clv_to_cac", &[&REVENUE]),
    ("roi", &[&REVENUE]),
    ("roas", &[&REVENUE]),
    ("channel_profit_global", &[&REVENUE]),
    (
        "conversion_rate",
        &[&CONVERSION_UNIT, &CONVERSION_SALES, &GRACE],
    ),
    ("purchase_frequency", &[&SAME_DAY]),
    ("fcr", &[&CONTACT_DAYS]),
    ("response_time", &[&BUSINESS_HOURS]),
    ("resolution_time", &[&BUSINESS_HOURS]),
    ("context_repeat_rate", &[&CONTACT_DAYS]),
    ("cc_conversion", &[&GRACE]),
    ("ropo", &[&ROPO_DAYS]),
    ("reverse_ropo", &[&ROPO_DAYS]),
    ("assisted_conversion", &[&LOOKBACK]),
    ("attributed_revenue", &[&LOOKBACK]),
];

/// The definitions that change a KPI.
#[must_use]
pub fn of(id: &str) -> &'static [&'static Definition] {
    let found = BY_KPI.iter().find(|(kpi, _)| *kpi == id);
    found.map_or(&[], |(_, definitions)| definitions)
}
