//! Nothing is in here: the benchmarks are in `benches/`, the contest with other
//! maps is in `web/`.
