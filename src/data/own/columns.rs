//! What the columns of a table mean, by their names.

/// What a column says of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// When it happened, or began.
    Start,
    /// When it ended.
    End,
    /// Longitude in degrees.
    Lon,
    /// Latitude in degrees.
    Lat,
    /// Latitude and longitude in one text.
    LatLon,
    /// A headline.
    Title,
    /// A longer text.
    Text,
    /// The name of the place.
    Place,
    /// What it is.
    Kind,
    /// Whose act it is.
    Side,
    /// 1 where it is an act of Russian forces.
    RussianAct,
    /// 1 where it is an act of Ukrainian forces.
    UkrainianAct,
    /// How sure one can be.
    Standing,
    /// How exactly the date is known.
    DatePrecision,
}

/// Number of roles.
pub const ROLES: usize = 14;

/// Column names of each role, the likeliest first, as [`plain_name`] leaves
/// them. Among them those of ACLED (`event_date`, `sub_event_type`, `actor1`,
/// `admin3`), VIINA (`asciiname`, `a_rus_b`), GeoConfirmed (`Faction`),
/// Bellingcat's exports, Leaflet.TimeDimension (`times`, `coordTimes`,
/// `linestringTimestamps`), Leaflet.timeline (`start`, `end`) and UCDP
/// (`date_start`, `side_a`).
const NAMES: [(Role, &[&str]); ROLES] = [
    (
        Role::Start,
        &[
            "date",
            "eventdate",
            "start",
            "startdate",
            "datestart",
            "begin",
            "begindate",
            "datebegin",
            "startdatetime",
            "starttime",
            "datetime",
            "incidentdate",
            "dateofincident",
            "dateofevent",
            "dateoccurred",
            "occurred",
            "observed",
            "day",
            "when",
            "times",
            "time",
            "eventtime",
            "coordtimes",
            "linestringtimestamps",
            "timestamp",
            "isodate",
            "published",
            "publishedat",
            "createdat",
            "дата",
        ],
    ),
    (
        Role::End,
        &[
            "end",
            "enddate",
            "dateend",
            "finish",
            "until",
            "enddatetime",
            "endtime",
        ],
    ),
    (
        Role::Lon,
        &[
            "longitude",
            "lon",
            "lng",
            "long",
            "decimallongitude",
            "longitudedd",
            "geolon",
            "geolng",
            "gpslongitude",
            "xlong",
            "x",
            "xcoord",
            "долгота",
            "довгота",
        ],
    ),
    (
        Role::Lat,
        &[
            "latitude",
            "lat",
            "decimallatitude",
            "latitudedd",
            "geolat",
            "gpslatitude",
            "ylat",
            "y",
            "ycoord",
            "широта",
        ],
    ),
    (
        Role::LatLon,
        &[
            "latlon",
            "latlng",
            "latlong",
            "coordinates",
            "coords",
            "coordinate",
            "gps",
            "geolocation",
            "geopoint",
            "wkt",
            "geom",
            "geometry",
            "thegeom",
            "координаты",
            "координати",
        ],
    ),
    (
        Role::Title,
        &[
            "title",
            "headline",
            "name",
            "event",
            "eventtitle",
            "incident",
            "label",
            "subject",
            "название",
            "назва",
        ],
    ),
    (
        Role::Text,
        &[
            "description",
            "desc",
            "summary",
            "text",
            "notes",
            "note",
            "details",
            "content",
            "body",
            "comments",
            "comment",
            "описание",
            "опис",
        ],
    ),
    (
        Role::Place,
        &[
            "place",
            "placename",
            "placedesc",
            "location",
            "locationname",
            "settlement",
            "locality",
            "city",
            "town",
            "village",
            "asciiname",
            "whereexact",
            "address",
            "admin3",
            "admin2",
            "admin1",
            "region",
            "место",
            "місце",
        ],
    ),
    (
        Role::Kind,
        &[
            "kind",
            "subeventtype",
            "eventtype",
            "type",
            "category",
            "class",
        ],
    ),
    (
        Role::Side,
        &[
            "side",
            "faction",
            "party",
            "parties",
            "actor1",
            "actor",
            "sidea",
            "belligerent",
        ],
    ),
    (Role::RussianAct, &["arusb"]),
    (Role::UkrainianAct, &["aukrb"]),
    (
        Role::Standing,
        &["standing", "verification", "verified", "status"],
    ),
    (
        Role::DatePrecision,
        &["dateprecision", "timeprecision", "dateprec"],
    ),
];

/// A column's name without case, spaces and signs: `Event Date` and
/// `event_date` are both `eventdate`.
pub fn plain_name(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a column of that name says, and how likely: 0 is the likeliest.
pub fn role_of(name: &str) -> Option<(Role, usize)> {
    let plain = plain_name(name);
    NAMES.iter().find_map(|(role, names)| {
        let rank = names.iter().position(|name| *name == plain)?;
        Some((*role, rank))
    })
}

/// The columns of a file, in the order in which they were met.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    names: Vec<String>,
    roles: Vec<Option<(Role, usize)>>,
}

/// Most different columns that are kept; the values of others are left out.
pub const MOST_COLUMNS: usize = 1000;

impl Columns {
    /// Index of the column of that name; a new one where there is none yet.
    /// `expected` is where it probably is. `None` beyond [`MOST_COLUMNS`].
    pub fn index_of(&mut self, name: &str, expected: usize) -> Option<usize> {
        if self.names.get(expected).is_some_and(|known| known == name) {
            return Some(expected);
        }
        let found = self.names.iter().position(|known| known == name);
        found.or_else(|| self.add(name))
    }

    /// Adds a column, whether there is one of that name or not.
    pub fn add(&mut self, name: &str) -> Option<usize> {
        if self.names.len() >= MOST_COLUMNS {
            return None;
        }
        self.names.push(name.to_owned());
        self.roles.push(role_of(name));
        Some(self.names.len() - 1)
    }

    /// Name of a column.
    pub fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    /// All names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What a column says, and how likely.
    pub fn role(&self, index: usize) -> Option<(Role, usize)> {
        *self.roles.get(index)?
    }

    /// Whether any column has the role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.iter().flatten().any(|(other, _)| *other == role)
    }

    /// Leaves dates and coordinates to one column each, the likeliest and of
    /// equals the first: in a table with a header their meaning is decided
    /// once. Where the likeliest column of other roles is empty in a row, the
    /// next one counts.
    pub fn decide(&mut self) {
        for role in [Role::Start, Role::End, Role::Lon, Role::Lat, Role::LatLon] {
            let of_role = self.roles.iter().enumerate().filter_map(|(i, slot)| {
                let (_, rank) = slot.filter(|(other, _)| *other == role)?;
                Some((rank, i))
            });
            let best = of_role.min().map(|(_, i)| i);
            self.clear(|i, other| other == role && Some(i) != best);
        }
        // Two numbers in columns of their own are surer than a text with both.
        if self.has(Role::Lon) && self.has(Role::Lat) {
            self.clear(|_, role| role == Role::LatLon);
        }
    }

    /// Takes the roles away of which that is true.
    fn clear(&mut self, wanted: impl Fn(usize, Role) -> bool) {
        for (i, slot) in self.roles.iter_mut().enumerate() {
            if slot.is_some_and(|(role, _)| wanted(i, role)) {
                *slot = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(header: &str) -> Columns {
        let mut columns = Columns::default();
        for name in header.split([',', ';']) {
            columns.add(name);
        }
        columns.decide();
        columns
    }

    /// The likeliest column of a role; of dates and coordinates the only one.
    fn named(columns: &Columns, role: Role) -> Option<&str> {
        let of_role = columns.roles.iter().zip(&columns.names);
        let mut all: Vec<_> = of_role
            .filter_map(|(slot, name)| Some((slot.filter(|(r, _)| *r == role)?.1, name.as_str())))
            .collect();
        all.sort();
        let one = matches!(role, Role::Start | Role::Lon | Role::Lat | Role::LatLon);
        assert!(!one || all.len() < 2, "{role:?} in {all:?}");
        all.first().map(|(_, name)| *name)
    }

    #[test]
    fn columns_of_known_exports() {
        let acled = decided(
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
             assoc_actor_1,inter1,actor2,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,\
             source,source_scale,notes,fatalities,tags,timestamp",
        );
        let viina = decided(
            "viina_version,event_id_1pd,date,n_reports,event_ids,sources,geonameid,feature_code,asciiname,ADM1_NAME,\
             longitude,latitude,GEO_PRECISION,t_mil_b,a_rus_b,a_ukr_b",
        );
        let geoconfirmed = decided(
            "Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;Geolocation;Equipment;Id",
        );
        let bellingcat =
            decided("id,date,latitude,longitude,location,description,sources,associations");
        let units =
            decided("date,lat,lng,icon,type,strength,unit,sources_url,sources_date,notes,country");
        for (found, start, lon, place) in [
            (&acled, "event_date", "longitude", Some("location")),
            (&viina, "date", "longitude", Some("asciiname")),
            (&geoconfirmed, "Date", "Longitude", None),
            (&bellingcat, "date", "longitude", Some("location")),
            (&units, "date", "lng", None),
        ] {
            assert_eq!(named(found, Role::Start), Some(start));
            assert_eq!(named(found, Role::Lon), Some(lon));
            assert!(named(found, Role::Lat).is_some());
            assert_eq!(named(found, Role::Place), place);
            assert_eq!(named(found, Role::LatLon), None, "{found:?}");
        }
        assert_eq!(named(&acled, Role::Kind), Some("sub_event_type"));
        assert_eq!(named(&acled, Role::Side), Some("actor1"));
        assert_eq!(named(&acled, Role::DatePrecision), Some("time_precision"));
        assert_eq!(named(&viina, Role::RussianAct), Some("a_rus_b"));
        assert_eq!(named(&geoconfirmed, Role::Side), Some("Faction"));
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for name in ["Event Date", "EVENT_DATE", "event-date", " eventDate "] {
            assert_eq!(role_of(name), Some((Role::Start, 1)), "{name}");
        }
        assert_eq!(role_of("Широта").map(|(role, _)| role), Some(Role::Lat));
        assert_eq!(role_of("country"), None);
        assert_eq!(role_of(""), None);
    }

    #[test]
    fn the_place_of_a_column_is_remembered() {
        let mut columns = Columns::default();
        assert_eq!(columns.index_of("a", 0), Some(0));
        assert_eq!(columns.index_of("b", 7), Some(1));
        assert_eq!(columns.index_of("a", 1), Some(0));
        for i in 2..MOST_COLUMNS {
            assert_eq!(columns.index_of(&i.to_string(), i), Some(i));
        }
        assert_eq!(columns.index_of("one too many", 0), None);
    }
}
