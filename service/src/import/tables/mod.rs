//! The tables of a roster document, one entry for each: what the columns are called, what stands in them, and where in
//! the document that goes. `import` reads by it and `export` writes by it, so that what one writes the other reads.

mod fields;

pub use fields::fields;

/// A table of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Name, first day, time zone …: one row each.
    Document,
    /// Level and weight of rules.
    Rules,
    /// Speed by mode of travel.
    Modes,
    /// Streets.
    Streets,
    /// Places.
    Places,
    /// Travel times and metres, where they come from a table.
    Travel,
    /// Services.
    Services,
    /// Clients.
    Clients,
    /// Caregivers.
    Caregivers,
    /// Shifts of caregivers.
    Shifts,
    /// Breaks in shifts.
    Breaks,
    /// Visits.
    Visits,
    /// Windows of visits beyond the first.
    Windows,
    /// Links between visits.
    Dependencies,
    /// What is fixed.
    Pins,
    /// An earlier roster.
    Previous,
    /// The roster that `export` writes; comes back as pins, as the earlier roster, or as a plan.
    Roster,
}

impl Table {
    /// Every table, in the order in which they are read: who is named comes before who names.
    pub const ALL: [Self; 17] = [
        Self::Document,
        Self::Rules,
        Self::Modes,
        Self::Streets,
        Self::Places,
        Self::Travel,
        Self::Services,
        Self::Clients,
        Self::Caregivers,
        Self::Shifts,
        Self::Breaks,
        Self::Visits,
        Self::Windows,
        Self::Dependencies,
        Self::Pins,
        Self::Previous,
        Self::Roster,
    ];

    /// Its name in a mapping; its sheet is called the same with a capital.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names()[0]
    }
    /// Its sheet's title.
    #[must_use]
    pub fn title(self) -> String {
        let name = self.name();
        name[..1].to_uppercase() + &name[1..]
    }
    /// Every name that a sheet or file of it may have.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Document => &["document", "文档", "设置", "基本信息"],
            Self::Rules => &["rules", "规则"],
            Self::Modes => &["modes", "交通方式", "出行方式"],
            Self::Streets => &["streets", "街道", "乡镇"],
            Self::Places => &["places", "地点", "位置"],
            Self::Travel => &["travel", "行程", "行程时间"],
            Self::Services => &["services", "服务", "服务项目"],
            Self::Clients => &["clients", "老人", "服务对象", "客户"],
            Self::Caregivers => &["caregivers", "护理员", "服务人员"],
            Self::Shifts => &["shifts", "班次", "排班"],
            Self::Breaks => &["breaks", "休息"],
            Self::Visits => &["visits", "探访", "上门服务", "工单"],
            Self::Windows => &["windows", "时间窗"],
            Self::Dependencies => &["dependencies", "依赖", "先后"],
            Self::Pins => &["pins", "锁定", "固定"],
            Self::Previous => &["previous", "上次排班", "原排班"],
            Self::Roster => &["roster", "排班结果", "排班表"],
        }
    }
    /// The table of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
    /// Where in the document its rows are, for the tables that are one array there.
    #[must_use]
    pub fn array(self) -> Option<&'static str> {
        match self {
            Self::Streets
            | Self::Places
            | Self::Services
            | Self::Clients
            | Self::Caregivers
            | Self::Visits
            | Self::Dependencies
            | Self::Pins
            | Self::Previous => Some(self.name()),
            _ => None,
        }
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text, such as an id.
    Text,
    /// A list of texts.
    Texts,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A length of time: a number of minutes, or a span of the spreadsheet.
    Minutes,
    /// A clock time.
    Clock,
    /// Yes or no.
    Flag,
    /// A day of the horizon: a date, or a number from 0.
    Day,
    /// A date.
    Date,
    /// A list of such days.
    Days,
    /// A list of `skill:level`.
    Levels,
    /// A list of `level:minutes`.
    LevelMinutes,
    /// One of these words: as in the document, then as people write it.
    Choice(&'static [(&'static str, &'static [&'static str])]),
    /// Anything; read as the document's field asks (the table `document` alone).
    Any,
}

/// When a column must say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Never.
    Never,
    /// In every row.
    Always,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in a mapping, and its header.
    pub name: &'static str,
    /// Where in the row's object its value goes, in parts split by `/`. Empty where it goes nowhere: a parent's key.
    pub path: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// When it must.
    pub need: Need,
    /// Other headers.
    pub aliases: &'static [&'static str],
}
