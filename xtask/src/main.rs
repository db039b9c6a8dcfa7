//! The project's own commands. `cargo xtask` without arguments lists them.

mod args;
mod bench;
mod budget;
mod bundle;
mod compress;
mod data;
mod geodata;
mod http;
mod modules;
mod names;
mod page;
mod project;
mod reader;
mod sample;
mod serve;
mod sizes;
mod split;
mod styles;
mod test;
mod texts;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
The commands of this project:

  cargo xtask serve [--port 8080] [--open] [--base /folder/]
      builds the page and serves it on 127.0.0.1
      --dev             rebuilds and reloads at every change (Trunk's live reload)
      --no-build        serves what is already built; --dist FOLDER serves another folder
      --port 0          takes any free port and prints it
  cargo xtask build [--dev]
      builds the page into dist/, ready for any static host (--dev: quick and large)
  cargo xtask test [--fast] [--only LAYER]
      runs every test layer: fmt, clippy, clippy-wasm, core, native, build, budgets, browser, e2e
      --fast            the native tests alone
  cargo xtask bench [--native] [--page] [--contest [--sizes 1000,100000]]
      measures: the index on this machine; first markers and slider steps of the built page in
      headless Chromium; files of made-up events in this page and in other maps (needs npm)
  cargo xtask sizes
      what each crate takes of the page's code, after a build
  cargo xtask data ...
      works on the dataset in assets/data/
  cargo xtask geodata ...
      makes the base map in assets/geo/
  cargo xtask sample --events N [--format geojson|csv] [--out FILE]
      writes a file of made-up events, to open in the page
  cargo xtask tools
      finds or installs everything that the commands above need, and shows where it is
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        None => ("help", [].as_slice()),
        Some((command, rest)) => (command.as_str(), rest),
    };
    let result = match command {
        "serve" => serve::run(rest),
        "build" => bundle::run(rest),
        "post-build" => bundle::post_build(rest), // Trunk's hook, see Trunk.toml
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "sizes" => sizes::run(rest),
        "tools" => tools::run(rest),
        "data" => data::run(rest),
        "geodata" => geodata::run(rest),
        "sample" => sample::run(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(anyhow::anyhow!("there is no command `{other}`\n\n{HELP}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
