//! Files of made-up events, always the same for the same number: what tests,
//! fuzzing and benchmarks open. Nothing in them is a report.

use std::fmt::Write;
use std::io;

use crate::model::Day;

/// The form of a sample file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleFormat {
    /// A GeoJSON FeatureCollection, one feature a line.
    GeoJson,
    /// Comma-separated values with a header.
    Csv,
}

/// First day of a sample, 6 August 2024.
const FIRST_DAY: Day = Day(19_941);
/// Days of a sample: its last day is 26 April 2025.
const DAYS: u64 = 264;
/// Places around which two thirds of the events lie.
const CENTRES: u64 = 60;
const KINDS: [&str; 6] = [
    "strike",
    "assault",
    "advance",
    "movement",
    "statement",
    "capture",
];
const SIDES: [&str; 4] = ["UA", "RU", "KP", "other"];

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014): small, and the same everywhere.
#[derive(Clone, Copy, Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// One made-up event.
struct Made {
    number: u64,
    day: Day,
    /// Hundred-thousandths of a degree.
    lon: u64,
    lat: u64,
    place: u64,
    kind: &'static str,
    side: &'static str,
}

/// The event of that number.
fn made(number: u64) -> Made {
    let mut random = Random(number);
    let place = random.below(CENTRES);
    let mut centre = Random(u64::MAX - place);
    // From 33.9 E, 50.6 N: 4.7 degrees wide, 1.9 high, about the oblast.
    let (mut lon, mut lat) = (centre.below(450_000), centre.below(170_000));
    if random.below(3) == 0 {
        (lon, lat) = (random.below(470_000), random.below(190_000));
    } else {
        // The sum of two throws: denser towards the middle.
        lon += random.below(10_000) + random.below(10_000);
        lat += random.below(10_000) + random.below(10_000);
    }
    Made {
        number,
        day: FIRST_DAY + random.below(DAYS) as i32,
        lon: 3_390_000 + lon,
        lat: 5_060_000 + lat,
        place,
        kind: KINDS[random.below(KINDS.len() as u64) as usize],
        side: SIDES[random.below(SIDES.len() as u64) as usize],
    }
}

impl Made {
    fn write(&self, format: SampleFormat, text: &mut String) -> std::fmt::Result {
        let Made {
            number,
            day,
            lon,
            lat,
            place,
            kind,
            side,
        } = self;
        let degrees = |units: &u64| format!("{}.{:05}", units / 100_000, units % 100_000);
        let (lon, lat) = (degrees(lon), degrees(lat));
        match format {
            SampleFormat::GeoJson => write!(
                text,
                "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}},\
                 \"properties\":{{\"id\":\"S{number}\",\"date\":\"{day}\",\"kind\":\"{kind}\",\"side\":\"{side}\",\
                 \"title\":\"Made-up event {number}\",\"place\":\"Place {place}\",\
                 \"description\":\"Nothing of this kind was reported.\",\
                 \"source\":\"https://example.org/{number}\"}}}}"
            ),
            SampleFormat::Csv => writeln!(
                text,
                "S{number},{day},{lon},{lat},{kind},{side},Made-up event {number},Place {place},\
                 \"Nothing of this kind was reported, \"\"{place}\"\".\",https://example.org/{number}"
            ),
        }
    }
}

/// Writes a file of so many made-up events.
///
/// # Errors
/// Those of the place it is written to.
pub fn write_sample(out: &mut dyn io::Write, format: SampleFormat, events: u64) -> io::Result<()> {
    let head = match format {
        SampleFormat::GeoJson => "{\"type\":\"FeatureCollection\",\"features\":[\n",
        SampleFormat::Csv => {
            "id,date,longitude,latitude,kind,side,title,place,description,source\n"
        }
    };
    let mut text = head.to_owned();
    for number in 0..events {
        if number > 0 && format == SampleFormat::GeoJson {
            text.push_str(",\n");
        }
        made(number)
            .write(format, &mut text)
            .map_err(io::Error::other)?;
        if text.len() > 1 << 16 {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    if format == SampleFormat::GeoJson {
        text.push_str("\n]}\n");
    }
    out.write_all(text.as_bytes())
}
