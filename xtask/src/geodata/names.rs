//! Names and ids of areas and waters that the packages lack.

/// An area: the name its package gives it, and ours.
pub struct Named {
    /// Name in the package.
    pub key: &'static str,
    /// Id in our files.
    pub id: &'static str,
    /// ISO 3166-1 code of the country.
    pub country: &'static str,
    /// English, Russian, Ukrainian.
    pub names: [&'static str; 3],
}

const fn named(
    key: &'static str,
    id: &'static str,
    country: &'static str,
    names: [&'static str; 3],
) -> Named {
    Named {
        key,
        id,
        country,
        names,
    }
}

/// Oblasts that reach into the frame. Kursk is first: where two shapes overlap by a sliver, the first keeps it.
pub const OBLASTS: [Named; 19] = [
    named(
        "Russia_Kursk Oblast",
        "kursk-oblast",
        "RU",
        ["Kursk oblast", "Курская область", "Курська область"],
    ),
    named(
        "Ukraine_Sumy Oblast",
        "sumy-oblast",
        "UA",
        ["Sumy oblast", "Сумская область", "Сумська область"],
    ),
    named(
        "Russia_Belgorod Oblast",
        "belgorod-oblast",
        "RU",
        [
            "Belgorod oblast",
            "Белгородская область",
            "Бєлгородська область",
        ],
    ),
    named(
        "Russia_Bryansk Oblast",
        "bryansk-oblast",
        "RU",
        ["Bryansk oblast", "Брянская область", "Брянська область"],
    ),
    named(
        "Russia_Oryol Oblast",
        "oryol-oblast",
        "RU",
        ["Oryol oblast", "Орловская область", "Орловська область"],
    ),
    named(
        "Russia_Lipetsk Oblast",
        "lipetsk-oblast",
        "RU",
        ["Lipetsk oblast", "Липецкая область", "Липецька область"],
    ),
    named(
        "Russia_Voronezh Oblast",
        "voronezh-oblast",
        "RU",
        [
            "Voronezh oblast",
            "Воронежская область",
            "Воронезька область",
        ],
    ),
    named(
        "Ukraine_Chernihiv Oblast",
        "chernihiv-oblast",
        "UA",
        [
            "Chernihiv oblast",
            "Черниговская область",
            "Чернігівська область",
        ],
    ),
    named(
        "Ukraine_Kharkiv Oblast",
        "kharkiv-oblast",
        "UA",
        [
            "Kharkiv oblast",
            "Харьковская область",
            "Харківська область",
        ],
    ),
    named(
        "Ukraine_Poltava Oblast",
        "poltava-oblast",
        "UA",
        ["Poltava oblast", "Полтавская область", "Полтавська область"],
    ),
    named(
        "Ukraine_Luhansk Oblast",
        "luhansk-oblast",
        "UA",
        ["Luhansk oblast", "Луганская область", "Луганська область"],
    ),
    named(
        "Ukraine_Kyiv Oblast",
        "kyiv-oblast",
        "UA",
        ["Kyiv oblast", "Киевская область", "Київська область"],
    ),
    named(
        "Ukraine_Cherkasy Oblast",
        "cherkasy-oblast",
        "UA",
        ["Cherkasy oblast", "Черкасская область", "Черкаська область"],
    ),
    named(
        "Russia_Smolensk Oblast",
        "smolensk-oblast",
        "RU",
        [
            "Smolensk oblast",
            "Смоленская область",
            "Смоленська область",
        ],
    ),
    named(
        "Russia_Kaluga Oblast",
        "kaluga-oblast",
        "RU",
        ["Kaluga oblast", "Калужская область", "Калузька область"],
    ),
    named(
        "Russia_Tula Oblast",
        "tula-oblast",
        "RU",
        ["Tula oblast", "Тульская область", "Тульська область"],
    ),
    named(
        "Russia_Ryazan Oblast",
        "ryazan-oblast",
        "RU",
        ["Ryazan oblast", "Рязанская область", "Рязанська область"],
    ),
    named(
        "Russia_Tambov Oblast",
        "tambov-oblast",
        "RU",
        ["Tambov oblast", "Тамбовская область", "Тамбовська область"],
    ),
    named(
        "Belarus_Maglieu Region",
        "mogilev-region",
        "BY",
        [
            "Mogilev region",
            "Могилёвская область",
            "Могильовська область",
        ],
    ),
];

/// The 28 districts and 5 cities of Kursk oblast.
pub const DISTRICTS: [Named; 33] = [
    named(
        "Belovsky District",
        "belovsky-raion",
        "RU",
        ["Belovsky", "Беловский", "Бєловський"],
    ),
    named(
        "Bolshesoldatsky District",
        "bolshesoldatsky-raion",
        "RU",
        ["Bolshesoldatsky", "Большесолдатский", "Большесолдатський"],
    ),
    named(
        "Cheremisinovsky District",
        "cheremisinovsky-raion",
        "RU",
        ["Cheremisinovsky", "Черемисиновский", "Черемисиновський"],
    ),
    named(
        "Dmitriyevsky District",
        "dmitriyevsky-raion",
        "RU",
        ["Dmitriyevsky", "Дмитриевский", "Дмитрієвський"],
    ),
    named(
        "Fatezhsky District",
        "fatezhsky-raion",
        "RU",
        ["Fatezhsky", "Фатежский", "Фатезький"],
    ),
    named(
        "Glushkovsky District",
        "glushkovsky-raion",
        "RU",
        ["Glushkovsky", "Глушковский", "Глушковський"],
    ),
    named(
        "Gorshechensky District",
        "gorshechensky-raion",
        "RU",
        ["Gorshechensky", "Горшеченский", "Горшеченський"],
    ),
    named(
        "Kastorensky District",
        "kastorensky-raion",
        "RU",
        ["Kastorensky", "Касторенский", "Касторенський"],
    ),
    named(
        "Khomutovsky District",
        "khomutovsky-raion",
        "RU",
        ["Khomutovsky", "Хомутовский", "Хомутовський"],
    ),
    named(
        "Konyshyovsky District",
        "konyshyovsky-raion",
        "RU",
        ["Konyshyovsky", "Конышёвский", "Конишовський"],
    ),
    named(
        "Korenevsky District",
        "korenevsky-raion",
        "RU",
        ["Korenevsky", "Кореневский", "Кореневський"],
    ),
    named(
        "Kurchatovsky District",
        "kurchatovsky-raion",
        "RU",
        ["Kurchatovsky", "Курчатовский", "Курчатовський"],
    ),
    named(
        "Kursky District",
        "kursky-raion",
        "RU",
        ["Kursky", "Курский", "Курський"],
    ),
    named(
        "Lgovsky District",
        "lgovsky-raion",
        "RU",
        ["Lgovsky", "Льговский", "Льговський"],
    ),
    named(
        "Manturovsky District",
        "manturovsky-raion",
        "RU",
        ["Manturovsky", "Мантуровский", "Мантуровський"],
    ),
    named(
        "Medvensky District",
        "medvensky-raion",
        "RU",
        ["Medvensky", "Медвенский", "Медвенський"],
    ),
    named(
        "Oboyansky District",
        "oboyansky-raion",
        "RU",
        ["Oboyansky", "Обоянский", "Обоянський"],
    ),
    named(
        "Oktyabrsky District",
        "oktyabrsky-raion",
        "RU",
        ["Oktyabrsky", "Октябрьский", "Октябрський"],
    ),
    named(
        "Ponyrovsky District",
        "ponyrovsky-raion",
        "RU",
        ["Ponyrovsky", "Поныровский", "Понировський"],
    ),
    named(
        "Pristensky District",
        "pristensky-raion",
        "RU",
        ["Pristensky", "Пристенский", "Пристенський"],
    ),
    named(
        "Rylsky District",
        "rylsky-raion",
        "RU",
        ["Rylsky", "Рыльский", "Рильський"],
    ),
    named(
        "Shchigrovsky District",
        "shchigrovsky-raion",
        "RU",
        ["Shchigrovsky", "Щигровский", "Щигровський"],
    ),
    named(
        "Solntsevsky District",
        "solntsevsky-raion",
        "RU",
        ["Solntsevsky", "Солнцевский", "Солнцевський"],
    ),
    named(
        "Sovetsky District",
        "sovetsky-raion",
        "RU",
        ["Sovetsky", "Советский", "Совєтський"],
    ),
    named(
        "Sudzhansky District",
        "sudzhansky-raion",
        "RU",
        ["Sudzhansky", "Суджанский", "Суджанський"],
    ),
    named(
        "Timsky District",
        "timsky-raion",
        "RU",
        ["Timsky", "Тимский", "Тімський"],
    ),
    named(
        "Zheleznogorsky District",
        "zheleznogorsky-raion",
        "RU",
        ["Zheleznogorsky", "Железногорский", "Желєзногорський"],
    ),
    named(
        "Zolotukhinsky District",
        "zolotukhinsky-raion",
        "RU",
        ["Zolotukhinsky", "Золотухинский", "Золотухинський"],
    ),
    named("Kursk", "kursk-city", "RU", ["Kursk", "Курск", "Курськ"]),
    named(
        "Kurchatov",
        "kurchatov-city",
        "RU",
        ["Kurchatov", "Курчатов", "Курчатов"],
    ),
    named("Lgov", "lgov-city", "RU", ["Lgov", "Льгов", "Льгов"]),
    named(
        "Shchigry",
        "shchigry-city",
        "RU",
        ["Shchigry", "Щигры", "Щигри"],
    ),
    named(
        "городской округ Железногор",
        "zheleznogorsk-city",
        "RU",
        ["Zheleznogorsk", "Железногорск", "Желєзногорськ"],
    ),
];

/// Lakes larger than 5 km2 that have a name here, with a point in or beside them.
pub const LAKES: [([&str; 3], f64, f64); 3] = [
    (
        [
            "Kurchatov reservoir",
            "Курчатовское водохранилище",
            "Курчатовське водосховище",
        ],
        35.67,
        51.68,
    ),
    (
        [
            "Mikhaylovka reservoir",
            "Михайловское водохранилище",
            "Михайлівське водосховище",
        ],
        35.6,
        52.24,
    ),
    (
        [
            "Stary Oskol reservoir",
            "Старооскольское водохранилище",
            "Старооскольське водосховище",
        ],
        37.77,
        51.4,
    ),
];

/// Countries whose names are written on maps of the world, by their numeric ISO 3166-1
/// code: English, Russian, Ukrainian. Russia, Ukraine and North Korea have places of
/// their own in the page.
pub const COUNTRIES: [(&str, [&str; 3]); 24] = [
    ("112", ["Belarus", "Беларусь", "Білорусь"]),
    ("616", ["Poland", "Польша", "Польща"]),
    ("642", ["Romania", "Румыния", "Румунія"]),
    ("276", ["Germany", "Германия", "Німеччина"]),
    ("250", ["France", "Франция", "Франція"]),
    (
        "826",
        ["United Kingdom", "Великобритания", "Велика Британія"],
    ),
    ("752", ["Sweden", "Швеция", "Швеція"]),
    ("246", ["Finland", "Финляндия", "Фінляндія"]),
    ("792", ["Turkey", "Турция", "Туреччина"]),
    ("268", ["Georgia", "Грузия", "Грузія"]),
    ("031", ["Azerbaijan", "Азербайджан", "Азербайджан"]),
    ("364", ["Iran", "Иран", "Іран"]),
    (
        "682",
        ["Saudi Arabia", "Саудовская Аравия", "Саудівська Аравія"],
    ),
    ("634", ["Qatar", "Катар", "Катар"]),
    ("398", ["Kazakhstan", "Казахстан", "Казахстан"]),
    ("860", ["Uzbekistan", "Узбекистан", "Узбекистан"]),
    ("795", ["Turkmenistan", "Туркменистан", "Туркменістан"]),
    ("496", ["Mongolia", "Монголия", "Монголія"]),
    ("156", ["China", "Китай", "Китай"]),
    ("410", ["South Korea", "Южная Корея", "Південна Корея"]),
    ("392", ["Japan", "Япония", "Японія"]),
    ("356", ["India", "Индия", "Індія"]),
    ("840", ["United States", "США", "США"]),
    ("124", ["Canada", "Канада", "Канада"]),
];
