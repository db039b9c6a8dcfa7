//! Reading a file, building the index, and steps of the slider on it, at 1,000
//! to 1,000,000 events.

#![allow(missing_docs, reason = "criterion's macros make functions without any")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kursk_timeline::data::own::Opener;
use kursk_timeline::data::own::sample::{SampleFormat, write_sample};
use kursk_timeline::geo::Viewport;
use kursk_timeline::geo::viewport::oblast_extent;
use kursk_timeline::index::{Filter, Subset, cluster};
use kursk_timeline::model::DayRange;
use kursk_timeline::view::Mode;

#[path = "../../tests/support/crowd.rs"]
mod crowd;

const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500));
    for size in SIZES {
        for (name, format) in [
            ("geojson", SampleFormat::GeoJson),
            ("csv", SampleFormat::Csv),
        ] {
            let mut file = Vec::new();
            write_sample(&mut file, format, u64::from(size)).expect("memory takes all");
            group.throughput(Throughput::Bytes(file.len() as u64));
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| {
                    let mut opener = Opener::new(None);
                    for piece in file.chunks(1 << 16) {
                        opener.push(piece).expect("a sample can be read");
                    }
                    black_box(opener.finish().expect("a sample can be read"))
                });
            });
        }
    }
    group.finish();
}

fn index(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500));
    for size in SIZES {
        let catalog = crowd::catalog(size, 10);
        let mut filter = Filter::default();
        group.bench_function(BenchmarkId::new("build", size), |bencher| {
            bencher.iter(|| black_box(Subset::new(&catalog, &filter)));
        });
        filter.query = "event 77".to_owned();
        group.bench_function(BenchmarkId::new("search and build", size), |bencher| {
            bencher.iter(|| black_box(Subset::new(&catalog, &filter)));
        });
    }
    group.finish();
}

fn step(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("step");
    group
        .sample_size(30)
        .warm_up_time(Duration::from_millis(500));
    let viewport = Viewport::fitting(oblast_extent(), 1440.0, 780.0);
    for size in SIZES {
        let catalog = crowd::catalog(size, 10);
        let subset = Subset::new(&catalog, &Filter::default());
        for (name, mode) in [
            ("up to a day", Mode::UpTo),
            ("window of 7", Mode::Window(7)),
        ] {
            let mut day = 0;
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| {
                    day = (day + 97) % crowd::DAYS as i32;
                    let range: DayRange = mode.range(crowd::FIRST + day);
                    let events = &catalog.dataset.events;
                    black_box(cluster::clusters(&subset, events, &viewport, range).len())
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, parse, index, step);
criterion_main!(benches);
